import type { Extending, LetterTo, Move, Standard } from './standard.ts';

/**
 * What a move does, a sentence each, in the order in which it matters to the one who makes it:
 * for the desk's forms and for the public page.
 */
export function describeMove(standard: Standard, move: Move): string[] {
  const promises = (names: readonly string[]) => names.map((name) => titleOf(standard.promises, name));
  const plans = (names: readonly string[]) => names.map((name) => titleOf(standard.attempts, name));
  return [
    whereTo(standard, move),
    ...sentence(
      'notes on the item:',
      Object.entries(move.sets).map(([what, value]) => `${what} is ${value}`),
    ),
    ...sentence('keeps the promise', promises(move.keeps)),
    ...sentence('ends without verdict the promise', promises(move.supersedes)),
    ...sentence('starts the promise', promises(move.starts)),
    ...move.extends.map((extending) => wordExtending(standard, move, extending)),
    ...sentence('begins attempts:', plans(move.begins)),
    ...sentence('ends attempts:', plans(move.ends)),
    ...(move.appointment === undefined
      ? []
      : [`${APPOINTMENT[move.appointment.does]} (${move.appointment.kind})`]),
    ...move.letters.map(wordLetter),
    ...(move.exception === undefined ? [] : [`puts it before a person: “${move.exception}”`]),
    ...wordCount(standard, move),
  ];
}

/** `letter “apology” to the client`, and when. */
export function wordLetter(letter: LetterTo): string {
  const when = Object.entries(letter.when ?? {}).map(([field, answer]) => `${field} is ${answer}`);
  const sender = letter.senderOf === undefined ? '' : `, and to whoever sent the ${letter.senderOf}`;
  return `writes “${letter.letter}” to the ${letter.to}${sender}${when.length === 0 ? '' : `, where ${when.join(' and ')}`}`;
}

export const titleOf = (
  among: readonly { readonly name: string; readonly title: string }[],
  name: string,
): string => `“${among.find((one) => one.name === name)?.title ?? name}”`;

const APPOINTMENT: Readonly<Record<NonNullable<Move['appointment']>['does'], string>> = {
  offers: 'offers times for an appointment',
  books: 'books the appointment',
  assigns: 'says who goes',
  moves: 'moves the appointment',
  done: 'notes the visit as done',
  'no access': 'notes that nobody let us in',
  missed: 'notes the appointment as missed by us',
  cancelled: 'cancels the appointment',
};

function whereTo(standard: Standard, move: Move): string {
  const whole = move.together ? 'with all its open items ' : '';
  if (move.closes !== undefined) return `${whole}closes it as ${titleOf(standard.closures, move.closes)}`;
  if (move.to === 'same') return `${whole}leaves it where it stands`;
  return `${whole}brings it to ${titleOf(standard.stages, move.to)}`;
}

const sentence = (verb: string, what: readonly string[]): string[] =>
  what.length === 0 ? [] : [`${verb} ${what.join(', ')}`];

function wordExtending(standard: Standard, move: Move, extending: Extending): string {
  const until = move.asks.find((ask) => ask.name === extending.until)?.title;
  const stated = move.asks.find((ask) => ask.name === extending.stated)?.title;
  return [
    `extends the promise ${titleOf(standard.promises, extending.promise)}`,
    until === undefined ? ' to the end of the wait' : ` to “${until}”`,
    extending.because === 'the choice made' ? ', for the reason chosen' : `, because: ${extending.because}`,
    stated === undefined ? '' : `, if “${stated}” is filled in`,
    extending.needs.length === 0 ? '' : `, if: ${extending.needs.join(', ')}`,
  ].join('');
}

function wordCount(standard: Standard, { counts }: Move): string[] {
  if (counts === undefined) return [];
  const begins =
    counts.begins === undefined ? '' : ` and attempts begin: ${titleOf(standard.attempts, counts.begins)}`;
  return [`counts ${counts.what}; at ${counts.limit} a person gets it${begins}`];
}

import type { Extending, Move, Standard } from './standard.ts';
import { wordGuard } from './word-guard.ts';
import { allOf, wordLetters } from './word-letter.ts';

/**
 * What a move does, a sentence each, in the order in which it matters to the one who makes it, in words that need no
 * knowledge of the standard's file: for the desk's forms and for the public page.
 */
export function describeMove(standard: Standard, move: Move): string[] {
  const promises = (names: readonly string[]) => names.map((name) => titleOf(standard.promises, name));
  const plans = (names: readonly string[]) => names.map((name) => titleOf(standard.attempts, name));
  const afresh = move.begins.filter((name) => move.ends.includes(name));
  const only = (names: readonly string[]) => plans(names.filter((name) => !afresh.includes(name)));
  return [
    whereTo(standard, move),
    ...sentence(
      'notes on the item:',
      Object.entries(move.sets).map(([what, value]) => `${what} “${value}”`),
    ),
    ...kept(promises(move.keeps)),
    ...stopped(promises(move.supersedes)),
    ...counted('starts the promise', 'starts the promises', promises(move.starts)),
    ...move.extends.map((extending) => wordExtending(standard, move, extending)),
    ...sentence('begins afresh:', plans(afresh)),
    ...sentence('begins:', only(move.begins)),
    ...sentence('ends:', only(move.ends)),
    ...wordAppointment(move),
    ...wordLetters(move.letters, move.asks),
    ...(move.exception === undefined ? [] : [`puts it before a person: “${move.exception}”`]),
    ...wordCount(standard, move),
  ];
}

export const titleOf = (
  among: readonly { readonly name: string; readonly title: string }[],
  name: string,
): string => `“${among.find((one) => one.name === name)?.title ?? name}”`;

function whereTo(standard: Standard, move: Move): string {
  const what = move.together ? 'all open items' : 'the item';
  if (move.closes !== undefined) return `closes ${what}: ${titleOf(standard.closures, move.closes)}`;
  if (move.to === 'same') return `leaves ${what} at the same stage`;
  return `moves ${what} to ${titleOf(standard.stages, move.to)}`;
}

/** Of several promises that a move keeps, mostly one is running. */
const kept = (titles: readonly string[]): string[] =>
  titles.length < 2
    ? titles.map((title) => `fulfils the promise ${title}`)
    : [`fulfils whichever of these promises is running: ${allOf(titles)}`];

const stopped = (titles: readonly string[]): string[] =>
  titles.length < 2
    ? titles.map((title) => `stops the promise ${title}: it counts neither as kept nor as late`)
    : [`stops whichever of these promises is running, neither kept nor late: ${allOf(titles)}`];

const counted = (one: string, several: string, titles: readonly string[]): string[] =>
  sentence(titles.length === 1 ? one : several, titles);

const sentence = (verb: string, what: readonly string[]): string[] =>
  what.length === 0 ? [] : [`${verb} ${allOf(what)}`];

const APPOINTMENT: Readonly<Record<NonNullable<Move['appointment']>['does'], (kind: string) => string>> = {
  offers: (kind) => `offers times for the ${kind}`,
  books: (kind) => `books the ${kind}`,
  assigns: (kind) => `says who goes to the ${kind}`,
  moves: (kind) => `moves the ${kind} to the new time`,
  done: (kind) => `notes the ${kind} as done`,
  'no access': (kind) => `notes that nobody let us in for the ${kind}`,
  missed: (kind) => `notes that we missed or moved the ${kind}`,
  cancelled: (kind) => `cancels the ${kind}, if one is booked`,
};

const wordAppointment = ({ appointment }: Move): string[] =>
  appointment === undefined ? [] : [APPOINTMENT[appointment.does](appointment.kind)];

function wordExtending(standard: Standard, move: Move, extending: Extending): string {
  const until = move.asks.find((ask) => ask.name === extending.until)?.title;
  const stated = move.asks.find((ask) => ask.name === extending.stated)?.title;
  const only = [
    ...(stated === undefined ? [] : [`“${stated}” is filled in`]),
    ...extending.needs.map(wordGuard),
  ];
  return [
    `gives the promise ${titleOf(standard.promises, extending.promise)} a later date: `,
    until === undefined ? 'the end of the wait that begins now' : `what is entered under “${until}”`,
    extending.because === 'the choice made'
      ? ', for the reason chosen'
      : `, for the reason “${extending.because}”`,
    only.length === 0 ? '' : `; only if ${allOf(only)}`,
  ].join('');
}

function wordCount(standard: Standard, { counts }: Move): string[] {
  if (counts === undefined) return [];
  const begins =
    counts.begins === undefined ? '' : `, and this begins: ${titleOf(standard.attempts, counts.begins)}`;
  return [
    `counts how often there is “${counts.what}”: the ${ordinal(counts.limit)} time a person is asked to look${begins}`,
  ];
}

const ordinal = (n: number): string => ['first', 'second', 'third', 'fourth', 'fifth'][n - 1] ?? `${n}th`;

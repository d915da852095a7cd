/** What a registration form tells, by the names under which it asks; absent where it was left empty. */
export interface FormAnswers {
  readonly client?: string;
  readonly site?: string;
  readonly plot?: string;
  readonly address?: string;
  readonly postcode?: string;
  readonly homeowner?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly fault?: string;
  readonly times?: string;
  readonly reference?: string;
}

type Field = keyof FormAnswers;

/** The plain-text form, question by question, and the other ways in which people write its headings. */
const fields: readonly { readonly field: Field; readonly ask: string; readonly also: readonly string[] }[] = [
  {
    field: 'client',
    ask: 'Builder, developer or housing provider',
    also: ['builder', 'developer', 'housing provider', 'client', 'landlord'],
  },
  { field: 'site', ask: 'Site or development', also: ['site', 'development', 'site name'] },
  { field: 'plot', ask: 'Plot', also: ['plot number', 'plot no'] },
  { field: 'address', ask: 'Address', also: ['postal address', 'home', 'home address', 'property'] },
  { field: 'postcode', ask: 'Postcode', also: ['post code'] },
  {
    field: 'homeowner',
    ask: 'Name of the person who lives there',
    also: ['homeowner', 'resident', 'tenant', 'name', 'homeowner name', 'customer'],
  },
  {
    field: 'phone',
    ask: 'Their phone number',
    also: ['phone', 'telephone', 'mobile', 'phone number', 'tel'],
  },
  {
    field: 'email',
    ask: 'Their e-mail address',
    also: ['email', 'e-mail', 'email address', 'e-mail address', 'their email address', 'their email'],
  },
  {
    field: 'times',
    ask: 'Best times to reach them',
    also: ['best times', 'preferred times', 'when to ring'],
  },
  {
    field: 'reference',
    ask: 'Your own reference, if you have one',
    also: ['your own reference', 'your reference', 'our reference', 'our ref', 'reference'],
  },
  {
    field: 'fault',
    ask: 'What is wrong, with which product',
    also: ['what is wrong', 'fault', 'problem', 'description', 'issue', 'defect'],
  },
];

const longestAnswer = 4000;
const fewest = 3;

/** The form as plain text, to be answered in a reply. */
export const blankForm = (): string => fields.map(({ ask }) => `${ask}:`).join('\n');

/**
 * Reads a form that came back in a mail: lines of 'heading: answer', in any order and case, answers over several lines,
 * behind '>' of a reply too. Null when fewer than three headings of the form are there.
 */
export function readForm(text: string): FormAnswers | null {
  const answers = new Map<Field, string[]>();
  let current: Field | null = null;
  let headings = 0;
  for (const line of text.split('\n', 2000)) {
    const plain = line.replace(/^(?:\s{0,3}>)+\s?/, '').trim();
    const heading = /^\W{0,3}([\p{L}][\p{L} ,'’-]{1,60}?)\s{0,3}[:=]\s{0,3}(.*)$/u.exec(plain);
    const field = heading === null ? undefined : known.get(keyOf(heading[1] ?? ''));
    if (field !== undefined) {
      headings += 1;
      current = field;
      if (!answers.has(field) || answers.get(field)?.join('') === '')
        answers.set(field, [heading?.[2] ?? '']);
      continue;
    }
    if (current !== null && (current === 'fault' || current === 'address') && plain !== '')
      answers.get(current)?.push(plain);
    else if (plain === '' && current !== 'fault') current = null;
  }
  if (headings < fewest) return null;
  const given = [...answers].flatMap(([field, lines]) => {
    const answer = lines.join('\n').trim().slice(0, longestAnswer).toWellFormed();
    return answer === '' || /^(n\/?a|none|-+|\.+|_+)$/i.test(answer) ? [] : [[field, answer] as const];
  });
  return Object.fromEntries(given);
}

const keyOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L} ]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const known: ReadonlyMap<string, Field> = new Map(
  fields.flatMap(({ field, ask, also }) => [ask, ...also].map((heading) => [keyOf(heading), field] as const)),
);

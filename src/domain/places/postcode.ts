/** A postcode of the United Kingdom as it is written on an envelope ('LS15 8ZZ'). */
export type Postcode = string;

export interface FoundPostcode {
  readonly postcode: Postcode;
  /** A letter stood for a digit or a digit for a letter: a person should be shown what was read. */
  readonly repaired: boolean;
}

const longest = 200_000;
const most = 30;

// Royal Mail's format: the letter that may follow a digit is never O or I.
const outward = /^(?:[A-Z]{1,2}\d\d?|[A-Z]\d[A-HJKPSTUW]|[A-Z]{2}\d[ABEHMNPRVWXY])$/;
const inward = /^\d[A-Z]{2}$/;
const shapes = ['A9', 'A99', 'AA9', 'AA99', 'A9A', 'AA9A'];

/** The parts of a postcode, mistaken O/0 and I/1 put right; null when the text is none. */
export function readPostcode(text: string): FoundPostcode | null {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.-]/g, '');
  if (plain.length < 5 || plain.length > 7) return null;
  const out = plain.slice(0, -3);
  const last = plain.slice(-3);
  if (outward.test(out) && inward.test(last)) return { postcode: `${out} ${last}`, repaired: false };
  const end = repairedTo('9AA', last);
  const start = shapes
    .map((shape) => repairedTo(shape, out))
    .find((read) => read !== null && outward.test(read));
  if (end === null || start === undefined || start === null) return null;
  return { postcode: `${start} ${end}`, repaired: true };
}

/**
 * Every postcode in a text, each once, in order. One that needs a repair counts only where its first half holds a
 * digit, because otherwise common words would read as postcodes.
 */
export function postcodesIn(text: string): FoundPostcode[] {
  const plain = text.slice(0, longest).normalize('NFKC');
  const found = new Map<Postcode, FoundPostcode>();
  for (const match of plain.matchAll(
    /(?<![\p{L}\p{N}])([a-z0-9]{2,4})[ \t]{0,2}([a-z0-9]{3})(?![\p{L}\p{N}])/giu,
  )) {
    const read = readPostcode(`${match[1]}${match[2]}`);
    const sound = read !== null && (!read.repaired || repairable(match[1] ?? '', match[2] ?? ''));
    if (sound && !found.has(read.postcode)) found.set(read.postcode, read);
    if (found.size >= most) break;
  }
  return [...found.values()];
}

// Words have no digit in the first half, phone numbers no letter in either.
const repairable = (first: string, second: string): boolean =>
  /\d/.test(first) && /[a-z]/i.test(first) && /[a-z]/i.test(second);

/** The half of a postcode that names the district: 'LS15' of 'LS15 8ZZ'. */
export const outcodeOf = (postcode: Postcode): string => postcode.slice(0, postcode.indexOf(' '));

/** Districts named in a text by themselves or as the first half of a postcode, each once. */
export function outcodesIn(text: string): string[] {
  const plain = text.slice(0, longest).normalize('NFKC').toUpperCase();
  const alone = Array.from(
    plain.matchAll(/(?<![\p{L}\p{N}])([A-Z]{1,2}\d[A-Z\d]?)(?![\p{L}\p{N}])/gu),
    (match) => match[1] ?? '',
  );
  const halves = postcodesIn(text).map(({ postcode }) => outcodeOf(postcode));
  return [...new Set([...halves, ...alone.filter((code) => outward.test(code))])].slice(0, most);
}

function repairedTo(shape: string, text: string): string | null {
  if (text.length !== shape.length) return null;
  let read = '';
  for (const [at, kind] of [...shape].entries()) {
    const letter = text[at] ?? '';
    const meant =
      kind === '9'
        ? ({ O: '0', I: '1', L: '1' }[letter] ?? letter)
        : ({ '0': 'O', '1': 'I' }[letter] ?? letter);
    if (kind === '9' ? !/\d/.test(meant) : !/[A-Z]/.test(meant)) return null;
    read += meant;
  }
  return read;
}

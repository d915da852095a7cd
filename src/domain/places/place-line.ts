import { nameKey } from './address-key.ts';
import { readPostcode } from './postcode.ts';

/** Streets by words that mean little else, and by words that name a street only with a capital ('won't close'). */
const plainStreet =
  /^(?:street|st|road|rd|avenue|ave|lane|ln|crescent|cres|terrace|terr|gardens|gdns|grove|mews|square|boulevard|cul-de-sac)$/i;
const capitalStreet =
  /^(?:Close|Cl|Way|Wy|Drive|Dr|Court|Ct|Crt|Place|Pl|Rise|View|Walk|Row|Green|Park|Hill|Gate|Fold|Croft|Meadow|Meadows|Field|Fields|Yard|Wharf|Quay|Parade|Chase|Garth|Mount|Vale|Bank|Common|Lea|Ridge)$/;
const house = /^(?:no\.? ?)?\d{1,4}[a-z]?(?:[-/]\d{1,4}[a-z]?)?$/i;
const flat = /^(?:flat|apartment|apt) \w{1,4}$/i;
const leadIn =
  /^(?:(?:my|our|the|full|home|postal) )*(?:address|home|house)(?: is| ?:)\s*|^(?:we|i)(?: live|['’]?re|['’]?m| are| am| moved)? (?:at|in|into)\s+(?=.{0,60}\d)|^(?:address|home|at)\s*:?\s+(?=.{0,60}\d)/i;

/** '84 Fir Way' of 'We live at 84 Fir Way'. */
export const withoutLeadIn = (line: string): string => line.replace(leadIn, '');

/**
 * Whether a line holds a place and nothing else: '12 Harbour Street, Preston',
 * 'Plot 14, Harbour Row' where that name is among `known` (as name keys), 'Leeds LS15 8CK', a bare postcode.
 */
export function placeLine(line: string, known: ReadonlySet<string>): boolean {
  const said = line.trim().replace(/[.,;]{1,3}$/, '');
  const { rest, postcode } = withoutPostcode(said);
  const parts = rest.split(/\s*,\s*|\s+at\s+|\s+-\s+/).filter((part) => part !== '');
  if (parts.length === 0) return postcode;
  if (parts.length > 7) return false;
  if (known.has(nameKey(parts.join(' ')))) return true;
  const joined = joinedNumbers(parts);
  const street = joined.some(isStreet);
  if (!street && !joined.some((part) => isPlot(part, known))) return postcode && joined.every(isTown);
  return joined.every((part) => isPart(part, known, street));
}

function withoutPostcode(text: string): { rest: string; postcode: boolean } {
  const end = /^(.*?)[\s,]*\b([a-z]{1,2}\d[a-z\d]?)\s{0,2}(\d[a-z]{2})$/i.exec(text);
  return end !== null && readPostcode(`${end[2]}${end[3]}`) !== null
    ? { rest: (end[1] ?? '').replace(/[\s,]+$/, ''), postcode: true }
    : { rest: text, postcode: false };
}

/** '12, Weir Court': the number belongs to the street. */
const joinedNumbers = (parts: readonly string[]): string[] =>
  parts.flatMap((part, at) => {
    const before = parts[at - 1];
    if (house.test(part) && parts[at + 1] !== undefined) return [];
    return [before !== undefined && house.test(before) ? `${before} ${part}` : part];
  });

/** A number, up to four words, a word for a street; a town may stand behind it. */
function isStreet(part: string): boolean {
  const words = part.replace(/^(?:(?:flat|apartment|apt|unit) \w{1,4}|number) (?=\d)/i, '').split(/\s+/);
  if (!house.test(words[0] ?? '')) return false;
  const at = words.findIndex(
    (word, n) => n >= 2 && n <= 5 && (plainStreet.test(word.replace(/\.$/, '')) || capitalStreet.test(word)),
  );
  if (at === -1) return false;
  const capitals = words.slice(1, at).every((word) => /^[\p{Lu}\d]/u.test(word));
  const sure = plainStreet.test(words[at]?.replace(/\.$/, '') ?? '') || capitals;
  return sure && words.slice(at + 1).every((word) => /^\p{Lu}/u.test(word)) && words.length <= at + 4;
}

function isPlot(part: string, known: ReadonlySet<string>): boolean {
  if (flat.test(part)) return true;
  const match = /^plot\s?(?:no\.?|number)?\s?[a-z]?\d{1,4}[a-z]?(?:\s+(?:of\s+|in\s+)?(.+))?$/i.exec(part);
  return match !== null && (match[1] === undefined || known.has(nameKey(match[1])) || isStreet(match[1]));
}

const isPart = (part: string, known: ReadonlySet<string>, afterStreet: boolean): boolean =>
  known.has(nameKey(part)) ||
  isStreet(part) ||
  isPlot(part, known) ||
  /^[Tt]he \p{Lu}\p{L}+$/u.test(part) ||
  (afterStreet && isTown(part));

const isTown = (part: string): boolean => {
  const words = part.split(/\s+/);
  return words.length <= 4 && words.every((word) => /^\p{L}[\p{L}'’-]*$/u.test(word));
};

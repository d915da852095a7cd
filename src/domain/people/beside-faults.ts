import { nameKey } from '../places/address-key.ts';
import { placeLine, withoutLeadIn } from '../places/place-line.ts';
import { phonesIn } from './contact-key.ts';

/** What is said of a thing that is at fault. */
export const state =
  /\b(is|are|was|were|isnt|isn't|wont|won't|doesnt|doesn't|does not|will not|has|have|missing|broken|chipped|scratched|swollen|loose|cracked|damaged|faulty|stuck|keeps)\b/i;
const says = /\b(not|dont|don't|cant|can't|cannot|leak|leaks|leaking|wrong|fell|fallen|falling)\b/i;
const saysFault = (line: string): boolean => state.test(line) || says.test(line);

const longestLine = 160;
const greeting =
  /^(hi|hello|hey|dear|good (?:morning|afternoon|evening)|morning|afternoon|thanks|thank you|sent from)\b.{0,40}$/i;
const signOff =
  /^(?:(?:many|kind|kindest|best|warm|warmest|with) )*(?:regards|rgds|wishes|thanks|thank you|thx|ta|cheers|sincerely|yours|yours (?:sincerely|faithfully|truly))(?: (?:in advance|again|very much|so much))?[\s,.!]*(?:\p{Lu}[\p{L}'’-]*[\s,.!]*){0,3}$/iu;
const footer =
  /\b(confidential|intended (?:only|solely)|addressee|disclaimer|consider the environment|registered (?:office|in|no)|company (?:no|number|registration))\b/i;
const label =
  /^(?:(?:my|our|your|their|home|postal|full|contact|phone|mobile|telephone|email|order|plot|house) ){0,2}(?:address|post ?code|site|development|ref|reference|order|phone|tel|telephone|mob|mobile|number|no|e-?mail|name|homeowner|tenant|resident|customer|from|to|cc|sent|date|subject|t|m|e|w)\.? ?[:=]/i;
const mailOrPage = /^(?:https?:\/\/|www\.)\S+$|^\S+@\S+\.\S+$/i;

/**
 * The lines of a message that may speak of a fault: without greeting, sign-off and what stands under it, lines that
 * only hold a postal address, a name among `names`, a phone number or an answer to a heading such as 'Our ref:'.
 * None where there is nothing else. A line that says what is wrong with something always stays.
 */
export function besidesLeftOut(lines: readonly string[], names: readonly string[] = []): string[] {
  const known = new Set(names.map(nameKey).filter((name) => name !== ''));
  const kept: string[] = [];
  let signed = false;
  let addressed = false;
  for (const [at, line] of lines.entries()) {
    if (line === '') continue;
    signed ||= kept.length > 0 && signOff.test(line.slice(0, longestLine));
    const place = isPlace(line, known);
    const beside: boolean =
      place ||
      isBeside(line, known) ||
      (signed && underName(line)) ||
      (addressed && isName(line) && addressGoesOn(lines, at, known));
    addressed = beside && (place || addressed);
    if (!beside) kept.push(line);
  }
  return kept;
}

function isPlace(line: string, known: ReadonlySet<string>): boolean {
  const said = withoutLeadIn(line.slice(0, longestLine + 1));
  return said.length <= longestLine && !saysFault(said) && placeLine(said, known);
}

function isBeside(line: string, known: ReadonlySet<string>): boolean {
  if (footer.test(line.slice(0, 1000))) return true;
  if (line.length > longestLine || saysFault(line)) return false;
  return (
    greeting.test(line) ||
    signOff.test(line) ||
    known.has(nameKey(line)) ||
    (label.test(line) && line.split(/\s+/).length <= 9) ||
    mailOrPage.test(line) ||
    isNumberToRing(line)
  );
}

/** '07700 900123', 'Mob: 07700 900123', 'Joan Gallagher 07700 900123', 'call me on 07700 900123'. */
function isNumberToRing(line: string): boolean {
  const rest = line.replace(/(?:\+|\(?0)[\d\s().+-]{8,20}/, ' ');
  return (
    rest !== line && phonesIn(line).length > 0 && rest.split(/[^\p{L}]+/u).length <= 8 && !/\d/.test(rest)
  );
}

/** Name, post and firm under a sign-off. A postscript is none of them. */
const underName = (line: string): boolean =>
  line.length <= longestLine &&
  !saysFault(line) &&
  !/^(p\.?\s?s\b|also\b|[-*•–\d])/i.test(line) &&
  line.split(/\s+/).length <= 6;

const isName = (line: string): boolean =>
  /^(?:\p{Lu}[\p{L}'’-]{0,30},?\s{0,3}){1,3}$/u.test(line) && !saysFault(line);

/** A line of names under an address is the town where a postcode or nothing more follows. */
function addressGoesOn(lines: readonly string[], at: number, known: ReadonlySet<string>): boolean {
  const next = lines.slice(at + 1, at + 4).find((line) => !isName(line) || line === '');
  return next === undefined || next === '' || isPlace(next, known) || isBeside(next, known);
}

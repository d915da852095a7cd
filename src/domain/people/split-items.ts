import { besidesLeftOut, state } from './beside-faults.ts';

const longestItem = 2000;
const most = 20;

/**
 * The faults that a message describes, modestly: lines with a number or a bullet, a sentence that begins with 'also',
 * two clauses joined by 'and' that each have a verb of being. Greeting, address and signature are none, nor a line that
 * is one of `names` (of the sender, of the site). One text where nothing tells them apart; a person can split or join
 * them on the desk.
 */
export function splitItems(text: string, names: readonly string[] = []): string[] {
  const lines = text.split('\n', 2000).map((line) => line.trim());
  const bullets = lines.filter((line) => bullet.test(line));
  if (bullets.length >= 2) return bounded(bullets.map((line) => line.replace(bullet, '')));
  const words = besidesLeftOut(lines, names).join('\n');
  const parts = words.split(/(?<=[.!?\n])\s*(?=also\b)|\n(?=also\b)/i).flatMap((part) =>
    part
      .split(/(?<=[.!?])\s+|\n+/)
      .flatMap(twoClauses)
      .reduce<string[]>(joined, []),
  );
  return bounded(words === '' ? [text.trim()] : parts);
}

const bullet = /^\s{0,8}(?:[-*•–]|\(?\d{1,2}[.):]|[a-h]\))\s{1,4}(?=\S)/;
function twoClauses(sentence: string): string[] {
  const [first = '', ...rest] = sentence.split(/\s+and\s+(?=the\b|a\b|one\b|my\b|our\b|two\b)/i);
  const second = rest.join(' and ');
  return rest.length > 0 && state.test(first) && state.test(second) ? [first, second] : [sentence];
}

/** A sentence without a state of things belongs to the one before it; the first stands anyway. */
function joined(all: string[], sentence: string): string[] {
  const last = all.at(-1);
  const begins = /^also\b/i.test(sentence);
  const own = (state.test(sentence) && last !== undefined && sentencesApart(last, sentence)) || begins;
  if (last === undefined || own) return [...all, sentence];
  return [...all.slice(0, -1), `${last} ${sentence}`];
}

/** Only a joined pair ('A won't shut' and 'the B is swollen') is taken apart; whole sentences stay together. */
function sentencesApart(last: string, next: string): boolean {
  return !/[.!?]$/.test(last) && !/^(i|we|she|he|they|it|please|im|i'm)\b/i.test(next);
}

function bounded(items: readonly string[]): string[] {
  const full = items
    .map((item) => item.trim().slice(0, longestItem).toWellFormed())
    .filter((item) => item !== '');
  return full.length <= most
    ? full
    : [
        ...full.slice(0, most - 1),
        full
          .slice(most - 1)
          .join('\n')
          .slice(0, longestItem)
          .toWellFormed(),
      ];
}

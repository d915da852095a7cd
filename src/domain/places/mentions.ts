import { addressKey } from './address-key.ts';
import { outcodesIn, postcodesIn } from './postcode.ts';

/** What a text says of a place, in the shapes in which places are stored; each list without repetition. */
export interface PlaceMentions {
  readonly postcodes: readonly string[];
  /** Postcodes that were put right; a person should see them. */
  readonly repaired: readonly string[];
  readonly outcodes: readonly string[];
  /** Lower case. */
  readonly plots: readonly string[];
  /** House numbers that are named as such: 'number 7', 'no. 12a'. */
  readonly numbers: readonly string[];
  /** Runs of words that begin with a number or a flat: what an address begins with. */
  readonly heads: readonly string[];
  /** Runs of words that may name a site or a client. */
  readonly names: readonly string[];
}

const mostWords = 1500;
const mostPlots = 60;

/** Reads the places that a text mentions. Nothing is decided: several are several. */
export function placeMentions(text: string): PlaceMentions {
  const found = postcodesIn(text);
  const words = addressKey(text).split(' ').slice(0, mostWords);
  return {
    postcodes: found.map(({ postcode }) => postcode),
    repaired: found.filter(({ repaired }) => repaired).map(({ postcode }) => postcode),
    outcodes: outcodesIn(text),
    plots: plotsIn(text),
    numbers: numbersIn(text),
    heads: runs(words, 2, 6).filter((run) => /^(\d{1,4}[a-z]? \p{L}|flat )/u.test(run)),
    names: runs(words, 1, 4).filter((run) => /\p{L}{3}/u.test(run)),
  };
}

/** Plots by number, also several at once: 'plot 41', 'plots 3, 7 and 9', 'plots 12-15'. */
export function plotsIn(text: string): string[] {
  const plain = text.slice(0, 200_000).normalize('NFKC').toLowerCase();
  const plots = new Set<string>();
  for (const match of plain.matchAll(
    /(?<!\p{L})plots?[\s:.#-]{0,3}(?:no\.?|nos\.?|number|numbers)?[\s:.#-]{0,3}((?:[a-z]?\d{1,4}[a-z]?(?!\p{N}))(?:\s{0,2}(?:,|&|\+|\/|and|to|-|–)\s{0,2}(?:and\s)?(?:plot\s)?[a-z]?\d{1,4}[a-z]?(?![\p{L}\p{N}]))*)/gu,
  )) {
    for (const plot of listed(match[1] ?? '')) plots.add(plot);
    if (plots.size >= mostPlots) break;
  }
  return [...plots].slice(0, mostPlots);
}

function listed(list: string): string[] {
  return list
    .split(/,|&|\+|\/|\band\b/)
    .map((part) => part.replace('plot', '').trim())
    .flatMap((part) => {
      const range = /^(\d{1,4})\s*(?:-|–|to)\s*(\d{1,4})$/.exec(part);
      const [from, to] = [Number(range?.[1]), Number(range?.[2])];
      if (range !== null && to > from && to - from < mostPlots)
        return Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
      return /^[a-z]?\d{1,4}[a-z]?$/.test(part) ? [part] : [];
    });
}

function numbersIn(text: string): string[] {
  const plain = text.slice(0, 200_000).normalize('NFKC').toLowerCase();
  const named = plain.matchAll(
    /(?<!\p{L})(?<!\bplot )(?:house|home|number|no\.?|num\.?)\s{0,2}(\d{1,4}[a-z]?)(?![\p{L}\p{N}])/gu,
  );
  return [...new Set(Array.from(named, (match) => match[1] ?? ''))].slice(0, 30);
}

function runs(words: readonly string[], shortest: number, longest: number): string[] {
  const all = new Set<string>();
  for (let at = 0; at < words.length; at += 1) {
    for (let length = shortest; length <= longest && at + length <= words.length; length += 1) {
      all.add(words.slice(at, at + length).join(' '));
    }
  }
  return [...all];
}

import type { Days, Share } from './figures.ts';
import type { Histogram } from './histogram.ts';

const z = 1.959964;

/** Wilson's score interval for so many of so many. */
export function wilson(of: number, among: number): Share {
  if (among === 0) return { of: 0, in: 0, share: 0, from: 0, to: 1 };
  const share = of / among;
  const middle = (share + (z * z) / (2 * among)) / (1 + (z * z) / among);
  const half =
    (z / (1 + (z * z) / among)) * Math.sqrt((share * (1 - share)) / among + (z * z) / (4 * among * among));
  return {
    of: among,
    in: of,
    share: round(share),
    from: round(Math.max(0, middle - half)),
    to: round(Math.min(1, middle + half)),
  };
}

/** To four places. */
export const round = (value: number): number => Math.round(value * 10_000) / 10_000;

export const daysOf = (counted: Histogram): Days => ({
  mean: counted.count === 0 ? 0 : round(counted.sum / counted.count),
  median: counted.quantile(0.5),
  ninetieth: counted.quantile(0.9),
});

/** The most frequent first; by name where they are as frequent. */
export const byCount = (counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));

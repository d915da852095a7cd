/** Numbers from 0 to 1, 1 excluded: the same for the same seed. */
export type Chance = () => number;

/** A generator that begins with that seed, a whole number of which 32 bits count (mulberry32). */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of these, each as likely as its weight; the first where all weights are nought, undefined where there are none. */
export function weighted<T extends { readonly weight: number }>(
  next: Chance,
  rows: readonly T[],
): T | undefined {
  let sum = 0;
  for (const { weight } of rows) sum += weight;
  let left = next() * sum;
  for (const row of rows) {
    left -= row.weight;
    if (left < 0) return row;
  }
  return rows[0];
}

/** One of these, each as likely as the others; undefined where there are none. */
export const drawnFrom = <T>(next: Chance, rows: readonly T[]): T | undefined =>
  rows[Math.floor(next() * rows.length)];

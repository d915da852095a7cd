/** One of these, each as likely as any other. */
export const pick = <T>(next: () => number, from: readonly T[]): T => {
  const found = from[Math.floor(next() * from.length)];
  if (found === undefined) throw new Error('there is nothing to pick from');
  return found;
};

/** A whole number from `least` to `most`. */
export const between = (next: () => number, least: number, most: number): number =>
  least + Math.floor(next() * (most - least + 1));

/** One of these, as likely as its weight. */
export function weighted<T>(next: () => number, from: readonly (readonly [T, number])[]): T {
  let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of from) {
    left -= weight;
    if (left < 0) return value;
  }
  return pick(next, from)[0];
}

import { type Chance, chance } from '../../chance.ts';

/** Drawn from one seed and the number of what is drawn for, so that neighbours differ. */
export const chanceOf = (seed: number, of: number): Chance =>
  chance(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(of + 1, 0xc2b2ae35));

/** Whether something of that share, in thousandths, happens. */
export const happens = (chance: Chance, thousandths: number): boolean => chance() * 1000 < thousandths;

/** Between the two, the second excluded. */
export const drawn = (chance: Chance, least: number, most: number): number =>
  least + chance() * (most - least);

/** One of these, each as likely as its weight; the first where all weights are nought, undefined where there are none. */
export function weighted<T extends { readonly weight: number }>(
  chance: Chance,
  rows: readonly T[],
): T | undefined {
  let sum = 0;
  for (const { weight } of rows) sum += weight;
  let left = chance() * sum;
  for (const row of rows) {
    left -= row.weight;
    if (left < 0) return row;
  }
  return rows[0];
}

/** One of these, each as likely as the others; undefined where there are none. */
export const drawnFrom = <T>(chance: Chance, rows: readonly T[]): T | undefined =>
  rows[Math.floor(chance() * rows.length)];

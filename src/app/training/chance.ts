import { type Chance, drawnFrom, weighted } from '../../domain/chance.ts';

/** One of these, each as likely as the others. Throws where there are none. */
export const pick = <T>(next: Chance, from: readonly T[]): T => there(drawnFrom(next, from));

/** One of these, each as likely as its weight. Throws where there are none. */
export const pickByWeight = <T>(next: Chance, from: readonly (readonly [T, number])[]): T =>
  there(
    weighted(
      next,
      from.map(([value, weight]) => ({ value, weight })),
    ),
  ).value;

/** A whole number from `least` to `most`. */
export const between = (next: Chance, least: number, most: number): number =>
  least + Math.floor(next() * (most - least + 1));

function there<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('there is nothing to pick from');
  return found;
}

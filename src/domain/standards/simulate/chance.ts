import { type Chance, chance } from '../../chance.ts';

/** Drawn from one seed and the number of what is drawn for, so that neighbours differ. */
export const chanceOf = (seed: number, of: number): Chance =>
  chance(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(of + 1, 0xc2b2ae35));

/** Whether something of that share, in thousandths, happens. */
export const happens = (chance: Chance, thousandths: number): boolean => chance() * 1000 < thousandths;

/** Between the two, the second excluded. */
export const drawn = (chance: Chance, least: number, most: number): number =>
  least + chance() * (most - least);

import type { GivenFile } from '../files/keep.ts';

/** A door, in a few grey pixels. */
const door =
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwAgMAAADcJZSMAAAABlBMVEXMzN2Zqqqrv550AAAACXBIWXMAAAsTAAALEwEAmpwYAAAAHUlEQVQoz2MIRQMM1BEIYIAB1lGBUYEBEqB+0gYAWaeA1aa10hkAAAAASUVORK5CYII=';

/** A picture as an operative would send it. */
export const samplePhoto = (name: string): GivenFile => ({
  name,
  type: 'image/png',
  bytes: Buffer.from(door, 'base64'),
});

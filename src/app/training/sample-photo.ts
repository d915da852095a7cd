import type { GivenFile } from '../files/keep.ts';

/** A few grey pixels. */
const grey =
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwAgMAAADcJZSMAAAABlBMVEXMzN2Zqqqrv550AAAACXBIWXMAAAsTAAALEwEAmpwYAAAAHUlEQVQoz2MIRQMM1BEIYIAB1lGBUYEBEqB+0gYAWaeA1aa10hkAAAAASUVORK5CYII=';

/** A picture as an operative would send it. */
export const samplePhoto = (name: string): GivenFile => ({
  name,
  type: 'image/png',
  bytes: Buffer.from(grey, 'base64'),
});

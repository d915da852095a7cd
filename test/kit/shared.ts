import type { Shared } from './global.ts';

/** What the run's global setup started. Throws, by name, in a file run on its own without it. */
export function shared(): Shared {
  const told = process.env.KEPT_TEST_SHARED;
  if (told === undefined) {
    throw new Error('this test needs what the whole run shares; run it by: npm test -- path/of/the.test.ts');
  }
  return JSON.parse(told) as Shared;
}

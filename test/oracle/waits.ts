import fc from 'fast-check';
import type { Pause, PauseEffect } from '../../src/domain/time/types.ts';
import { instantIn, once, type Sample } from './arbitrary.ts';
import type { Span } from './model/pauses.ts';

const HOUR = 3_600_000;

/** A start with waits about it: some before it, some of no length, some that touch or overlap, some to the ms. */
export const started = once((s: Sample) =>
  instantIn(s).chain((t) => fc.tuple(fc.constant(t), fc.array(waitNear(t), { maxLength: 4 }))),
);

function waitNear(start: number): fc.Arbitrary<Pause> {
  return fc
    .record({
      at: fc.integer({ min: -2 * 24, max: 20 * 24 }),
      off: fc.oneof(fc.constant(0), fc.integer({ min: -HOUR, max: HOUR })),
      length: fc.oneof(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 9 * 24 * HOUR })),
      effect: fc.constantFrom<PauseEffect | undefined>(
        'excluding (p,q]',
        'excluding [p,q]',
        'restart',
        undefined,
      ),
    })
    .map(({ at, off, length, effect }) => {
      const from = start + at * HOUR + off;
      const pause: Pause = { from, to: from + length };
      return effect === undefined ? pause : { ...pause, effect };
    });
}

export function spans(pauses: readonly Pause[]): Span[] {
  return pauses.map(({ from, to }) => ({ from, to: to ?? from }));
}

import fc from 'fast-check';
import { type Calendar, OutsideCalendar } from '../../src/domain/time/calendar.ts';
import type { dueOf } from '../../src/domain/time/due.ts';
import * as op from '../../src/domain/time/operations.ts';
import type { Due } from '../../src/domain/time/types.ts';
import { amount, compiled, instantIn, once, RUNS, type Sample, SEED, sample, someDays } from './arbitrary.ts';

/** What the properties that hold always (working-time, section 7) are asked of: instants, amounts and days. */
export type Given = {
  s: Sample;
  c: Calendar;
  t: number;
  u: number;
  x: number;
  d: number;
  e: number;
  n: number;
  m: number;
};

const drawnFor = once((s) =>
  fc.record({
    s: fc.constant(s),
    t: instantIn(s),
    u: instantIn(s),
    x: instantIn(s),
    d: amount,
    e: amount,
    n: someDays,
    m: someDays,
  }),
);

export const DAY = 86_400_000;

/** A property over RUNS cases; those where its calendar has ended are not counted among them. */
export function always(check: (g: Given) => void): void {
  const property = fc.property(sample.chain(drawnFor), (g) => {
    const c = compiled(g.s);
    answered(() => {
      fc.pre(op.nextOpening(c, g.t + 90 * DAY) !== null);
      check({ ...g, c });
    });
  });
  fc.assert(property, { numRuns: RUNS, seed: SEED });
}

/** An answer past 2200 or before 1970 (five working minutes a week) is refused, which is no answer either. */
function answered(check: () => void): void {
  try {
    check();
  } catch (error) {
    fc.pre(!(error instanceof OutsideCalendar));
    throw error;
  }
}

export const W = op.workingTimeBetween;

export function A(c: Calendar, t: number, d: number): number {
  return some(op.addWorkingTime(c, t, d));
}

export function O(c: Calendar, t: number): number {
  return some(op.nextOpening(c, t));
}

export function N(c: Calendar, t: number, n: number): number {
  return some(op.endOfNthWorkingDay(c, t, n));
}

/** Ends a run of a property whose answer is null. */
export function some<T>(value: T | null): T {
  fc.pre(value !== null);
  return value as T;
}

export function due(answer: ReturnType<typeof dueOf>): Due {
  fc.pre(answer !== null && !('refused' in answer));
  return answer as Due;
}

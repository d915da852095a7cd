import assert from 'node:assert/strict';
import fc from 'fast-check';
import { OutsideCalendar } from '../../src/domain/time/calendar.ts';
import { MODEL_RUNS, once, type Sample, SEED, sample } from './arbitrary.ts';
import type { ModelCalendar } from './model/calendar.ts';
import type { DayCalendar } from './model/statutory.ts';
import { within } from './model/wire.ts';

/** The engine beside the model: the same answer, or both refuse for the same reason. */

export const modelled = once((s): ModelCalendar => s.calendar);
export const dayCalendar = once(
  (s): DayCalendar => ({
    timezone: s.calendar.timezone,
    holidays: s.calendar.holidays,
  }),
);

/** A property of samples and of what is drawn for each, over some thousands of cases. */
export function agree<A extends unknown[]>(
  args: (s: Sample) => { [K in keyof A]: fc.Arbitrary<A[K]> },
  check: (s: Sample, ...values: A) => void,
): void {
  const drawnFor = once((s) => fc.tuple(...(args(s) as fc.Arbitrary<unknown>[])));
  const cases = sample.chain((s) => fc.tuple(fc.constant(s), drawnFor(s)));
  fc.assert(
    fc.property(cases, ([s, values]) => check(s, ...(values as A))),
    { numRuns: MODEL_RUNS, seed: SEED },
  );
}

/** What was answered, or why not: `beyond`, or the year without published holidays. */
type Outcome = { answer: unknown } | { outside: 'beyond' | number };

export function same(engine: () => unknown, model: () => unknown, about = ''): void {
  assert.deepEqual(outcome(engine), outcome(model), about);
}

/** A model's instant, refused outside of 1970 to 2200. */
export function bounded(instant: number | null): number | null {
  return instant === null ? null : within(instant);
}

export function dueAt(due: number | null): { due: number; lateFrom: number } | null {
  return due === null ? null : { due: within(due), lateFrom: due + 1 };
}

function outcome(answer: () => unknown): Outcome {
  try {
    const answered = answer();
    const { refused, missingYear } = (answered ?? {}) as { refused?: string; missingYear?: number };
    return refused === undefined ? { answer: answered } : outsideOf(refused, missingYear);
  } catch (error) {
    if (error instanceof OutsideCalendar) return outsideOf(error.message, error.missingYear);
    const year = /published for (\d{4})/.exec(String(error));
    if (year) return { outside: Number(year[1]) };
    return outsideOf(error instanceof Error ? error.message : '', undefined, error);
  }
}

function outsideOf(reason: string, missingYear: number | undefined, thrown: unknown = reason): Outcome {
  if (missingYear !== undefined) return { outside: missingYear };
  if (/^(beyond 2200|beyond 1970|before 1970)$/.test(reason)) return { outside: 'beyond' };
  throw thrown;
}

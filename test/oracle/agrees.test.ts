import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compileCalendar } from '../../src/domain/time/compile.ts';
import { localDateOf, workingDaysTaken } from '../../src/domain/time/derived.ts';
import { dueOf } from '../../src/domain/time/due.ts';
import * as engine from '../../src/domain/time/operations.ts';
import type { DateRule, Pause, PauseEffect, Rule } from '../../src/domain/time/types.ts';
import { amount, instantIn, RUNS, type Sample, sample, someDays } from './arbitrary.ts';
import * as model from './model.ts';
import { allowance, onWorkingDates, promiseDays, workingTime } from './promises.ts';
import { type Statute, statute } from './statutes.ts';

const HOUR = 3_600_000;

function agree<A extends unknown[]>(
  args: (s: Sample) => { [K in keyof A]: fc.Arbitrary<A[K]> },
  check: (s: Sample, ...values: A) => void,
): void {
  const cases = sample.chain((s) =>
    fc.tuple(fc.constant(s), fc.tuple(...(args(s) as fc.Arbitrary<unknown>[]))),
  );
  fc.assert(
    fc.property(cases, ([s, values]) => check(s, ...(values as A))),
    { numRuns: RUNS },
  );
}

const pausesFrom = (start: number): fc.Arbitrary<Pause[]> =>
  fc.array(
    fc
      .tuple(
        fc.integer({ min: -2 * 24, max: 20 * 24 }),
        fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 * 24 })),
        fc.constantFrom<PauseEffect | undefined>('excluding (p,q]', 'excluding [p,q]', 'restart', undefined),
      )
      .map(([at, length, effect]) => {
        const from = start + at * HOUR;
        const pause: Pause = { from, to: from + length * HOUR };
        return effect === undefined ? pause : { ...pause, effect };
      }),
    { maxLength: 4 },
  );

const started = (s: Sample) => instantIn(s).chain((t) => fc.tuple(fc.constant(t), pausesFrom(t)));

test('the six operations agree with a model that walks dates and minutes', () => {
  agree<[number, number, number, number]>(
    (s) => [instantIn(s), instantIn(s), amount, someDays],
    (s, t, u, ms, n) => {
      const c = compileCalendar(s.calendar);
      assert.equal(engine.isWorking(c, t), model.isWorking(s.calendar, t));
      assert.equal(localDateOf(c, t), model.dateAt(s.calendar, t).toString());
      const opening = model.opening(s.calendar, t);
      if (opening === null) return;
      assert.equal(engine.nextOpening(c, t), opening.at);
      assert.equal(engine.workingTimeBetween(c, t, u), model.worked(s.calendar, t, u));
      const added = model.add(s.calendar, t, ms);
      if (added !== null) assert.equal(engine.addWorkingTime(c, t, ms), added);
      const taken = model.add(s.calendar, t, -ms);
      if (taken !== null) assert.equal(engine.addWorkingTime(c, t, -ms), taken);
      const day = model.nth(opening.date, n, (d) => model.works(s.calendar, d));
      if (day === null) return;
      assert.equal(engine.addWorkingDays(c, t, n), day.toString());
      assert.equal(engine.endOfNthWorkingDay(c, t, n), model.lastClose(s.calendar, day));
      const other = model.opening(s.calendar, u);
      if (other)
        assert.equal(
          workingDaysTaken(c, t, u),
          model.countIn(opening.date, other.date, (d) => model.works(s.calendar, d)),
        );
    },
  );
});

test('working time over a few hours is what walking it minute by minute finds', () => {
  agree<[number, number]>(
    (s) => [instantIn(s), fc.integer({ min: 0, max: 240 })],
    (s, t, minutes) => {
      const from = Math.ceil(t / 60_000) * 60_000;
      let open = 0;
      for (let i = 0; i < minutes; i++) if (model.isWorking(s.calendar, from + i * 60_000)) open += 60_000;
      assert.equal(
        engine.workingTimeBetween(compileCalendar(s.calendar), from, from + minutes * 60_000),
        open,
      );
    },
  );
});

test('promises in days, with and without waits, agree with the model', () => {
  agree<[[number, Pause[]], number, string]>(
    (s) => [started(s), someDays, fc.constantFrom('00:30', '09:00', '17:00', '24:00')],
    (s, [t, pauses], n, at) => {
      if (model.opening(s.calendar, t) === null) return;
      const c = compileCalendar(s.calendar);
      const waits = pauses.map(({ from, to }) => ({ from, to: to ?? from }));
      const days: Rule = { unit: 'working days', n, counted: 'from next opening' };
      const expected = promiseDays(s.calendar, t, n, false, waits);
      if (expected) assert.deepEqual(dueOf(days, c, t, pauses), expected);
      const byDate = promiseDays(s.calendar, t, n, true);
      if (byDate) assert.deepEqual(dueOf({ ...days, counted: 'by date' }, c, t), byDate);
      const next: Rule = { unit: 'time next working day', at, counted: 'from next opening' };
      const timed = promiseDays(s.calendar, t, 1, false, waits, at);
      if (timed) assert.deepEqual(dueOf(next, c, t, pauses), timed);
    },
  );
});

test('promises in hours, with and without waits, agree with the model', () => {
  agree<[[number, Pause[]], number]>(
    (s) => [started(s), fc.integer({ min: 1, max: 60 })],
    (s, [t, pauses], n) => {
      if (model.opening(s.calendar, t) === null) return;
      const c = compileCalendar(s.calendar);
      const waits = pauses.map(({ from, to }) => ({ from, to: to ?? from }));
      const inHours = allowance(workingTime(s.calendar), t, n * HOUR, waits, (a, b) =>
        model.worked(s.calendar, a, b),
      );
      if (inHours) assert.deepEqual(dueOf({ unit: 'working hours', n }, c, t, pauses), inHours);
      const whole = onWorkingDates(s.calendar);
      const onDays = allowance(workingTime(whole), t, n * HOUR, waits, (a, b) => model.worked(whole, a, b));
      if (onDays) assert.deepEqual(dueOf({ unit: 'hours on working days', n }, c, t, pauses), onDays);
      const real = allowance(
        (a, ms) => a + ms,
        t,
        n * HOUR,
        waits,
        (a, b) => b - a,
      );
      assert.deepEqual(dueOf({ unit: 'hours', n }, c, t, pauses), real);
      assert.deepEqual(dueOf({ unit: 'minutes', n: n * 60 }, c, t, pauses), real);
    },
  );
});

test('statutory rules, with their three kinds of wait, agree with the model', () => {
  const rule = fc.oneof(
    someDays.map((n): [DateRule, Statute] => [
      { unit: 'statutory working days', n },
      { kind: 'working days', n },
    ]),
    fc
      .tuple(someDays, fc.constantFrom('trigger', 'inclusive', 'next working day'))
      .map(([n, from]): [DateRule, Statute] => [
        { unit: 'calendar days', n: n + 1, from },
        { kind: 'days', n: n + 1, from },
      ]),
    someDays.map((n): [DateRule, Statute] => [
      { unit: 'weeks', n },
      { kind: 'days', n: 7 * n, from: 'trigger' },
    ]),
    fc.tuple(fc.integer({ min: 0, max: 7 }), fc.boolean()).map(([n, rolling]): [DateRule, Statute] => [
      { unit: 'calendar months', n, rolling },
      { kind: 'months', n, rolling },
    ]),
  );
  agree<[[number, Pause[]], [DateRule, Statute], number]>(
    (s) => [started(s), rule, fc.constantFrom(0, 0, 2)],
    (s, [t, pauses], [dateRule, modelRule], deemed) => {
      const c = compileCalendar(s.calendar);
      const asked: Rule = deemed === 0 ? dateRule : { unit: 'deemed', days: deemed, rule: dateRule };
      const waits = pauses.map((pause) => ({ ...pause, to: pause.to ?? pause.from }));
      assert.deepEqual(dueOf(asked, c, t, pauses), statute(s.calendar, modelRule, t, deemed, waits));
    },
  );
});

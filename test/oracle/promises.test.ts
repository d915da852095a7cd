import { test } from 'node:test';
import fc from 'fast-check';
import { dayNAt, extendTo, remaining, reminder, spread } from '../../src/domain/time/derived.ts';
import { dueOf } from '../../src/domain/time/due.ts';
import type { Pause, PromiseRule } from '../../src/domain/time/types.ts';
import { agree, bounded, dueAt, modelled, same } from './agree.ts';
import { compiled, hoursIn, instantIn, type Sample, someDays } from './arbitrary.ts';
import { plusDays } from './model/dates.ts';
import { dueAfter, type HourUnit, timeOf } from './model/hours.ts';
import { extended, pausedPromiseDays } from './model/promise-day-pauses.ts';
import { type Counting, endOfNthWorkingDay, nthWorkingDayAt } from './model/promise-days.ts';
import * as model from './model/reminders.ts';
import { localDate } from './model/zone.ts';
import { spans, started } from './waits.ts';

const HOUR = 3_600_000;
const times = fc.constantFrom('00:00', '00:30', '09:00', '17:00', '23:59', '24:00');
const countings = fc.constantFrom<Counting>('deemed', 'by date');
const countedAs = { deemed: 'from next opening', 'by date': 'by date' } as const;

test('promises in days, deemed and by date, agree with the model', () => {
  agree<[number, number, string, Counting]>(
    (s) => [instantIn(s), someDays, times, countings],
    (s, t, n, at, counting) => {
      const c = compiled(s);
      const m = modelled(s);
      const counted = countedAs[counting];
      same(
        () => dueOf({ unit: 'working days', n, counted }, c, t),
        () => dueAt(endOfNthWorkingDay(m, t, n, counting)),
        `${n} working days ${counting}`,
      );
      same(
        () => dueOf({ unit: 'time next working day', at, counted }, c, t),
        () => dueAt(nthWorkingDayAt(m, t, 1, at, counting)),
        `${at} next working day ${counting}`,
      );
      same(
        () => dayNAt(c, t, n, at, counted),
        () => bounded(nthWorkingDayAt(m, t, n, at, counting)),
        'dayNAt',
      );
    },
  );
});

test('promises in days with waits agree with the model', () => {
  agree<[[number, Pause[]], number, string]>(
    (s) => [started(s), someDays, times],
    (s, [t, pauses], n, at) => {
      const c = compiled(s);
      const m = modelled(s);
      const counted = 'from next opening';
      same(
        () => dueOf({ unit: 'working days', n, counted }, c, t, pauses),
        () => dueAt(pausedPromiseDays(m, t, n, spans(pauses))),
        `${n} working days`,
      );
      same(
        () => dueOf({ unit: 'time next working day', at, counted }, c, t, pauses),
        () => dueAt(pausedPromiseDays(m, t, 1, spans(pauses), at)),
        `${at} next working day`,
      );
    },
  );
});

const units: HourUnit[] = ['working hours', 'hours', 'hours on working days'];

test('promises in hours of every unit, with and without waits, agree with the model', () => {
  agree<[[number, Pause[]], number]>(
    (s) => [started(s), hoursIn(s)],
    (s, [t, pauses], n) => {
      const c = compiled(s);
      const m = modelled(s);
      for (const unit of units) {
        same(
          () => dueOf({ unit, n }, c, t),
          () => dueAt(dueAfter(m, unit, t, n * HOUR)),
          unit,
        );
        same(
          () => dueOf({ unit, n }, c, t, pauses),
          () => dueAt(dueAfter(m, unit, t, n * HOUR, spans(pauses))),
          `${unit} with waits`,
        );
      }
      same(
        () => dueOf({ unit: 'minutes', n }, c, t, pauses),
        () => dueAt(dueAfter(m, 'hours', t, n * 60_000, spans(pauses))),
        'minutes',
      );
    },
  );
});

test('a wait still open is one that ends now', () => {
  agree<[[number, Pause[]], number, number]>(
    (s) => [started(s), someDays, fc.integer({ min: 0, max: 10 * 24 * HOUR })],
    (s, [t, pauses], n, later) => {
      const from = t + Math.floor(later / 3);
      const now = t + later;
      const open = [...pauses, { from, to: null }];
      const ended = spans([...pauses, { from, to: now }]);
      const m = modelled(s);
      const settled = pausedPromiseDays(m, t, n, spans(pauses));
      const provisional = settled !== null && from < settled + 1;
      same(
        () => dueOf({ unit: 'working days', n, counted: 'from next opening' }, compiled(s), t, open, now),
        () => {
          const due = dueAt(provisional ? pausedPromiseDays(m, t, n, ended) : settled);
          return due && (provisional ? { ...due, provisional } : due);
        },
      );
    },
  );
});

test('what remains and when to remind, in each unit and outside waits, agree with the model', () => {
  const rules = (n: number): [PromiseRule, HourUnit][] => [
    [{ unit: 'working days', n, counted: 'from next opening' }, 'working hours'],
    [{ unit: 'working hours', n }, 'working hours'],
    [{ unit: 'hours', n }, 'hours'],
    [{ unit: 'hours on working days', n }, 'hours on working days'],
  ];
  agree<[[number, Pause[]], number, number, number]>(
    (s) => [started(s), hoursIn(s), fc.integer({ min: 0, max: 1000 }), instantIn(s)],
    (s, [t, pauses], n, share, now) => {
      const c = compiled(s);
      const m = modelled(s);
      for (const [rule, unit] of rules(n)) {
        const due = dueOf(rule, c, t, pauses);
        if (due === null || 'refused' in due) continue;
        same(
          () => remaining(rule, c, now, due.due),
          () => timeOf(m, unit, now, due.due),
          `${unit} remaining`,
        );
        same(
          () => reminder(rule, c, t, due.due, share, pauses),
          () => bounded(model.reminder(m, unit, t, due.due, share, spans(pauses))),
          `${rule.unit} reminder`,
        );
      }
    },
  );
});

test('attempts spread over working days agree with the model', () => {
  agree<[number, number, number]>(
    (s) => [instantIn(s), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 12 })],
    (s, t, attempts, days) =>
      same(
        () => spread(compiled(s), t, attempts, days),
        () => model.spread(modelled(s), t, attempts, days),
      ),
  );
});

test('agreed dates and instants agree with the model, and none is earlier unless brought forward', () => {
  const refusalOf = (answer: object) => ('refused' in answer ? { earlier: true } : answer);
  const cases = (s: Sample) =>
    [instantIn(s), instantIn(s), fc.integer({ min: -20, max: 20 }), fc.boolean()] as [
      fc.Arbitrary<number>,
      fc.Arbitrary<number>,
      fc.Arbitrary<number>,
      fc.Arbitrary<boolean>,
    ];
  agree<[number, number, number, boolean]>(cases, (s, inForce, instant, days, forward) => {
    const date = plusDays(localDate(s.calendar.timezone, inForce), days);
    for (const agreed of [{ instant }, { date }]) {
      same(
        () => refusalOf(extendTo(compiled(s), agreed, { due: inForce, lateFrom: inForce + 1 }, forward)),
        () => refusalOf(extended(modelled(s), inForce, agreed, forward)),
      );
    }
  });
});

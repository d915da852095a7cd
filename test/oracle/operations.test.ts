import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instOf, localDateOf, monthsLater, workingDaysTaken } from '../../src/domain/time/derived.ts';
import * as engine from '../../src/domain/time/operations.ts';
import { agree, bounded, modelled, same } from './agree.ts';
import { amountIn, compiled, instantIn, someDays } from './arbitrary.ts';
import { calendarMonths } from './model/months.ts';
import * as model from './model/operations.ts';
import * as days from './model/promise-days.ts';
import { inst, localDate } from './model/zone.ts';

const MINUTE = 60_000;

test('the operations on working time agree with the model', () => {
  agree<[number, number, number]>(
    (s) => [instantIn(s), instantIn(s), amountIn(s)],
    (s, t, u, ms) => {
      const c = compiled(s);
      const m = modelled(s);
      same(
        () => engine.isWorking(c, t),
        () => model.isWorking(m, t),
        'isWorking',
      );
      same(
        () => engine.nextOpening(c, t),
        () => bounded(model.nextOpening(m, t)),
        'nextOpening',
      );
      same(
        () => engine.workingTimeBetween(c, t, u),
        () => model.workingTimeBetween(m, t, u),
        'between',
      );
      for (const amount of [ms, -ms, 0])
        same(
          () => engine.addWorkingTime(c, t, amount),
          () => bounded(model.addWorkingTime(m, t, amount)),
          `add ${amount}`,
        );
    },
  );
});

test('the operations on working days agree with the model', () => {
  agree<[number, number, number]>(
    (s) => [instantIn(s), instantIn(s), someDays],
    (s, t, u, n) => {
      const c = compiled(s);
      const m = modelled(s);
      same(
        () => engine.addWorkingDays(c, t, n),
        () => days.addWorkingDays(m, t, n),
        'addWorkingDays',
      );
      same(
        () => engine.endOfNthWorkingDay(c, t, n),
        () => bounded(days.endOfNthWorkingDay(m, t, n)),
        'endOfNthWorkingDay',
      );
      const [from, to] = [Math.min(t, u), Math.max(t, u)];
      same(
        () => workingDaysTaken(c, from, to),
        () => days.workingDaysTaken(m, from, to),
        'workingDaysTaken',
      );
    },
  );
});

test('wall times, dates and calendar months agree with the model', () => {
  const wall = fc.integer({ min: 0, max: 24 * 60 }).map((minutes) => {
    const two = (part: number) => String(part).padStart(2, '0');
    return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  });
  agree<[number, string, number, boolean]>(
    (s) => [instantIn(s), wall, fc.integer({ min: 0, max: 14 }), fc.boolean()],
    (s, t, time, months, rolling) => {
      const { timezone } = s.calendar;
      const date = localDate(timezone, t);
      assert.equal(localDateOf(compiled(s), t), date);
      assert.equal(instOf(compiled(s), date, time), inst(timezone, date, time));
      same(
        () => monthsLater(compiled(s), t, months, rolling),
        () => bounded(calendarMonths(modelled(s), t, months, rolling)),
        `${months} months`,
      );
    },
  );
});

test('working time over a few hours is what walking it minute by minute finds', () => {
  agree<[number, number]>(
    (s) => [instantIn(s), fc.integer({ min: 0, max: 240 })],
    (s, t, minutes) => {
      const from = Math.ceil(t / MINUTE) * MINUTE;
      let open = 0;
      for (let i = 0; i < minutes; i++) if (model.isWorking(modelled(s), from + i * MINUTE)) open += MINUTE;
      assert.equal(engine.workingTimeBetween(compiled(s), from, from + minutes * MINUTE), open);
    },
  );
});

import { test } from 'node:test';
import fc from 'fast-check';
import { compileCalendar } from '../../src/domain/time/compile.ts';
import { dueOf } from '../../src/domain/time/due.ts';
import * as engine from '../../src/domain/time/operations.ts';
import type { DateRule, Pause } from '../../src/domain/time/types.ts';
import { agree, bounded, dueAt, same } from './agree.ts';
import { amountIn, hoursIn, instantIn, once, someDays } from './arbitrary.ts';
import type { ModelCalendar } from './model/calendar.ts';
import { dueAfter } from './model/hours.ts';
import * as model from './model/operations.ts';
import { pausedPromiseDays } from './model/promise-day-pauses.ts';
import { addWorkingDays } from './model/promise-days.ts';
import { asDue, type DayCalendar, type StatutoryRule } from './model/statutory.ts';
import { pausedStatutoryDate } from './model/statutory-pauses.ts';
import { midnightThatEnds } from './model/zone.ts';
import { spans, started } from './waits.ts';

/** Where a calendar's holidays are published for one year only, whatever needs another refuses and names it. */
const limited = once((s) => compileCalendar({ ...s.calendar, firstYear: s.year, lastYear: s.year }));
const published = once((s) => ({ first: s.year, last: s.year }));
const limitedModel = once((s): ModelCalendar => {
  // Without weekly hours there is nothing that a holiday could take away.
  const weekly = Object.values(s.calendar.weekly).some((hours) => hours.length > 0);
  return weekly ? { ...s.calendar, published: published(s) } : s.calendar;
});
const limitedDays = once((s): DayCalendar => ({ ...s.calendar, published: published(s) }));

test('operations that need a year without published holidays refuse as the model does', () => {
  agree<[number, number, number]>(
    (s) => [instantIn(s), amountIn(s), someDays],
    (s, t, ms, n) => {
      const c = limited(s);
      const m = limitedModel(s);
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
        () => engine.workingTimeBetween(c, t, t + ms),
        () => model.workingTimeBetween(m, t, t + ms),
        'between',
      );
      same(
        () => engine.addWorkingTime(c, t, ms),
        () => bounded(model.addWorkingTime(m, t, ms)),
        'add',
      );
      same(
        () => engine.addWorkingTime(c, t, -ms),
        () => bounded(model.addWorkingTime(m, t, -ms)),
        'take',
      );
      same(
        () => engine.addWorkingDays(c, t, n),
        () => addWorkingDays(m, t, n),
        'addWorkingDays',
      );
    },
  );
});

test('up to the midnight that ends the last published year working time is known, and not a moment longer', () => {
  agree<[number, number]>(
    (s) => [instantIn(s), fc.constantFrom(-1, 0, 1)],
    (s, t, off) => {
      const to = midnightThatEnds(s.calendar.timezone, `${s.year}-12-31`) + off;
      fc.pre(t < to);
      same(
        () => engine.workingTimeBetween(limited(s), t, to),
        () => model.workingTimeBetween(limitedModel(s), t, to),
      );
    },
  );
});

test('promises that need a year without published holidays refuse as the model does', () => {
  agree<[[number, Pause[]], number, number]>(
    (s) => [started(s), someDays, hoursIn(s)],
    (s, [t, pauses], days, hours) => {
      const c = limited(s);
      const m = limitedModel(s);
      same(
        () => dueOf({ unit: 'working days', n: days, counted: 'from next opening' }, c, t, pauses),
        () => dueAt(pausedPromiseDays(m, t, days, spans(pauses))),
        'working days',
      );
      for (const unit of ['working hours', 'hours', 'hours on working days'] as const)
        same(
          () => dueOf({ unit, n: hours }, c, t, pauses),
          () => dueAt(dueAfter(m, unit, t, hours * 3_600_000, spans(pauses))),
          unit,
        );
    },
  );
});

test('rules of law refuse only where they consult a holiday that is not published', () => {
  agree<[number, number]>(
    (s) => [instantIn(s), fc.integer({ min: 0, max: 200 })],
    (s, t, n) => {
      const rules: [DateRule, StatutoryRule][] = [
        [
          { unit: 'statutory working days', n },
          { kind: 'working days', n },
        ],
        [
          { unit: 'calendar days', n, from: 'trigger' },
          { kind: 'calendar days', n },
        ],
        [
          { unit: 'calendar days', n, from: 'next working day' },
          { kind: 'calendar days from the next working day', n },
        ],
        [
          { unit: 'calendar months', n: n % 12, rolling: false },
          { kind: 'calendar months', n: n % 12, rolling: false },
        ],
        [
          { unit: 'calendar months', n: n % 12, rolling: true },
          { kind: 'calendar months', n: n % 12, rolling: true },
        ],
      ];
      const d = limitedDays(s);
      for (const [rule, modelRule] of rules)
        same(
          () => dueOf(rule, limited(s), t),
          () => asDue(d, pausedStatutoryDate(d, modelRule, t, [])),
          rule.unit,
        );
    },
  );
});

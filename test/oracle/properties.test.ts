import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Calendar, OutsideCalendar } from '../../src/domain/time/calendar.ts';
import { compileCalendar } from '../../src/domain/time/compile.ts';
import { localDateOf, reminder, spread } from '../../src/domain/time/derived.ts';
import { dueOf } from '../../src/domain/time/due.ts';
import * as op from '../../src/domain/time/operations.ts';
import { windowOver } from '../../src/domain/time/reach.ts';
import type { CalendarSpec, Due, Interval, Rule } from '../../src/domain/time/types.ts';
import { amount, instantIn, RUNS, type Sample, sample, someDays } from './arbitrary.ts';

/** The properties that hold always (working-time, section 7); each is named by its number there. */

type Given = { s: Sample; c: Calendar; t: number; u: number; x: number; d: number; e: number; n: number };

const given = sample.chain((s) =>
  fc.record({
    s: fc.constant(s),
    t: instantIn(s),
    u: instantIn(s),
    x: instantIn(s),
    d: amount,
    e: amount,
    n: someDays,
  }),
);

function always(check: (g: Given) => void): void {
  const property = fc.property(given, (g) => {
    const c = compileCalendar(g.s.calendar);
    // Where the calendar ends some answers are null, and the properties speak of those that are not.
    if (op.nextOpening(c, g.t + 90 * DAY) !== null) answered(() => check({ ...g, c }));
  });
  fc.assert(property, { numRuns: RUNS });
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

const DAY = 86_400_000;
const W = op.workingTimeBetween;
const ALL_DAY: Interval[] = [['00:00', '24:00']];
const CLOSED_NEVER = {
  mon: ALL_DAY,
  tue: ALL_DAY,
  wed: ALL_DAY,
  thu: ALL_DAY,
  fri: ALL_DAY,
  sat: ALL_DAY,
  sun: ALL_DAY,
};

function A(c: Calendar, t: number, d: number): number {
  return some(op.addWorkingTime(c, t, d));
}

function O(c: Calendar, t: number): number {
  return some(op.nextOpening(c, t));
}

function N(c: Calendar, t: number, n: number): number {
  return some(op.endOfNthWorkingDay(c, t, n));
}

/** Ends a run of a property whose answer is null. */
function some<T>(value: T | null): T {
  fc.pre(value !== null);
  return value as T;
}

function due(answer: ReturnType<typeof dueOf>): Due {
  fc.pre(answer !== null && !('refused' in answer));
  return answer as Due;
}

test('1 to 4: working time adds up, turns its sign, is bounded, and is 1 exactly at working instants', () => {
  always(({ c, t, u, x }) => {
    assert.equal(W(c, t, x) + W(c, x, u), W(c, t, u));
    assert.equal(W(c, t, u) + W(c, u, t), 0);
    const [a, b] = [Math.min(t, u), Math.max(t, u)];
    assert.ok(W(c, a, b) >= 0 && W(c, a, b) <= b - a);
    assert.equal(op.isWorking(c, t), W(c, t, t + 1) === 1);
  });
});

test('5 to 8: adding working time is exact, adds up for one sign, is undone to the opening, and never falls', () => {
  always(({ c, t, u, d, e }) => {
    for (const ms of [d, -d, 0]) assert.equal(W(c, t, A(c, t, ms)), ms);
    assert.equal(A(c, A(c, t, d), e), A(c, t, d + e));
    assert.equal(A(c, A(c, t, -d), -e), A(c, t, -d - e));
    assert.equal(A(c, A(c, t, d), -d), O(c, t));
    assert.ok(A(c, Math.min(t, u), d) <= A(c, Math.max(t, u), d));
    assert.ok(A(c, t, Math.min(d, e)) <= A(c, t, Math.max(d, e)));
  });
});

test('9 to 11: sums end at the edge of working time, start from the opening, and openings are found once', () => {
  always(({ c, t, d, n }) => {
    assert.ok(op.isWorking(c, A(c, t, d) - 1));
    assert.ok(op.isWorking(c, A(c, t, -d)));
    const opening = O(c, t);
    assert.equal(A(c, t, d), A(c, opening, d));
    assert.equal(N(c, t, n), N(c, opening, n));
    assert.ok(opening >= t && op.isWorking(c, opening));
    assert.equal(W(c, t, opening), 0);
    assert.equal(O(c, opening), opening);
  });
});

test('12 and 13: days add up, strictly increase, and end after work', () => {
  always(({ c, t, n }) => {
    assert.equal(N(c, N(c, t, n) - 1, 3), N(c, t, n + 3));
    assert.ok(N(c, t, n) < N(c, t, n + 1));
    assert.ok(N(c, t, 0) > O(c, t));
    assert.ok(op.isWorking(c, N(c, t, n) - 1));
  });
});

test('14: one more holiday brings no deadline forward and raises no working time', () => {
  always(({ s, c, t, u, d, n }) => {
    const day = Temporal.Instant.fromEpochMilliseconds(u)
      .toZonedDateTimeISO(s.calendar.timezone)
      .toPlainDate();
    const more = compileCalendar({ ...s.calendar, holidays: [...s.calendar.holidays, day.toString()] });
    assert.ok(A(more, t, d) >= A(c, t, d));
    assert.ok(N(more, t, n) >= N(c, t, n));
    assert.ok(W(more, Math.min(t, u), Math.max(t, u)) <= W(c, Math.min(t, u), Math.max(t, u)));
  });
});

test('15 and 16: order and repetition of holidays and touching halves change nothing', () => {
  always(({ s, c, t, d, n }) => {
    const split = (hours: Interval[]): Interval[] =>
      hours.flatMap(([open, close]): Interval[] => {
        const middle = middleOf(open, close);
        return middle === open
          ? [[open, close]]
          : [
              [open, middle],
              [middle, close],
            ];
      });
    const { weekly, holidays, dates } = s.calendar;
    const same = compileCalendar({
      ...s.calendar,
      holidays: [...holidays, ...holidays].reverse(),
      weekly: Object.fromEntries(
        Object.entries(weekly).map(([day, hours]) => [day, split(hours)]),
      ) as CalendarSpec['weekly'],
      dates: Object.fromEntries(Object.entries(dates).map(([day, hours]) => [day, split(hours)])),
    });
    assert.equal(A(same, t, d), A(c, t, d));
    assert.equal(A(same, t, -d), A(c, t, -d));
    assert.equal(O(same, t), O(c, t));
    assert.equal(N(same, t, n), N(c, t, n));
  });
});

test('17: always open, working time is elapsed time in every zone over every clock change', () => {
  always(({ s, t, u, d }) => {
    const c = compileCalendar({ timezone: s.calendar.timezone, weekly: CLOSED_NEVER, holidays: [] });
    assert.equal(W(c, t, u), u - t);
    assert.equal(A(c, t, d), t + d);
    assert.equal(A(c, t, -d), t - d);
  });
});

test('18: in a zone without clock changes a week later is a week later', () => {
  always(({ s, t, d, n }) => {
    const c = compileCalendar({ timezone: 'Etc/GMT-5', weekly: s.calendar.weekly, holidays: [] });
    fc.pre(op.nextOpening(c, t) !== null);
    const week = 7 * DAY;
    assert.equal(A(c, t + week, d), A(c, t, d) + week);
    assert.equal(A(c, t + week, -d), A(c, t, -d) + week);
    assert.equal(O(c, t + week), O(c, t) + week);
    assert.equal(N(c, t + week, n), N(c, t, n) + week);
  });
});

test('19: a wait adds its own working time, and cut in two it is the same wait', () => {
  always(({ c, t, u, d, n }) => {
    const rule: Rule = { unit: 'working hours', n: n + 1 };
    const plain = due(dueOf(rule, c, t)).due;
    const p = Math.min(Math.max(u, t), plain - 1);
    const q = p + d;
    const paused = due(dueOf(rule, c, t, [{ from: p, to: q }])).due;
    assert.equal(W(c, plain, paused), W(c, p, q));
    const m = p + Math.floor(d / 2);
    const cut = [
      { from: m, to: q },
      { from: p, to: m },
    ];
    assert.equal(due(dueOf(rule, c, t, cut)).due, paused);
  });
});

test('20: reminders lie between start and due, attempts at working instants in order', () => {
  always(({ c, t, u, d, n }) => {
    const rules: Rule[] = [
      { unit: 'working hours', n: n + 1 },
      { unit: 'working days', n, counted: 'from next opening' },
      { unit: 'hours on working days', n },
      { unit: 'hours', n },
    ];
    for (const rule of rules) {
      const pauses = [{ from: u, to: u + d }];
      const end = due(dueOf(rule, c, t, pauses)).due;
      let before = t;
      for (const share of [0, 1, 500, 800, 999, 1000]) {
        const at = some(reminder(rule, c, t, end, share, pauses));
        assert.ok(at >= before && at <= end, `${rule.unit} at ${share}`);
        before = at;
      }
    }
    const attempts = some(spread(c, t, 3, n + 1));
    assert.deepEqual(
      attempts,
      [...attempts].sort((a, b) => a - b),
    );
    for (const at of attempts) assert.ok(op.isWorking(c, at) && at >= t && at <= N(c, t, n + 1));
  });
});

test('statutory days end on a working day, add up, and a nation is never later than any nation', () => {
  always(({ s, t, n }) => {
    const c = compileCalendar(s.calendar);
    const rule = (n: number): Rule => ({ unit: 'statutory working days', n });
    const first = due(dueOf(rule(n + 1), c, t));
    const date = Temporal.PlainDate.from(first.date ?? '');
    assert.ok(date.dayOfWeek <= 5 && !s.calendar.holidays.includes(date.toString()));
    // Samoa had no 30 December 2011: nothing can be received on a date that never was.
    fc.pre(localDateOf(c, first.due - 1) === first.date);
    assert.equal(due(dueOf(rule(4), c, first.due - 1)).date, due(dueOf(rule(n + 5), c, t)).date);
    const fewer = compileCalendar({ ...s.calendar, holidays: s.calendar.holidays.slice(1) });
    assert.ok(due(dueOf(rule(n), fewer, t)).due <= due(dueOf(rule(n), c, t)).due);
  });
});

test('a cold calendar, a warm one and one that knows more years give the same answers', () => {
  always(({ s, c, t, u, d, n }) => {
    const wide = compileCalendar(s.calendar);
    windowOver(wide, t - 1500 * DAY, t + 6000 * DAY);
    const late = compileCalendar(s.calendar);
    op.isWorking(late, t + 5000 * DAY);
    for (const other of [wide, late]) {
      assert.equal(W(other, t, u), W(c, t, u));
      assert.equal(op.addWorkingTime(other, t, d), op.addWorkingTime(c, t, d));
      assert.equal(op.addWorkingTime(other, t, -d), op.addWorkingTime(c, t, -d));
      assert.equal(op.addWorkingDays(other, t, n), op.addWorkingDays(c, t, n));
      assert.equal(op.nextOpening(other, u), op.nextOpening(c, u));
    }
  });
});

function middleOf(open: string, close: string): string {
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const middle = Math.floor((minutes(open) + minutes(close)) / 2);
  return `${String(Math.floor(middle / 60)).padStart(2, '0')}:${String(middle % 60).padStart(2, '0')}`;
}

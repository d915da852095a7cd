import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compileCalendar } from '../../src/domain/time/compile.ts';
import * as op from '../../src/domain/time/operations.ts';
import type { CalendarSpec, Interval } from '../../src/domain/time/types.ts';
import { minutesOf, once } from './arbitrary.ts';
import { A, always, DAY, N, O, W } from './given.ts';
import { localDate } from './model/zone.ts';

/** The properties that hold always (working-time, section 7), by their numbers there: 12 to 18. */

test('12 and 13: days add up, strictly increase, and end after work', () => {
  always(({ c, t, n, m }) => {
    assert.equal(N(c, N(c, t, n) - 1, m), N(c, t, n + m));
    assert.ok(N(c, t, n) < N(c, t, n + 1));
    assert.ok(N(c, t, 0) > O(c, t));
    assert.ok(op.isWorking(c, N(c, t, n) - 1));
  });
});

test('14: one more holiday brings no deadline forward and raises no working time', () => {
  always(({ s, c, t, u, d, n }) => {
    const holidays = [...s.calendar.holidays, localDate(s.calendar.timezone, u)];
    const more = compileCalendar({ ...s.calendar, holidays });
    assert.ok(A(more, t, d) >= A(c, t, d));
    assert.ok(N(more, t, n) >= N(c, t, n));
    assert.ok(W(more, Math.min(t, u), Math.max(t, u) + DAY) <= W(c, Math.min(t, u), Math.max(t, u) + DAY));
  });
});

const disordered = once(({ calendar }) => {
  const { holidays } = calendar;
  return compileCalendar({ ...calendar, holidays: [...holidays, ...holidays].reverse() });
});

const halved = once(({ calendar }) => {
  const weekly = Object.entries(calendar.weekly).map(([day, hours]) => [day, hours.flatMap(halves)]);
  const dates = Object.entries(calendar.dates).map(([date, hours]) => [date, hours.flatMap(halves)]);
  return compileCalendar({
    ...calendar,
    weekly: Object.fromEntries(weekly) as CalendarSpec['weekly'],
    dates: Object.fromEntries(dates),
  });
});

test('15 and 16: order and repetition of holidays and touching halves change nothing', () => {
  always(({ s, c, t, u, d, n }) => {
    for (const same of [disordered(s), halved(s)]) {
      assert.equal(W(same, t, u), W(c, t, u));
      assert.equal(A(same, t, d), A(c, t, d));
      assert.equal(A(same, t, -d), A(c, t, -d));
      assert.equal(O(same, t), O(c, t));
      assert.equal(N(same, t, n), N(c, t, n));
    }
  });
});

const allDay: Interval[] = [['00:00', '24:00']];
const everyDay = {
  mon: allDay,
  tue: allDay,
  wed: allDay,
  thu: allDay,
  fri: allDay,
  sat: allDay,
  sun: allDay,
};
const neverClosed = once((s) =>
  compileCalendar({ timezone: s.calendar.timezone, weekly: everyDay, holidays: [] }),
);

test('17: always open, working time is elapsed time in every zone over every clock change', () => {
  always(({ s, t, u, d }) => {
    const c = neverClosed(s);
    assert.equal(W(c, t, u), u - t);
    assert.equal(A(c, t, d), t + d);
    assert.equal(A(c, t, -d), t - d);
  });
});

const fixedOffset = once((s) =>
  compileCalendar({ timezone: 'Etc/GMT-5', weekly: s.calendar.weekly, holidays: [] }),
);

test('18: in a zone without clock changes a week later is a week later', () => {
  always(({ s, t, u, d, n }) => {
    const c = fixedOffset(s);
    fc.pre(op.nextOpening(c, t) !== null);
    const week = 7 * DAY;
    assert.equal(W(c, t + week, u + week), W(c, t, u));
    assert.equal(A(c, t + week, d), A(c, t, d) + week);
    assert.equal(A(c, t + week, -d), A(c, t, -d) + week);
    assert.equal(O(c, t + week), O(c, t) + week);
    assert.equal(N(c, t + week, n), N(c, t, n) + week);
  });
});

function halves([open, close]: Interval): Interval[] {
  const middle = Math.floor((minutesOf(open) + minutesOf(close)) / 2);
  if (middle === minutesOf(open)) return [[open, close]];
  const wall = `${String(Math.floor(middle / 60)).padStart(2, '0')}:${String(middle % 60).padStart(2, '0')}`;
  return [
    [open, wall],
    [wall, close],
  ];
}

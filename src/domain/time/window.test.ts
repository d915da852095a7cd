import assert from 'node:assert/strict';
import { test } from 'node:test';
import { week } from '../../../test/oracle/london.ts';
import { compileCalendar } from './compile.ts';
import { DAY_MS, dateOf, dayNumber } from './date.ts';
import { memoryFor } from './memory.ts';
import { addWorkingDays, addWorkingTime, workingTimeBetween } from './operations.ts';
import type { CalendarSpec } from './types.ts';

const hour = 3_600_000;

test('in every zone of the world clocks change by whole half minutes, and round the clock is all the time there is', () => {
  for (const timezone of Intl.supportedValuesOf('timeZone')) {
    const calendar = compileCalendar({
      timezone,
      weekly: week([['00:00', '24:00']], [['00:00', '24:00']]),
      holidays: [],
    });
    assert.equal(workingTimeBetween(calendar, 0, Date.UTC(1976, 0, 1)), Date.UTC(1976, 0, 1), timezone);
  }
});

test('two hundred years in which hardly two weeks are alike are counted as any others', () => {
  const weeks = 9_999;
  const first = dayNumber(1970, 1, 5);
  // By week another weekday and another opening: 719 minutes and 7 days meet again after 5,033 weeks.
  const day = (w: number): number => first + 7 * w + (w % 7);
  const opening = (w: number): number => (w * 7) % 719;
  const time = (minutes: number): string =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const all = Array.from({ length: weeks }, (_, w) => w);
  const dates = Object.fromEntries(
    all.map((w) => [dateOf(day(w)), [[time(opening(w)), w < 5_033 ? '13:00' : '14:00']]]),
  ) as NonNullable<CalendarSpec['dates']>;
  const calendar = compileCalendar({ timezone: 'UTC', weekly: week([]), dates, holidays: [] });
  const work = all.reduce((sum, w) => sum + (w < 5_033 ? 13 : 14) * hour - opening(w) * 60_000, 0);
  const from = first * DAY_MS;
  assert.equal(workingTimeBetween(calendar, from, day(weeks) * DAY_MS), work);
  assert.equal(addWorkingTime(calendar, from, work), day(weeks - 1) * DAY_MS + 14 * hour);
  assert.equal(addWorkingDays(calendar, from, weeks - 1), dateOf(day(weeks - 1)));
  assert.equal(new Set(all.map((w) => `${w % 7} ${opening(w)} ${w < 5_033}`)).size, weeks);
});

test('rooms stand side by side in a piece of memory, and what no piece can hold has one of its own', () => {
  const [one, other] = [memoryFor(10), memoryFor(20)];
  assert.ok(one.ints !== other.ints || other.at >= one.at + 10);
  assert.ok(one.at + 10 <= one.ints.length && other.at + 20 <= other.ints.length);
  const large = memoryFor(3_000_000);
  assert.deepEqual([large.at, large.ints.length], [0, 3_000_000]);
  const rest = Array.from({ length: 400 }, () => memoryFor(1_000));
  // A piece has 262,144 numbers, so that 400,000 need two, or three where the first is taken already.
  const pieces = new Set(rest.map((room) => room.ints)).size;
  assert.ok(pieces === 2 || pieces === 3, `${pieces} pieces`);
  for (const room of [one, other, large, ...rest]) assert.equal(room.ints[room.at], 0);
});

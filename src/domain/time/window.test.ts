import assert from 'node:assert/strict';
import { test } from 'node:test';
import { week } from '../../../test/oracle/london.ts';
import { blocksFor } from './blocks.ts';
import { compileCalendar } from './compile.ts';
import { DAY_MS, dateOf, dayNumber } from './date.ts';
import { memoryFor, pieceLength } from './memory.ts';
import { addWorkingDays, addWorkingTime, isWorking, workingTimeBetween } from './operations.ts';
import type { CalendarSpec, Interval } from './types.ts';

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

test('weeks that are alike share a block, whichever calendar they are of, and others do not', () => {
  const blocks = (...numbers: number[]) =>
    new Map(numbers.map((n): [string, Int32Array] => [`week ${n}`, new Int32Array(20).fill(n)]));
  const [one, other] = [blocksFor(blocks(1, 2)), blocksFor(blocks(2, 3))];
  assert.equal(one.ints, other.ints);
  assert.equal(one.places[1], other.places[0]);
  assert.equal(new Set([...one.places, ...other.places]).size, 3);
  for (const [n, { ints, places, unit }] of [
    [1, one],
    [2, other],
  ] as const)
    for (const [i, place] of places.entries())
      assert.deepEqual([...ints.subarray(place * unit, place * unit + 20)], Array(20).fill(n + i));
});

test('where a piece of memory has no room for new blocks another is begun, and what stands in the first stays', () => {
  const lines = (n: number, words: string) =>
    new Map(
      Array.from({ length: n }, (_, i): [string, Int32Array] => [
        `${words} ${i}`,
        new Int32Array(16).fill(i),
      ]),
    );
  const most = pieceLength / 16;
  const first = blocksFor(lines(1, 'first'));
  const full = blocksFor(lines(most, 'full'));
  assert.notEqual(full.ints, first.ints);
  assert.deepEqual([full.places.at(0), full.places.at(-1), full.unit], [0, most - 1, 16]);
  const again = blocksFor(lines(most, 'full'));
  assert.equal(again.ints, full.ints);
  assert.deepEqual(again.places, full.places);
  const next = blocksFor(new Map([...lines(2, 'full'), ...lines(1, 'next')]));
  assert.notEqual(next.ints, full.ints);
  assert.deepEqual(next.places, [0, 1, 2]);
  assert.equal(full.ints[16 * (most - 1)], most - 1);
});

test('calendars of other hours, more than a piece of memory holds the blocks of, are each counted by their own', () => {
  const spec = (n: number): CalendarSpec => ({
    timezone: 'Europe/London',
    weekly: week([[`0${Math.floor(n / 60)}:${String(n % 60).padStart(2, '0')}`, '17:00']]),
    holidays: Array.from({ length: 26 }, (_, w) => dateOf(dayNumber(2024, 1, 1) + 14 * w + (w % 5))),
  });
  const calendars = Array.from({ length: 599 }, (_, n) => compileCalendar(spec(n)));
  const [from, to] = [Date.UTC(2024, 0, 1), Date.UTC(2025, 0, 1)];
  const took = calendars.map((calendar) => workingTimeBetween(calendar, from, to));
  // Each opens a minute later than the one before it, on the same days.
  const days = 262 - 26;
  for (const [n, work] of took.entries()) assert.equal(work, days * (17 * hour - n * 60_000), `${n}`);
  for (const [n, calendar] of calendars.entries())
    assert.equal(workingTimeBetween(calendar, from, to), took[n], `${n}, asked again`);
});

test('weeks that differ, in blocks of their own, are found by instants before and after them as well', () => {
  const time = (m: number): string =>
    `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
  const allBut = (one: number): Interval[] =>
    Array.from({ length: 720 }, (_, i): Interval => [time(2 * i), time(2 * i + 1)]).filter(
      (_, i) => i !== one,
    );
  const first = dayNumber(1976, 1, 5);
  const dates = Object.fromEntries(
    Array.from({ length: 98 }, (_, day) => [dateOf(first + day), allBut(Math.floor(day / 7))]),
  );
  const c = compileCalendar({ timezone: 'UTC', weekly: week([['09:00', '17:00']]), holidays: [], dates });
  assert.equal(isWorking(c, Date.UTC(1975, 5, 2, 10)), true);
  for (let monday = Date.UTC(1976, 5, 7, 10); monday < Date.UTC(1983, 11, 1); monday += 168 * hour)
    assert.equal(isWorking(c, monday), true);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addMonths, civilOf, dateOf, dayNumber, dayOfDate, parseDate, weekdayOf } from './date.ts';

const EPOCH = Temporal.PlainDate.from('1970-01-01');
const anyDay = fc.integer({ min: -200_000, max: 500_000 });

test('day numbers are the dates and weekdays that Temporal counts', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const date = EPOCH.add({ days: day });
      assert.equal(dateOf(day), date.toString());
      assert.equal(parseDate(date.toString()), day);
      assert.deepEqual(civilOf(day), { year: date.year, month: date.month, day: date.day });
      assert.equal(dayNumber(date.year, date.month, date.day), day);
      assert.equal(weekdayOf(day) + 1, date.dayOfWeek);
    }),
  );
});

test('the first and last days of months are those of Temporal, over every kind of leap year', () => {
  for (let year = 1599; year <= 2401; year++)
    for (let month = 1; month <= 12; month++) {
      const first = Temporal.PlainDate.from({ year, month, day: 1 });
      const day = dayNumber(year, month, 1);
      assert.equal(day, EPOCH.until(first).days);
      assert.deepEqual(civilOf(day), { year, month, day: 1 });
      const before = first.subtract({ days: 1 });
      assert.equal(dateOf(day - 1), before.toString());
    }
});

test('months out of range carry into the year, and years are written with four digits', () => {
  assert.equal(dateOf(dayNumber(2026, 13, 1)), '2027-01-01');
  assert.equal(dateOf(dayNumber(2026, 25, 31)), '2028-01-31');
  assert.equal(dateOf(dayNumber(2026, 0, 1)), '2025-12-01');
  assert.equal(dateOf(dayNumber(2026, -11, 1)), '2025-01-01');
  assert.equal(dateOf(dayNumber(2026, -12, 1)), '2024-12-01');
  assert.equal(dateOf(dayNumber(33, 4, 3)), '0033-04-03');
});

test('a date that must exist is read, or refused with how to write one', () => {
  assert.equal(dayOfDate('1970-01-02'), 1);
  assert.throws(() => dayOfDate('2026-02-30'), /^RangeError: 2026-02-30 is not a date: write it YYYY-MM-DD$/);
});

test('months are added in one step and clamped as Temporal does', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 400 }), (day, months) =>
      assert.equal(dateOf(addMonths(day, months)), EPOCH.add({ days: day }).add({ months }).toString()),
    ),
  );
});

test('a text that is no date is not read', () => {
  for (const text of [
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-6-1',
    '20260601',
    'on 2026-06-01',
    '2026-06-01 or so',
    '12026-06-01',
    '0NaN-NaN-NaN',
    'today',
    '',
  ])
    assert.equal(parseDate(text), null);
});

test('a date with one character that does not belong there is not read', () => {
  fc.assert(
    fc.property(
      anyDay,
      fc.nat({ max: 9 }),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      (day, at, other) => {
        const text = dateOf(day);
        fc.pre(at === 4 || at === 7 ? other !== '-' : !/^[0-9]$/.test(other));
        assert.equal(parseDate(`${text.slice(0, at)}${other}${text.slice(at + 1)}`), null);
      },
    ),
  );
  for (const text of ['2026/06-01', '2026-06/01', '2O26-06-01', '2026-06-0:', '2026-06-/1'])
    assert.equal(parseDate(text), null);
});

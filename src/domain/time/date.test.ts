import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addMonths, civilOf, dateOf, dayNumber, parseDate, weekdayOf } from './date.ts';

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
    'today',
    '',
  ])
    assert.equal(parseDate(text), null);
});

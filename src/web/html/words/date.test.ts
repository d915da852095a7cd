import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateInWords, dayInWords, daysAway, momentInWords, timeInWords } from './date.ts';

const zone = 'Europe/London';
const instant = (text: string) => Temporal.Instant.from(text).epochMilliseconds;

test('a date is told with its weekday, and with its year only where it could be another', () => {
  assert.equal(dateInWords('2026-10-13'), 'Tuesday 13 October 2026');
  assert.equal(dateInWords('2026-10-13', 2026), 'Tuesday 13 October');
  assert.equal(
    dayInWords(instant('2027-01-04T09:00:00Z'), zone, instant('2026-12-30T09:00:00Z')),
    'Monday 4 January 2027',
  );
});

test('a moment is told on the wall of its zone, summer and winter', () => {
  assert.equal(
    momentInWords(instant('2026-07-01T16:00:00Z'), zone, instant('2026-06-01T00:00:00Z')),
    'Wednesday 1 July, 5pm',
  );
  assert.equal(timeInWords(instant('2026-01-05T09:05:00Z'), zone), '9:05am');
});

test('twelve is midday or midnight, and half past is told by number', () => {
  assert.equal(timeInWords(instant('2026-01-05T12:00:00Z'), zone), 'midday');
  assert.equal(timeInWords(instant('2026-01-05T00:00:00Z'), zone), 'midnight');
  assert.equal(timeInWords(instant('2026-01-05T12:30:00Z'), zone), '12:30pm');
});

test('days away are counted on the calendar, not in hours', () => {
  const now = instant('2026-01-05T23:30:00Z');
  assert.equal(daysAway(instant('2026-01-06T00:30:00Z'), zone, now), 'tomorrow');
  assert.equal(daysAway(instant('2026-01-05T01:00:00Z'), zone, now), 'today');
  assert.equal(daysAway(instant('2026-01-01T01:00:00Z'), zone, now), '4 days ago');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deadlineInWords, momentShort, sinceInWords, slotShort } from './deadline.ts';

const zone = 'Europe/London';
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/London]`).epochMilliseconds;
const now = at('2026-11-24T11:00');

test('a deadline is said as one says it at the desk', () => {
  const said: [string, string][] = [
    ['2026-11-24T17:00', 'today 5pm'],
    ['2026-11-25T09:05', 'tomorrow 9:05am'],
    ['2026-11-27T17:00', 'Friday 5pm'],
    ['2026-12-03T17:00', 'Thu 3 Dec 5pm'],
    ['2027-01-07T17:00', 'Thu 7 Jan 2027 5pm'],
    ['2026-11-24T10:05', 'late since 10:05am'],
    ['2026-11-23T17:00', 'late since yesterday'],
    ['2026-11-20T17:00', 'late since Friday'],
    ['2026-11-03T17:00', 'late since Tue 3 Nov'],
  ];
  for (const [due, words] of said) assert.equal(deadlineInWords(at(due), zone, now), words);
});

test('the midnight that ends a date is that date, with no hour', () => {
  assert.equal(deadlineInWords(at('2026-11-25T00:00'), zone, now), 'today');
  assert.equal(deadlineInWords(at('2026-11-26T00:00'), zone, now), 'tomorrow');
  assert.equal(deadlineInWords(at('2026-11-24T00:00'), zone, now), 'late since yesterday');
});

test('the day is that of the organisation’s wall, also when the clocks go back', () => {
  const evening = at('2026-10-24T23:30');
  assert.equal(deadlineInWords(at('2026-10-25T17:00'), zone, evening), 'tomorrow 5pm');
  assert.equal(momentShort(at('2026-10-25T01:30'), zone, evening), 'tomorrow 1:30am');
});

test('moments, times and waits are short', () => {
  assert.equal(momentShort(at('2026-11-23T16:40'), zone, now), 'yesterday 4:40pm');
  assert.equal(
    slotShort({ from: at('2026-11-26T09:00'), to: at('2026-11-26T12:00') }, zone, now),
    'Thu 26 Nov, 9am to midday',
  );
  assert.equal(sinceInWords(at('2026-11-20T09:00'), zone, now), 'since Fri 20 Nov (4 days)');
  assert.equal(sinceInWords(at('2026-11-24T09:00'), zone, now), 'since today');
});

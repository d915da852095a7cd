import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordDate, wordTime } from './word-date.ts';

test('a date is said with its weekday, and its year unless that is this one', () => {
  assert.equal(wordDate('2026-11-23'), 'Monday 23 November 2026');
  assert.equal(wordDate('2026-11-23', 2026), 'Monday 23 November');
  assert.equal(wordDate('2027-01-03', 2026), 'Sunday 3 January 2027');
  assert.equal(wordDate('2024-02-29'), 'Thursday 29 February 2024');
});

test('every month has its name', () => {
  const months = Array.from({ length: 12 }, (_, month) =>
    wordDate(`2026-${String(month + 1).padStart(2, '0')}-01`),
  );
  const english = (date: Temporal.PlainDate) => date.toLocaleString('en-GB', { month: 'long' });
  assert.deepEqual(
    months.map((words) => words.split(' ')[2]),
    months.map((_, month) => english(Temporal.PlainDate.from({ year: 2026, month: month + 1, day: 1 }))),
  );
});

test('a time of day is said as people say it', () => {
  const said: [string, string][] = [
    ['00:00', 'midnight'],
    ['00:30', '12:30am'],
    ['09:00', '9am'],
    ['09:05', '9:05am'],
    ['12:00', 'midday'],
    ['12:30', '12:30pm'],
    ['17:00', '5pm'],
    ['23:59', '11:59pm'],
    ['24:00', 'midnight'],
  ];
  for (const [time, words] of said) assert.equal(wordTime(time), words);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TimelineEntry } from '../../../app/desk/case-page/view.ts';
import { inWeeks } from './weeks.ts';

const zone = 'Europe/London';

const entry = (n: number, when: string, commandId = `deed ${n}`): TimelineEntry => ({
  id: `event ${n}`,
  at: Temporal.PlainDateTime.from(when).toZonedDateTime(zone).epochMilliseconds,
  kind: 'step',
  title: `What happened ${n}`,
  by: 'Priya Nair',
  body: null,
  files: [],
  retracted: null,
  messageId: null,
  commandId,
});

const daily = (n: number): TimelineEntry[] =>
  Array.from({ length: n }, (_, i) =>
    entry(i, Temporal.PlainDateTime.from('2026-11-20T10:00').subtract({ days: i }).toString()),
  );

test('a short story stands whole, and a few entries more fold nothing', () => {
  for (const n of [0, 1, 10, 15]) {
    const story = daily(n);
    assert.deepEqual(inWeeks(story, zone), { newest: story, older: [] });
  }
});

test('what is older lies in its weeks, from Monday to Sunday, and nothing is lost or twice', () => {
  const story = daily(24);
  const { newest, older } = inWeeks(story, zone);
  assert.equal(newest.length, 10);
  assert.deepEqual(
    older.map(({ monday, entries }) => [monday, entries.length]),
    [
      ['2026-11-09', 2],
      ['2026-11-02', 7],
      ['2026-10-26', 5],
    ],
  );
  assert.deepEqual([...newest, ...older.flatMap(({ entries }) => entries)], story);
});

test('all that came of one deed stands together', () => {
  const story = daily(24).map((row, i) => (i >= 8 && i < 13 ? { ...row, commandId: 'one deed' } : row));
  assert.equal(inWeeks(story, zone).newest.length, 13);
});

test('what was recorded later than it was done lies in the week in which it was done', () => {
  const story = [...daily(12), entry(99, '2026-10-01T10:00'), ...daily(24).slice(12)];
  const { older } = inWeeks(story, zone);
  assert.deepEqual(
    older.at(-1)?.entries.map(({ id }) => id),
    ['event 99'],
  );
});

test('a Sunday night belongs to the week that it ends on the wall of the organisation', () => {
  const story = [...daily(10), ...Array.from({ length: 6 }, (_, i) => entry(50 + i, '2026-07-05T23:30'))];
  assert.deepEqual(
    inWeeks(story, zone).older.map(({ monday }) => monday),
    ['2026-06-29'],
  );
});

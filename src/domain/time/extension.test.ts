import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, dueWall, nation, rule } from '../../../test/oracle/london.ts';
import { extendDateRule } from './extension.ts';
import type { DateRule } from './types.ts';

const c = nation('england-and-wales');

function extended(words: string, start: string, by: number, atMost: number): string | null {
  return dueWall(extendDateRule(rule(words) as DateRule, c, at(start), [], by, atMost));
}

test('days and weeks are extended from the due date before the roll, in their own unit', () => {
  assert.equal(extended('20 statutory working days', '2026-06-01 09:00', 20, 20), '2026-07-27');
  assert.equal(extended('10 calendar days', '2026-06-01 09:00', 5, 10), '2026-06-16');
  assert.equal(extended('2 weeks', '2026-06-01 09:00', 1, 2), '2026-06-22');
});

test('months are extended in one step from the trigger, then roll', () => {
  assert.equal(extended('1 calendar month', '2026-01-31 09:00', 2, 2), '2026-04-30');
  assert.equal(extended('1 calendar month rolling', '2026-03-31 09:00', 2, 2), '2026-06-30');
});

test('an extension is at least one and at most what the rule allows', () => {
  assert.match(String(extended('1 calendar month', '2026-01-31 09:00', 3, 2)), /at most 2, not 3/);
  assert.match(String(extended('1 calendar month', '2026-01-31 09:00', 0, 2)), /at least 1/);
  assert.match(
    String(extended('20 statutory working days', '2028-12-01 09:00', 5, 20)),
    /published for 2029/,
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, dueWall, nation, office, rule } from '../../../test/oracle/london.ts';
import { dueOf } from './due.ts';
import { traceOf } from './explain.ts';
import { extendDateRule, extendToDate } from './extension.ts';
import type { DateRule, Due, Refused } from './types.ts';

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

test('a wait that the rule does not name moves no extended date either', () => {
  const pause = { from: at('2026-06-03 10:00'), to: at('2026-06-05 12:00') };
  const answer = extendDateRule(rule('2 weeks') as DateRule, c, at('2026-06-01 09:00'), [pause], 1, 2);
  assert.equal(dueWall(answer), '2026-06-22');
});

test('an extension is at least one and at most what the rule allows', () => {
  assert.match(String(extended('1 calendar month', '2026-01-31 09:00', 3, 2)), /at most 2, not 3/);
  assert.match(String(extended('1 calendar month', '2026-01-31 09:00', 0, 2)), /at least 1/);
  assert.match(
    String(extended('20 statutory working days', '2028-12-01 09:00', 5, 20)),
    /published for 2029/,
  );
});

test('a date agreed for a rule of law ends at its midnight, whatever the opening hours, and is explained so', () => {
  const ten = rule('10 statutory working days') as DateRule;
  const inForce = dueOf(ten, c, at('2026-11-23 10:00')) as Due;
  const agreed = extendToDate(c, { date: '2026-12-19' }, inForce, false);
  assert.equal(dueWall(agreed), '2026-12-19');
  assert.ok(!('refused' in agreed));
  assert.deepEqual(extendToDate(c, { instant: agreed.due }, inForce, false), agreed);
  assert.deepEqual(extendToDate(c, { instant: inForce.due }, inForce, false), inForce);
  assert.match(
    (extendToDate(c, { date: '2026-12-01' }, inForce, false) as Refused).refused,
    /brought forward/,
  );
  const trace = traceOf(ten, c, at('2026-11-23 10:00'), [], { agreed: { instant: agreed.due } });
  assert.ok(trace !== null && !('refused' in trace));
  assert.deepEqual(trace.due, agreed);
});

test('minutes of opening hours go on at the next opening', () => {
  const hours = office();
  const thirty = rule('30 working minutes');
  assert.equal(dueWall(dueOf(thirty, hours, at('2026-11-23 16:50'))), '2026-11-24 09:20');
});

test('what was received before 1970 is not extended', () => {
  const answer = extendDateRule(rule('30 calendar days') as DateRule, office(), -1, [], 1, 5);
  assert.deepEqual(answer, { refused: 'before 1970' });
});

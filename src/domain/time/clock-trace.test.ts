import assert from 'node:assert/strict';
import { test } from 'node:test';
import { office } from '../../../test/oracle/london.ts';
import { answerClock } from './clock.ts';

const CALENDAR = office();
const MONDAY = '2026-06-01T10:00:00+01:00';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const explained = (line: object) =>
  JSON.parse(
    answerClock(
      JSON.stringify({ id: 1, calendar: 'office', ...line }),
      new Map([['office', CALENDAR]]),
      true,
    ),
  );

test('working time is told in hours where it is whole hours, else in minutes', () => {
  const ruleOf = (ms: number) => explained({ op: 'addWorkingTime', instant: MONDAY, ms }).trace.rule;
  assert.equal(ruleOf(12 * HOUR), '12 working hours');
  assert.equal(ruleOf(90 * MINUTE), '90 working minutes');
});

test('time that is none, goes back or has parts of a minute is answered without a trace', () => {
  for (const ms of [0, -HOUR, 1.5 * MINUTE]) {
    const { result, trace } = explained({ op: 'addWorkingTime', instant: MONDAY, ms });
    assert.equal(typeof result, 'string');
    assert.equal(trace, undefined);
  }
});

test('every instant of a trace is written out and every count stays a number', () => {
  const { result, trace } = explained({
    op: 'rule',
    instant: MONDAY,
    rule: '5 working days',
    pauses: [{ from: '2026-06-02T12:00:00Z', to: '2026-06-04T12:00:00Z' }],
  });
  assert.deepEqual(trace.due, result);
  assert.equal(trace.waits[0].to.instant, '2026-06-04T12:00:00.000Z');
  assert.equal(trace.waits[0].days, 2);
});

test('an answer at a time of its day is late from one millisecond after it', () => {
  const { trace } = explained({ op: 'nthWorkingDayAt', instant: MONDAY, n: 2, time: '15:30' });
  assert.deepEqual(trace.due, { due: '2026-06-03T14:30:00.000Z', lateFrom: '2026-06-03T14:30:00.001Z' });
});

test('staff read a line for each step', () => {
  const { trace } = explained({ op: 'rule', instant: MONDAY, rule: '1 working day' });
  assert.deepEqual(trace.staff, [
    'Rule: 1 working day.',
    'Received 10am on Monday 1 June 2026.',
    'Day 0 is Monday 1 June 2026: received in opening hours.',
    'Due 5pm on Tuesday 2 June 2026.',
    'Calendar: Europe/London.',
  ]);
});

test('a wait that is still open is told as ending at the time the line says it is', () => {
  const { result, trace } = explained({
    op: 'rule',
    instant: MONDAY,
    rule: '5 working days',
    pauses: [{ from: '2026-06-02T12:00:00Z', to: null }],
    now: '2026-06-04T12:00:00Z',
  });
  assert.deepEqual(trace.due, result);
  assert.equal(trace.due.provisional, true);
  assert.equal(trace.waits[0].stillOpen, true);
});

test('a month that ends on a day off is not moved on', () => {
  const { result, trace } = explained({ op: 'oneCalendarMonth', instant: '2026-01-31T10:00:00Z' });
  assert.equal(result, '2026-02-28T10:00:00.000Z');
  assert.equal(trace.rule, '1 calendar month');
  assert.equal(trace.rolledFrom, null);
});

test('a month to the very end of time has its answer, and no trace of a day that ends later', () => {
  const answer = explained({ op: 'oneCalendarMonth', instant: '2199-12-01T00:00:00Z' });
  assert.deepEqual(answer, { id: 1, result: '2200-01-01T00:00:00.000Z' });
});

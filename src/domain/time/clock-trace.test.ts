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

test('time that is none or goes back is answered without a trace', () => {
  for (const ms of [0, -HOUR]) {
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

test('time in parts of a minute is told to the millisecond', () => {
  const { result, trace } = explained({ op: 'addWorkingTime', instant: MONDAY, ms: 2 * HOUR + 1 });
  assert.equal(trace.due.due, result);
  assert.equal(trace.rule, '2 hours 0.001 seconds of working time');
  assert.equal(
    trace.customer,
    'By midday on Monday 1 June 2026: 2 hours 0.001 seconds of working time from 10am on Monday 1 June 2026.',
  );
  const pauses = [{ from: '2026-06-01T10:00:00Z', to: '2026-06-01T11:00:00Z' }];
  const waited = explained({ op: 'dueWithPauses', start: MONDAY, ms: 91_500, pauses }).trace.staff;
  assert.equal(waited[0], 'Rule: 1 minute 31.5 seconds of working time.');
});

test('a time of day that was asked for is told, midnight as the start or the end', () => {
  const at = (time: string) => explained({ op: 'nthWorkingDayAt', instant: MONDAY, n: 2, time }).trace;
  assert.equal(at('15:30').staff[0], 'Rule: 2 working days, at 3:30pm.');
  assert.equal(at('00:00').staff[0], 'Rule: 2 working days, at the start of the day.');
  assert.equal(at('24:00').staff[0], 'Rule: 2 working days, at the end of the day.');
  assert.equal(
    at('00:00').customer,
    'By the end of Tuesday 2 June 2026: the start of working day 2, counted from Monday 1 June 2026, when it reached us.',
  );
});

test('what ends at the very end of time has its trace; of a day that ends later there is none', () => {
  const month = explained({ op: 'oneCalendarMonth', instant: '2199-12-01T00:00:00Z' });
  assert.equal(month.result, '2200-01-01T00:00:00.000Z');
  assert.equal(month.trace.due.due, month.result);
  const last = { instant: '2199-12-31T10:00:00Z', n: 1 };
  const midnight = explained({ op: 'nthWorkingDayAt', ...last, time: '00:00' });
  assert.equal(midnight.trace.due.due, midnight.result);
  assert.deepEqual(explained({ op: 'addWorkingDays', ...last }), { id: 1, result: '2200-01-01' });
});

test('a wait that has ended is not told as open, also where time is asked for that no rule has', () => {
  const pauses = [{ from: '2026-06-01T10:00:00Z', to: '2026-06-01T11:00:00Z' }];
  const { trace } = explained({ op: 'dueWithPauses', start: '2026-06-01T09:59:30Z', ms: 91_500, pauses });
  assert.equal(trace.waits[0].stillOpen, false);
});

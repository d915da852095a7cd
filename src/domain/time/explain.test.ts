import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, nation, office, rule, week } from '../../../test/oracle/london.ts';
import type { Calendar } from './calendar.ts';
import { traceOf, wordTrace } from './explain.ts';
import type { Trace } from './trace.ts';
import type { Pause } from './types.ts';

const c = office({
  id: 'office',
  version: '7',
  holidays: ['2026-12-25', '2026-12-26', '2026-12-28'],
  holidayNames: { '2026-12-25': 'Christmas Day', '2026-12-26': 'Boxing Day', '2026-12-28': 'Boxing Day' },
});

function trace(words: string, start: string, pauses: Pause[] = [], calendar: Calendar = c): Trace {
  const made = traceOf(rule(words), calendar, at(start), pauses);
  if (made === null || 'refused' in made) assert.fail('there is no trace');
  return made;
}

const sentence = (...args: Parameters<typeof trace>) => wordTrace(trace(...args), 'customer');

test('a customer reads the date, how it is counted and what is left out', () => {
  assert.equal(
    sentence('5 working days', '2026-12-19 12:00'),
    'By 5pm on Wednesday 30 December 2026: 5 working days, counted from Monday 21 December 2026, when we next opened, ' +
      'leaving out weekends, Friday 25 December 2026 (Christmas Day) and Monday 28 December 2026 (Boxing Day).',
  );
  assert.equal(
    sentence('2 working days', '2026-06-01 12:00'),
    'By 5pm on Wednesday 3 June 2026: 2 working days, counted from Monday 1 June 2026, when it reached us.',
  );
});

test('a midnight is shown as the end of its date, never as 00:00', () => {
  assert.equal(
    sentence('24 hours on working days', '2026-11-21 12:00'),
    'By the end of Monday 23 November 2026: 24 hours on working days from the start of Monday 23 November 2026, ' +
      'leaving out weekends.',
  );
  assert.match(
    sentence('10 calendar days', '2026-11-13 12:00'),
    /^By Monday 23 November 2026: 10 calendar days, /,
  );
});

test('statutory rules say which date they count from and why', () => {
  const ew = nation('england-and-wales');
  const law = (words: string) => sentence(words, '2026-11-25 12:00', [], ew);
  assert.match(
    law('deemed 2 days, then 20 statutory working days'),
    /20 working days, counted from Friday 27 November 2026, the date on which it counts as received/,
  );
  assert.match(
    law('1 calendar month rolling'),
    /moved on from Friday 25 December 2026, which is no working day\.$/,
  );
  assert.match(
    law('30 calendar days inclusive'),
    /^By Thursday 24 December 2026: .*Wednesday 25 November 2026, which is day 1\.$/,
  );
  assert.match(
    law('10 calendar days from the next working day'),
    /from Thursday 26 November 2026, the working day after it reached us\.$/,
  );
});

test('a rule that ends at a time of day is told with that time in words', () => {
  const made = trace('17:00 next working day', '2026-06-01 09:30');
  const lines = wordTrace(made, 'staff');
  assert.equal(lines[0], 'Rule: 5pm next working day.');
  assert.equal(lines[1], 'Received 9:30am on Monday 1 June 2026.');
  assert.match(wordTrace(made, 'customer'), /^By 5pm on Tuesday 2 June 2026: the working day after /);
});

test('staff read a line for each step: receipt, day 0, days off by name, waits, the end and the calendar', () => {
  const waited = [{ from: at('2026-12-29 12:00'), to: at('2026-12-30 12:00'), waitingFor: 'the homeowner' }];
  assert.deepEqual(wordTrace(trace('5 working days', '2026-12-21 12:00', waited), 'staff'), [
    'Rule: 5 working days.',
    'Received midday on Monday 21 December 2026.',
    'Day 0 is Monday 21 December 2026: received in opening hours.',
    'Not counted: Friday 25 December 2026, Christmas Day.',
    'Not counted: Saturday 26 December 2026, weekend.',
    'Not counted: Sunday 27 December 2026, weekend.',
    'Not counted: Monday 28 December 2026, Boxing Day.',
    'Not counted: Wednesday 30 December 2026, waiting for the homeowner.',
    'Waiting for the homeowner from midday on Tuesday 29 December 2026 to midday on Wednesday 30 December 2026: 1 working day not counted.',
    'Due 5pm on Thursday 31 December 2026.',
    'Calendar: office, version 7, Europe/London.',
  ]);
});

test('working hours say when they began to count and how long was waited', () => {
  const waited = [{ from: at('2026-06-01 10:00'), to: at('2026-06-01 12:30') }];
  const lines = wordTrace(trace('8 working hours', '2026-05-31 16:00', waited), 'staff');
  assert.ok(lines.includes('Time counts from 9am on Monday 1 June 2026.'));
  assert.ok(
    lines.includes(
      'Waiting from 10am on Monday 1 June 2026 to 12:30pm on Monday 1 June 2026: 2 hours 30 minutes not counted.',
    ),
  );
  assert.ok(lines.includes('Due 11:30am on Tuesday 2 June 2026.'));
});

test('an extension shows the new date, its reason, and the first date', () => {
  const made = traceOf(rule('5 working days'), c, at('2026-06-01 12:00'), [], {
    agreed: { date: '2026-06-13' },
    reason: 'you asked for a Saturday',
  });
  if (made === null || 'refused' in made) assert.fail('there is no trace');
  assert.equal(made.due.due, at('2026-06-14 00:00'));
  assert.equal(
    wordTrace(made, 'customer'),
    'By the end of Saturday 13 June 2026: a new date because you asked for a Saturday; ' +
      'the first was 5pm on Monday 8 June 2026.',
  );
  assert.ok(wordTrace(made, 'staff').includes('First date: 5pm on Monday 8 June 2026.'));
});

test('while a wait is open the words say that the date is not fixed', () => {
  const open: Pause[] = [{ from: at('2026-06-02 12:00'), to: null, waitingFor: 'the homeowner' }];
  const made = traceOf(
    rule('5 working days'),
    c,
    at('2026-06-01 12:00'),
    open,
    undefined,
    at('2026-06-04 12:00'),
  );
  if (made === null || 'refused' in made) assert.fail('there is no trace');
  assert.match(wordTrace(made, 'customer'), /if the wait that is still open ended now\.$/);
  assert.ok(wordTrace(made, 'staff').some((line) => line.includes('still open')));
  assert.ok('refused' in (traceOf(rule('5 working days'), c, at('2026-06-01 12:00'), open) ?? {}));
});

test('a restart says that the count started again', () => {
  const pause: Pause = {
    from: at('2026-06-02 12:00'),
    to: at('2026-06-04 12:00'),
    effect: 'restart',
    waitingFor: 'the fee',
  };
  const words = sentence(
    '20 statutory working days',
    '2026-06-01 12:00',
    [pause],
    nation('england-and-wales'),
  );
  assert.match(
    words,
    /^By Thursday 2 July 2026: 20 working days, counted afresh from Thursday 4 June 2026, the day our wait for the fee ended, leaving out weekends\./,
  );
});

test('waits that ended before the count started again are told as counting no longer, those that go on as before', () => {
  const restart: Pause = { from: at('2026-06-03 10:00'), to: at('2026-06-05 12:00'), effect: 'restart' };
  const before = (to: string): Pause => ({
    from: at('2026-06-02 10:00'),
    to: at(to),
    effect: 'excluding (p,q]',
  });
  const did = (pause: Pause) =>
    trace('10 calendar days', '2026-06-01 12:00', [pause, restart], nation('none')).waits.map(
      ({ effect, days }) => [effect, days],
    );
  assert.deepEqual(did(before('2026-06-04 10:00')), [
    ['no longer counts', null],
    ['began anew', null],
  ]);
  assert.deepEqual(did(before('2026-06-10 10:00')), [
    ['left out', 5],
    ['began anew', null],
  ]);
});

test('many days off are counted for staff, not all listed', () => {
  const lines = wordTrace(trace('500 working days', '2026-06-01 12:00'), 'staff');
  assert.ok(lines.length < 80 && lines.some((line) => /^Not counted: \d+ more days\.$/.test(line)));
});

test('where clocks skip midnight, what ends at 24:00 is still shown as the end of its own date', () => {
  const all: [string, string][] = [['00:00', '24:00']];
  const weekly = { mon: all, tue: all, wed: all, thu: all, fri: all, sat: all, sun: all };
  const brazil = office({ timezone: 'America/Sao_Paulo', weekly });
  const made = traceOf(rule('0 working days'), brazil, at('2017-10-14 12:00', 'America/Sao_Paulo'));
  if (made === null || 'refused' in made) assert.fail('there is no trace');
  const jump = at('2017-10-15 01:00', 'America/Sao_Paulo');
  assert.deepEqual(made.end, { instant: jump, date: '2017-10-14', time: '24:00' });
  assert.match(wordTrace(made, 'customer'), /^By the end of Saturday 14 October 2017: /);
});

test('a wait that moved nothing, as it began when the hours were used up, is not told', () => {
  const begunAt = (time: string) =>
    trace('4 working hours', '2026-06-01 09:00', [
      { from: at(`2026-06-01 ${time}`), to: at('2026-06-01 15:00'), waitingFor: 'the homeowner' },
    ]);
  assert.deepEqual(begunAt('13:00').waits, []);
  assert.equal(begunAt('12:59').waits.length, 1);
});

test('a rule in calendar dates leaves no weekend out, even one before its first date or on which it rolls', () => {
  assert.equal(
    sentence('10 calendar days from the next working day', '2026-06-05 12:00'),
    'By Thursday 18 June 2026: 10 calendar days, counted from Monday 8 June 2026, the working day after it reached us.',
  );
  assert.ok(!sentence('1 calendar month rolling', '2026-05-06 12:00').includes('weekends'));
});

test('a rule of dates that ends on a date which the clocks passed over shows that date', () => {
  const apia = office({ timezone: 'Pacific/Apia' });
  // Samoa went from 29 to 31 December 2011.
  const trace = traceOf(rule('1 calendar day'), apia, at('2011-12-29 10:00', 'Pacific/Apia'));
  assert.ok(trace !== null && 'end' in trace);
  assert.deepEqual([trace.end.date, trace.end.time], ['2011-12-30', '24:00']);
});

const june = office({
  weekly: week([]),
  dates: Object.fromEntries(['01', '02', '03'].map((day) => [`2026-06-${day}`, [['09:00', '17:00']]])),
});

test('an open wait that begins only after the due instant is told nowhere', () => {
  const waits = [
    { from: at('2026-06-01 18:00'), to: at('2026-06-03 12:00') },
    { from: at('2026-06-03 11:00'), to: null },
  ];
  const [start, now] = [at('2026-06-01 10:00'), at('2026-06-05 10:00')];
  for (const calendar of [june, office()]) {
    const made = traceOf(rule('08:00 next working day'), calendar, start, waits, undefined, now);
    if (made === null || 'refused' in made) assert.fail('there is no trace');
    assert.deepEqual(made.due, { due: at('2026-06-03 08:00'), lateFrom: at('2026-06-03 08:00') + 1 });
    assert.deepEqual(
      made.skipped.map(({ date }) => date),
      ['2026-06-03'],
    );
    assert.deepEqual(
      made.waits.map(({ to, days, stillOpen }) => [to.instant, days, stillOpen]),
      [[at('2026-06-03 12:00'), 1, false]],
    );
  }
});

test('no time at all is explained where no opening follows, and where none is published', () => {
  const published = office({ firstYear: 2026, lastYear: 2026 });
  for (const [calendar, start] of [
    [june, '2026-06-04 10:00'],
    [published, '2027-01-04 10:00'],
  ] as const) {
    const made = trace('0 working hours', start, [], calendar);
    assert.deepEqual([made.due.due, made.countedFrom, made.skipped], [at(start), null, []]);
  }
});

test('what is received on the first date that is published is explained', () => {
  const published = office({ firstYear: 2026, lastYear: 2026 });
  assert.deepEqual(
    trace('4 working hours', '2026-01-01 10:00', [], published).countedFrom?.instant,
    at('2026-01-01 10:00'),
  );
});

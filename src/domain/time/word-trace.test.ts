import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, nation, office, rule, week } from '../../../test/oracle/london.ts';
import { tells } from '../../../test/oracle/told.ts';
import type { Calendar } from './calendar.ts';
import { type TracedExtension, traceOf, wordTrace } from './explain.ts';
import type { Trace } from './trace.ts';
import type { Pause } from './types.ts';

const plain = office();
const ew = nation('england-and-wales');
const shop = office({
  id: 'office',
  version: '7',
  holidays: ['2026-12-25'],
  weekly: { ...week([['09:00', '17:00']]), wed: [] },
});

tells([
  [
    'by date, the date of receipt is day 0',
    { words: '3 working days by date', calendar: plain, start: '2026-06-01 18:00' },
    'By 5pm on Thursday 4 June 2026: 3 working days, counted from Monday 1 June 2026, when it reached us.',
    ['Day 0 is Monday 1 June 2026: date of receipt.', 'Due 5pm on Thursday 4 June 2026.'],
  ],
  [
    'a day on which we are closed and a holiday without a name are told',
    { words: '2 working days', start: '2026-12-22 10:00', calendar: shop },
    'By 5pm on Monday 28 December 2026: 2 working days, counted from Tuesday 22 December 2026, when it reached us, leaving out weekends, Wednesdays and Friday 25 December 2026 (holiday or closure).',
    [
      'Day 0 is Tuesday 22 December 2026: received in opening hours.',
      'Not counted: Wednesday 23 December 2026, closed on Wednesdays.',
      'Not counted: Friday 25 December 2026, holiday or closure.',
      'Not counted: Saturday 26 December 2026, weekend.',
      'Not counted: Sunday 27 December 2026, weekend.',
      'Due 5pm on Monday 28 December 2026.',
    ],
  ],
  [
    'a time of day is of the working day after',
    { words: '10:30 next working day', calendar: plain, start: '2026-06-05 18:00' },
    'By 10:30am on Tuesday 9 June 2026: the working day after Monday 8 June 2026, when we next opened.',
    ['Day 0 is Monday 8 June 2026: next opening.', 'Due 10:30am on Tuesday 9 June 2026.'],
  ],
  [
    'hours know no days off, and less than a minute is told as such',
    {
      words: '24 hours',
      calendar: plain,
      start: '2026-06-01 10:00',
      waits: [['2026-06-01 11:00', '2026-06-01 11:00:30']],
    },
    'By 10am on Tuesday 2 June 2026: 24 hours from 10am on Monday 1 June 2026, leaving out less than a minute waiting.',
    [
      'Waiting from 11am on Monday 1 June 2026 to 11am on Monday 1 June 2026: less than a minute not counted.',
      'Due 10am on Tuesday 2 June 2026.',
    ],
  ],
  [
    'minutes say how long was waited, and for whom',
    {
      words: '90 minutes',
      calendar: plain,
      start: '2026-06-01 10:00',
      waits: [['2026-06-01 10:30', '2026-06-01 11:30', { waitingFor: 'the buyer' }]],
    },
    'By 12:30pm on Monday 1 June 2026: 90 minutes from 10am on Monday 1 June 2026, leaving out 1 hour waiting for the buyer.',
    [
      'Waiting for the buyer from 10:30am on Monday 1 June 2026 to 11:30am on Monday 1 June 2026: 1 hour not counted.',
      'Due 12:30pm on Monday 1 June 2026.',
    ],
  ],
  [
    'a wait outside opening hours took no time',
    {
      words: '8 working hours',
      calendar: plain,
      start: '2026-06-05 12:00',
      waits: [['2026-06-06 11:00', '2026-06-07 11:00']],
    },
    'By midday on Monday 8 June 2026: 8 working hours from midday on Friday 5 June 2026, leaving out weekends.',
    [
      'Time counts from midday on Friday 5 June 2026.',
      'Not counted: Saturday 6 June 2026, weekend.',
      'Not counted: Sunday 7 June 2026, weekend.',
      'Waiting from 11am on Saturday 6 June 2026 to 11am on Sunday 7 June 2026: it moved nothing.',
      'Due midday on Monday 8 June 2026.',
    ],
  ],
  [
    'an extension without a reason',
    {
      words: '5 working days',
      calendar: plain,
      start: '2026-06-01 12:00',
      extension: { agreed: { date: '2026-06-13' } },
    },
    'By the end of Saturday 13 June 2026: a new date; the first was 5pm on Monday 8 June 2026.',
    [
      'Day 0 is Monday 1 June 2026: received in opening hours.',
      'Not counted: Saturday 6 June 2026, weekend.',
      'Not counted: Sunday 7 June 2026, weekend.',
      'First date: 5pm on Monday 8 June 2026.',
      'New date agreed.',
      'Due the end of Saturday 13 June 2026.',
    ],
  ],
  [
    'of two waits the one still open is told so',
    {
      words: '5 working days',
      calendar: plain,
      start: '2026-06-01 12:00',
      waits: [
        ['2026-06-01 13:00', '2026-06-02 12:00'],
        ['2026-06-03 12:00', null, { waitingFor: 'the maker' }],
      ],
      now: '2026-06-04 12:00',
    },
    'By 5pm on Wednesday 10 June 2026: 5 working days, counted from Monday 1 June 2026, when it reached us, leaving out weekends, 1 working day waiting and 1 working day waiting for the maker, if the wait that is still open ended now.',
    [
      'Day 0 is Monday 1 June 2026: received in opening hours.',
      'Not counted: Tuesday 2 June 2026, waiting.',
      'Not counted: Thursday 4 June 2026, waiting for the maker.',
      'Not counted: Saturday 6 June 2026, weekend.',
      'Not counted: Sunday 7 June 2026, weekend.',
      'Waiting from 1pm on Monday 1 June 2026 to midday on Tuesday 2 June 2026: 1 working day not counted.',
      'Waiting for the maker from midday on Wednesday 3 June 2026, still open: 1 working day not counted.',
      'Due 5pm on Wednesday 10 June 2026, if the wait that is still open ended now.',
    ],
  ],
  [
    'a wait already open at receipt counts from receipt',
    {
      words: '5 working days',
      calendar: plain,
      start: '2026-06-01 12:00',
      waits: [['2026-05-01 13:00', null]],
      now: '2026-06-04 12:00',
    },
    'By 5pm on Thursday 11 June 2026: 5 working days, counted from Monday 1 June 2026, when it reached us, leaving out weekends and 3 working days waiting, if the wait that is still open ended now.',
    [
      'Day 0 is Monday 1 June 2026: received in opening hours.',
      'Not counted: Tuesday 2 June 2026, waiting.',
      'Not counted: Wednesday 3 June 2026, waiting.',
      'Not counted: Thursday 4 June 2026, waiting.',
      'Not counted: Saturday 6 June 2026, weekend.',
      'Not counted: Sunday 7 June 2026, weekend.',
      'Waiting from midday on Monday 1 June 2026, still open: 3 working days not counted.',
      'Due 5pm on Thursday 11 June 2026, if the wait that is still open ended now.',
    ],
  ],
  [
    'waits begun when it was late are not told',
    {
      words: '1 working day',
      calendar: plain,
      start: '2026-06-01 12:00',
      waits: [
        ['2026-06-03 12:00', null],
        ['2026-06-02 17:00:00.001', '2026-06-05 12:00'],
      ],
    },
    'By 5pm on Tuesday 2 June 2026: 1 working day, counted from Monday 1 June 2026, when it reached us.',
    ['Day 0 is Monday 1 June 2026: received in opening hours.', 'Due 5pm on Tuesday 2 June 2026.'],
  ],
]);

test('five holidays or more are told by their number', () => {
  const trace = traceOf(rule('150 statutory working days'), ew, at('2026-03-17 12:00'));
  assert.ok(trace !== null && !('refused' in trace));
  assert.match(wordTrace(trace, 'customer'), /leaving out weekends and 5 holidays\.$/);
  const four = traceOf(rule('20 statutory working days'), nation('scotland'), at('2026-12-17 12:00'));
  assert.ok(four !== null && !('refused' in four));
  assert.match(
    wordTrace(four, 'customer'),
    /\(Boxing Day\), .*\(New Year’s Day\) and Monday 4 January 2027 \(2nd January\)\.$/,
  );
});

test('what has no date or is refused has no trace', () => {
  const traced = (words: string, calendar: Calendar, start: string, extension?: TracedExtension) =>
    traceOf(rule(words), calendar, at(start), [], extension);
  assert.equal(traced('5 working hours', office({ weekly: week([]) }), '2026-03-09 12:00'), null);
  const late = { agreed: { date: '2201-06-13' } };
  assert.deepEqual(traced('5 working days', plain, '2026-06-01 12:00', late), { refused: 'beyond 2200' });
});

test('a trace needs no waits; waits that cannot be are refused, whatever was agreed', () => {
  const byDate = rule('1 working day by date');
  const start = at('2026-06-01 12:00');
  assert.equal((traceOf(byDate, plain, start) as Trace).end.date, '2026-06-02');
  const waits = [{ from: start, to: start + 1 }];
  const refused = traceOf(byDate, plain, start, waits, { agreed: { date: '2026-06-13' } });
  assert.ok(refused !== null && 'refused' in refused);
});

test('a date rule ends with its own date, also before a date that its zone skipped', () => {
  const apia = office({ timezone: 'Pacific/Apia' });
  const trace = traceOf(rule('1 calendar day'), apia, at('2011-12-28 12:00', 'Pacific/Apia')) as Trace;
  assert.deepEqual([trace.end.date, trace.end.time], ['2011-12-29', '24:00']);
});

test('a sentence leaves out what it need not say', () => {
  const says = (words: string, calendar: Calendar, start: string, waits: Pause[] = []) =>
    wordTrace(traceOf(rule(words), calendar, at(start), waits) as Trace, 'customer');
  assert.equal(
    says('deemed 2 days, then 5 statutory working days', ew, '2026-06-01 12:00'),
    'By Wednesday 10 June 2026: 5 working days, counted from Wednesday 3 June 2026, the date on which it counts as ' +
      'received, leaving out weekends.',
  );
  assert.match(says('1 working day', shop, '2026-12-22 10:00'), /, leaving out Wednesdays\.$/);
  const half = { from: at('2026-06-01 10:30'), to: at('2026-06-01 11:00') };
  assert.match(says('90 minutes', plain, '2026-06-01 10:00', [half]), /, leaving out 30 minutes waiting\.$/);
  const rolled = traceOf(rule('1 calendar month rolling'), ew, at('2025-12-01 12:00')) as Trace;
  assert.deepEqual(
    rolled.skipped.map(({ date }) => date),
    ['2026-01-01'],
  );
});

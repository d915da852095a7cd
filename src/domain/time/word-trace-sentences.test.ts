import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, FEED, nation, office, rule, week } from '../../../test/oracle/london.ts';
import type { Calendar } from './calendar.ts';
import { compileCalendar } from './compile.ts';
import { traceOf, wordTrace } from './explain.ts';
import { dayCalendar } from './holidays.ts';
import type { Trace } from './trace.ts';
import type { Interval, Pause, PauseEffect } from './types.ts';

const ew = nation('england-and-wales');
const nine: Interval[] = [['09:00', '17:00']];
const all: Interval[] = [['00:00', '24:00']];

const told = (words: string, start: string, calendar: Calendar, waits: Pause[] = []) => {
  const trace = traceOf(rule(words), calendar, at(start, calendar.timezone), waits) as Trace;
  return { trace, customer: wordTrace(trace, 'customer'), staff: wordTrace(trace, 'staff') };
};

const wait = (from: string, to: string, effect?: PauseEffect, waitingFor?: string): Pause => ({
  from: at(from),
  to: at(to),
  ...(effect === undefined ? {} : { effect }),
  ...(waitingFor === undefined ? {} : { waitingFor }),
});

const answered = wait('2026-03-05 10:00', '2026-03-12 10:00', 'restart', 'your answer');

test('the next working day after a date that is deemed is not the date of receipt', () => {
  const { customer, staff } = told(
    'deemed 2 days, then 10 calendar days from the next working day',
    '2026-03-02 10:00',
    ew,
  );
  assert.equal(
    customer,
    'By Sunday 15 March 2026: 10 calendar days, counted from Thursday 5 March 2026, the working day after Wednesday ' +
      '4 March 2026, the date on which it counts as received.',
  );
  assert.equal(
    staff[2],
    'Day 0 is Thursday 5 March 2026: next working day after Wednesday 4 March 2026 (deemed received).',
  );
});

test('what was counted afresh says so, and which wait had ended', () => {
  const { customer, staff } = told('10 calendar days from the next working day', '2026-03-02 10:00', ew, [
    answered,
  ]);
  assert.equal(
    customer,
    'By Monday 23 March 2026: 10 calendar days, counted afresh from Friday 13 March 2026, the working day after ' +
      'Thursday 12 March 2026, the day our wait for your answer ended.',
  );
  assert.equal(
    staff[3],
    'Waiting for your answer from 10am on Thursday 5 March 2026 to 10am on Thursday 12 March 2026: the count began anew when it ended.',
  );
  assert.equal(
    told('20 statutory working days', '2026-03-02 10:00', nation('uk-any'), [
      wait('2026-03-05 10:00', '2026-03-12 10:00', 'restart'),
    ]).customer,
    'By Tuesday 14 April 2026: 20 working days, counted afresh from Thursday 12 March 2026, the day our wait ended, ' +
      'leaving out weekends, Tuesday 17 March 2026 (St Patrick’s Day), Friday 3 April 2026 (Good Friday) and Monday ' +
      '6 April 2026 (Easter Monday).',
  );
});

test('a wait that is over before the date deemed does not begin the count anew', () => {
  const { trace, customer } = told('deemed 5 days, then 5 calendar days', '2026-03-02 10:00', ew, [
    wait('2026-03-03 10:00', '2026-03-04 10:00', 'restart'),
  ]);
  assert.equal(trace.waits[0]?.effect, 'nothing');
  assert.match(customer, /counted from Saturday 7 March 2026, the date on which it counts as received\.$/);
});

test('while the wait is open the count is told as beginning anew when it ends', () => {
  const open: Pause = { from: at('2026-03-05 10:00'), to: null, effect: 'restart' };
  const start = at('2026-03-02 10:00');
  const now = at('2026-03-12 10:00');
  const trace = traceOf(rule('5 statutory working days'), ew, start, [open], undefined, now) as Trace;
  assert.ok(
    wordTrace(trace, 'staff').includes(
      'Waiting from 10am on Thursday 5 March 2026, still open: the count begins anew when it ends.',
    ),
  );
});

test('what was waited before the count began anew is kept for staff, with whom it was for', () => {
  const { customer, staff, trace } = told('20 statutory working days', '2026-03-02 10:00', ew, [
    wait('2026-03-03 10:00', '2026-03-04 10:00', 'restart', 'the fee'),
    wait('2026-03-05 10:00', '2026-03-06 10:00', 'excluding (p,q]', 'the maker'),
    wait('2026-03-09 10:00', '2026-03-12 10:00', 'restart', 'your answer'),
  ]);
  assert.deepEqual(
    trace.waits.map(({ waitingFor, effect }) => [waitingFor, effect]),
    [
      ['the fee', 'no longer counts'],
      ['the maker', 'no longer counts'],
      ['your answer', 'began anew'],
    ],
  );
  assert.ok(
    staff.includes(
      'Waiting for the fee from 10am on Tuesday 3 March 2026 to 10am on Wednesday 4 March 2026: it no longer counts, as the count began anew.',
    ),
  );
  assert.doesNotMatch(customer, /the fee|the maker/);
});

test('weekends are said to be left out only where no Saturday and no Sunday counts', () => {
  const tueToSat = office({ weekly: { ...week(nine), mon: [], sat: [['10:00', '14:00']] } });
  const { customer, staff } = told('3 working days', '2026-11-20 10:00', tueToSat);
  assert.equal(
    customer,
    'By 5pm on Wednesday 25 November 2026: 3 working days, counted from Friday 20 November 2026, when it reached us, ' +
      'leaving out Sundays and Mondays.',
  );
  assert.ok(staff.includes('Not counted: Monday 23 November 2026, closed on Mondays.'));
  const once = office({ dates: { '2026-11-28': nine } });
  assert.match(
    told('10 working days', '2026-11-20 10:00', once).customer,
    /leaving out Saturday 21 November 2026 and Sundays\.$/,
  );
  assert.match(
    told('15 working days', '2026-11-20 10:00', once).customer,
    /leaving out 2 Saturdays and Sundays\.$/,
  );
});

test('midnight is told as the start or the end of the working day', () => {
  const after = (time: string) => told(`${time} next working day`, '2026-11-23 22:00', office());
  assert.equal(
    after('00:00').customer,
    'By the end of Tuesday 24 November 2026: the start of the working day after Tuesday 24 November 2026, when we next opened.',
  );
  assert.equal(after('00:00').staff[0], 'Rule: the start of the next working day.');
  assert.equal(
    after('24:00').customer,
    'By the end of Wednesday 25 November 2026: the end of the working day after Tuesday 24 November 2026, when we next opened.',
  );
  assert.equal(after('24:00').staff[0], 'Rule: the end of the next working day.');
});

test('day 1 is told as day 1, also where it is deemed or counted afresh', () => {
  const plain = told('30 calendar days inclusive', '2023-04-28 16:20', ew);
  assert.equal(plain.staff[2], 'Day 1 is Friday 28 April 2023: date of receipt.');
  assert.match(
    told('deemed 2 days, then 30 calendar days inclusive', '2023-04-28 16:20', ew).customer,
    /from Sunday 30 April 2023, which is day 1 and the date on which it counts as received\.$/,
  );
  assert.match(
    told('30 calendar days inclusive', '2026-03-02 10:00', ew, [answered]).customer,
    /afresh from Thursday 12 March 2026, which is day 1 and the day our wait for your answer ended\.$/,
  );
});

test('waits for the same are added up, and one that moved nothing is not told to the customer', () => {
  const { customer, staff } = told('5 working days', '2026-06-01 10:00', office(), [
    wait('2026-06-02 10:00', '2026-06-02 11:00', undefined, 'the maker'),
    wait('2026-06-02 12:00', '2026-06-04 11:00'),
    wait('2026-06-08 10:00', '2026-06-10 11:00'),
  ]);
  assert.equal(
    customer,
    'By 5pm on Friday 12 June 2026: 5 working days, counted from Monday 1 June 2026, when it reached us, leaving out ' +
      'weekends and 4 working days waiting.',
  );
  assert.ok(
    staff.includes(
      'Waiting for the maker from 10am on Tuesday 2 June 2026 to 11am on Tuesday 2 June 2026: it moved nothing.',
    ),
  );
  const halves = [wait('2026-06-01 10:30', '2026-06-01 11:00'), wait('2026-06-01 11:15', '2026-06-01 12:00')];
  assert.match(
    told('90 minutes', '2026-06-01 10:00', office(), halves).customer,
    /, leaving out 1 hour 15 minutes waiting\.$/,
  );
});

test('one date closed is told as that date', () => {
  const closed = (...dates: string[]) =>
    told(
      '8 working days',
      '2026-11-25 10:00',
      office({ dates: Object.fromEntries(dates.map((date) => [date, []])) }),
    );
  assert.match(
    closed('2026-11-26').customer,
    /leaving out weekends and Thursday 26 November 2026 \(closed that day\)\.$/,
  );
  assert.ok(closed('2026-11-26').staff.includes('Not counted: Thursday 26 November 2026, closed that day.'));
  assert.match(
    closed('2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01', '2026-12-02').customer,
    /leaving out weekends and 5 other days on which we are closed\.$/,
  );
});

test('a date that never was is no end, and is told as one that the clocks passed over', () => {
  const [apia, kwajalein] = ['Pacific/Apia', 'Pacific/Kwajalein'].map((timezone) =>
    office({ timezone, weekly: week(all, all) }),
  ) as [Calendar, Calendar];
  assert.match(
    told('0 working days', '2011-12-29 12:00', apia).customer,
    /^By the end of Thursday 29 December 2011: /,
  );
  assert.match(
    told('24 working hours', '2011-12-29 00:00', apia).customer,
    /^By the end of Thursday 29 December 2011: /,
  );
  assert.deepEqual(told('24 working hours', '2011-12-29 00:00', apia).trace.skipped, []);
  assert.match(
    told('1 working day', '2011-12-29 12:00', apia).customer,
    /leaving out Friday 30 December 2011 \(a date that the clocks passed over\)\.$/,
  );
  assert.equal(told('0 working days', '1993-08-20 12:00', kwajalein).trace.end.date, '1993-08-20');
});

test('a time that the clocks show twice says which', () => {
  const by = (words: string) => told(words, '2026-10-25 00:30', office()).customer;
  assert.match(by('1 hour'), /^By 1:30am, the first time that night, on Sunday 25 October 2026: /);
  assert.match(by('2 hours'), /^By 1:30am, the second time that night, on Sunday 25 October 2026: /);
  assert.match(by('30 minutes'), /^By 1am, the first time that night, on /);
  assert.match(by('90 minutes'), /^By 1am, the second time that night, on /);
  assert.match(by('150 minutes'), /^By 2am on Sunday 25 October 2026: /);
  assert.match(told('1 hour', '2026-03-29 00:30', office()).customer, /^By 2:30am on Sunday 29 March 2026: /);
  // In Cuba it is midnight that comes twice: the first ends a date.
  const havana = office({ timezone: 'America/Havana' });
  assert.match(
    told('1 hour', '2026-10-31 23:00', havana).customer,
    /^By the end of Saturday 31 October 2026: /,
  );
  assert.match(
    told('2 hours', '2026-10-31 23:00', havana).customer,
    /^By midnight, the second time that night, on Sunday 1 November 2026: /,
  );
});

test('the calendars of law say how far their holidays are published', () => {
  const { trace } = told('5 statutory working days', '2026-06-01 12:00', ew);
  const calendar = { ...trace.calendar, version: 'published', lastYear: 2028 };
  assert.equal(
    wordTrace({ ...trace, calendar }, 'staff').at(-1),
    'Calendar: england-and-wales, holidays as published up to 2028, Europe/London.',
  );
});

const saturdays = office({ weekly: { ...week(nine), sat: [['10:00', '14:00']] } });

test('to the law a Saturday is weekend, whatever our hours', () => {
  for (const words of ['5 statutory working days', '5 calendar days from the next working day'])
    assert.deepEqual(told(words, '2026-06-05 10:00', saturdays).trace.skipped.slice(0, 2), [
      { date: '2026-06-06', kind: 'weekend', why: 'weekend' },
      { date: '2026-06-07', kind: 'weekend', why: 'weekend' },
    ]);
  assert.deepEqual(told('1 calendar month rolling', '2026-05-06 10:00', saturdays).trace.skipped, [
    { date: '2026-06-06', kind: 'weekend', why: 'weekend' },
    { date: '2026-06-07', kind: 'weekend', why: 'weekend' },
  ]);
});

test('working time skips the days without hours, a Monday that is closed and no Saturday that is open', () => {
  const calendar = office({ weekly: { ...week(nine), mon: [], sat: [['10:00', '14:00']] } });
  assert.deepEqual(
    told('20 working hours', '2026-06-04 10:00', calendar).trace.skipped.map(({ date }) => date),
    ['2026-06-07', '2026-06-08'],
  );
});

test('days counted by date skip nothing behind the date on which they end', () => {
  const good = office({ holidays: ['2026-04-03'], holidayNames: { '2026-04-03': 'Good Friday' } });
  const { trace } = told('2 working days by date', '2026-03-31 20:00', good);
  assert.deepEqual([trace.end.date, trace.skipped], ['2026-04-02', []]);
});

test('many single days of which not all are holidays are days on which we are closed', () => {
  const holidays = ['2026-06-02', '2026-06-03', '2026-06-04', '2026-06-05'];
  const calendar = office({ holidays, dates: { '2026-06-08': [] } });
  assert.match(
    told('5 working days', '2026-06-01 10:00', calendar).customer,
    /5 other days on which we are closed/,
  );
});

test('a Saturday that was open and fell into a wait is none that is left out', () => {
  const calendar = office({ dates: { '2026-06-13': [['10:00', '14:00']] } });
  const { customer } = told('10 working days', '2026-06-01 10:00', calendar, [
    wait('2026-06-12 10:00', '2026-06-15 10:00', undefined, 'you'),
  ]);
  assert.match(customer, /leaving out Saturday 6 June 2026, Sundays and 2 working days waiting for you/);
});

test('a Saturday that is open and on which it is due makes the others no weekends', () => {
  const calendar = office({ dates: { '2026-06-13': [['10:00', '14:00']] } });
  const { customer, trace } = told('10 working days', '2026-06-01 10:00', calendar);
  assert.equal(trace.end.date, '2026-06-13');
  assert.match(customer, /leaving out Saturday 6 June 2026 and Sundays\./);
});

test('a midnight that comes twice is told as which of the two it is', () => {
  const havana = office({ timezone: 'America/Havana' });
  const twice = Temporal.Instant.from('2026-11-01T05:00Z').epochMilliseconds;
  const trace = traceOf(rule('24 hours'), havana, twice) as Trace;
  assert.equal(
    wordTrace(trace, 'staff')[1],
    'Received midnight, the second time that night, on Sunday 1 November 2026.',
  );
});

test('a calendar of no holidays is none that was published up to a year', () => {
  const none = compileCalendar(dayCalendar('none', FEED, 'published'));
  assert.equal(
    told('5 calendar days', '2026-06-01 10:00', none).staff.at(-1),
    'Calendar: none, version published, Europe/London.',
  );
});

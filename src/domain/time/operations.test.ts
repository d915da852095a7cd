import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, nation, office, wall, week } from '../../../test/oracle/london.ts';
import { OutsideCalendar } from './calendar.ts';
import { workingDaysTaken } from './derived.ts';
import {
  addWorkingDays,
  addWorkingTime,
  endOfNthWorkingDay,
  isWorking,
  nextOpening,
  workingTimeBetween,
} from './operations.ts';
import type { CalendarSpec } from './types.ts';
import { LAST_INSTANT } from './zone.ts';

const HOUR = 3_600_000;
const NEVER = office({ weekly: week([]) });

test('an office is open at its opening and shut at its closing', () => {
  const c = office();
  assert.equal(isWorking(c, at('2026-06-01 09:00') - 1), false);
  assert.equal(isWorking(c, at('2026-06-01 09:00')), true);
  assert.equal(isWorking(c, at('2026-06-01 17:00') - 1), true);
  assert.equal(isWorking(c, at('2026-06-01 17:00')), false);
});

test('within one working day is the close of the day after the day of the opening', () => {
  const c = office();
  const end = (received: string, n: number) => wall(endOfNthWorkingDay(c, at(received), n));
  assert.equal(end('2026-06-01 16:59', 1), '2026-06-02 17:00');
  assert.equal(end('2026-06-01 17:00', 1), '2026-06-03 17:00');
  assert.equal(end('2026-06-06 11:00', 1), '2026-06-09 17:00');
  assert.equal(end('2026-06-01 07:00', 1), '2026-06-02 17:00');
  assert.equal(end('2026-06-06 11:00', 0), '2026-06-08 17:00');
  assert.equal(addWorkingDays(c, at('2026-06-01 17:00'), 1), '2026-06-03');
});

test('what comes in the lunch gap counts from the afternoon', () => {
  const c = office({
    weekly: week([
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ]),
  });
  assert.equal(wall(nextOpening(c, at('2026-06-01 12:00'))), '2026-06-01 13:00');
  assert.equal(wall(addWorkingTime(c, at('2026-06-01 09:00'), 3 * HOUR)), '2026-06-01 12:00');
  assert.equal(wall(addWorkingTime(c, at('2026-06-01 17:00'), -4 * HOUR)), '2026-06-01 13:00');
});

test('working time used up at closing ends at that closing, taken back at opening at that opening', () => {
  const c = office();
  assert.equal(wall(addWorkingTime(c, at('2026-06-01 09:00'), 8 * HOUR)), '2026-06-01 17:00');
  assert.equal(wall(addWorkingTime(c, at('2026-06-02 17:00'), -8 * HOUR)), '2026-06-02 09:00');
  assert.equal(wall(addWorkingTime(c, at('2026-06-06 11:00'), 0)), '2026-06-06 11:00');
  assert.equal(workingTimeBetween(c, at('2026-06-05 16:00'), at('2026-06-08 10:00')), 2 * HOUR);
  assert.equal(workingTimeBetween(c, at('2026-06-08 10:00'), at('2026-06-05 16:00')), -2 * HOUR);
});

test('a millisecond of work before Monday’s opening is the last of Friday', () => {
  const friday = addWorkingTime(office(), at('2026-06-08 09:00'), -1);
  assert.equal(friday, at('2026-06-05 17:00') - 1);
});

test('whole weeks of work end at the close of their Friday', () => {
  // From Monday 2018-01-01 to Monday 2029-01-01 is compiled: each week holds what the average week holds.
  const c = office();
  assert.equal(wall(addWorkingTime(c, at('2020-01-06 09:00'), 10 * 40 * HOUR)), '2020-03-13 17:00');
  assert.equal(wall(addWorkingTime(c, at('2020-03-13 17:00'), -10 * 40 * HOUR)), '2020-01-06 09:00');
});

test('hours of one date win over the week and over a holiday', () => {
  const c = office({ holidays: ['2026-12-24', '2026-12-25'], dates: { '2026-12-24': [['09:00', '12:00']] } });
  assert.equal(wall(endOfNthWorkingDay(c, at('2026-12-23 10:00'), 1)), '2026-12-24 12:00');
  assert.equal(wall(endOfNthWorkingDay(c, at('2026-12-23 10:00'), 2)), '2026-12-28 17:00');
});

test('a day round the clock lasts 23 hours when clocks go forward and 25 when they go back', () => {
  const c = office({ weekly: week([['00:00', '24:00']], [['00:00', '24:00']]) });
  assert.equal(workingTimeBetween(c, at('2026-03-29 00:00'), at('2026-03-30 00:00')), 23 * HOUR);
  assert.equal(workingTimeBetween(c, at('2026-10-25 00:00'), at('2026-10-26 00:00')), 25 * HOUR);
});

test('an opening inside the hour that clocks skip does not exist', () => {
  const c = office({ weekly: week([['09:00', '17:00']], [['01:00', '01:30']]) });
  assert.equal(addWorkingDays(c, at('2026-03-28 00:30'), 1), '2026-03-30');
});

test('in the hour that clocks repeat the state stays what it was before they went back', () => {
  const open = office({ weekly: week([], [['00:00', '01:30']]) });
  const twice = at('2026-10-25 00:30') + HOUR;
  assert.equal(isWorking(open, twice), false);
  assert.equal(isWorking(open, twice - 1), true);
  assert.equal(isWorking(open, twice + HOUR - 1), false);
  const late = office({ weekly: week([], [['01:30', '02:00']]) });
  assert.equal(isWorking(late, twice), true);
  assert.equal(workingTimeBetween(late, at('2026-10-25 00:00'), at('2026-10-25 12:00')), 1.5 * HOUR);
});

test('clocks that change by half an hour, at midnight or never are counted as they go', () => {
  const all = week([['00:00', '24:00']], [['00:00', '24:00']]);
  const day = (timezone: string, from: string, to: string) =>
    workingTimeBetween(office({ timezone, weekly: all }), at(from, timezone), at(to, timezone));
  assert.equal(day('Australia/Lord_Howe', '2026-10-04 00:00', '2026-10-05 00:00'), 23.5 * HOUR);
  assert.equal(day('Asia/Kolkata', '2026-10-04 00:00', '2026-10-05 00:00'), 24 * HOUR);
  assert.equal(day('America/New_York', '2026-11-01 00:00', '2026-11-02 00:00'), 25 * HOUR);
  const saoPaulo = office({ timezone: 'America/Sao_Paulo', weekly: all });
  assert.equal(
    wall(nextOpening(saoPaulo, at('2017-10-15 01:00', 'America/Sao_Paulo')), 'America/Sao_Paulo'),
    '2017-10-15 01:00',
  );
});

test('in summer too a week begins at its local Monday midnight', () => {
  const c = office({ weekly: week([['00:00', '24:00']], [['00:00', '24:00']]) });
  assert.equal(isWorking(c, at('2026-06-01 00:00')), true);
  assert.equal(isWorking(c, at('2026-03-30 00:30')), true);
  const mondays = office({ weekly: { ...week([]), mon: [['00:00', '01:00']] } });
  assert.equal(isWorking(mondays, at('2026-06-01 00:00') - 1), false);
  assert.equal(isWorking(mondays, at('2026-06-01 00:00')), true);
});

test('a calendar that never opens answers null and does not look for ever', () => {
  assert.equal(nextOpening(NEVER, at('2026-06-01 09:00')), null);
  assert.equal(addWorkingTime(NEVER, at('2026-06-01 09:00'), 1), null);
  assert.equal(addWorkingTime(NEVER, at('2026-06-01 09:00'), -1), null);
  assert.equal(addWorkingDays(NEVER, at('2026-06-01 09:00'), 0), null);
  assert.equal(endOfNthWorkingDay(NEVER, at('2026-06-01 09:00'), 0), null);
  assert.equal(workingTimeBetween(NEVER, 0, LAST_INSTANT), 0);
});

test('a calendar that opened on single dates only answers null after the last', () => {
  const c = office({ weekly: week([]), dates: { '2026-06-03': [['10:00', '11:00']] } });
  assert.equal(wall(nextOpening(c, at('2001-06-01 09:00'))), '2026-06-03 10:00');
  assert.equal(nextOpening(c, at('2026-06-03 11:00')), null);
  assert.equal(addWorkingTime(c, at('2026-06-03 10:30'), HOUR), null);
  assert.equal(wall(addWorkingTime(c, at('2150-06-01 09:00'), -HOUR)), '2026-06-03 10:00');
  assert.equal(addWorkingDays(c, at('2026-06-01 10:30'), 1), null);
  assert.equal(wall(addWorkingTime(c, at('2026-06-03 10:30'), HOUR / 2)), '2026-06-03 11:00');
  assert.equal(wall(addWorkingTime(c, at('2026-06-03 10:30'), -HOUR / 2)), '2026-06-03 10:00');
});

test('an instant before 1970 or beyond 2200, in or out, is refused', () => {
  const c = office();
  const refuses = (ask: () => unknown, words: string) =>
    assert.throws(ask, (error) => error instanceof OutsideCalendar && error.message === words);
  refuses(() => isWorking(c, -1), 'before 1970');
  refuses(() => isWorking(c, LAST_INSTANT + 1), 'beyond 2200');
  refuses(() => workingTimeBetween(c, 0, LAST_INSTANT + 1), 'beyond 2200');
  refuses(() => nextOpening(c, LAST_INSTANT), 'beyond 2200');
  refuses(() => addWorkingTime(c, at('2199-12-31 16:00'), 8 * HOUR), 'beyond 2200');
  refuses(() => addWorkingTime(c, at('1970-01-01 12:00'), -8 * HOUR), 'before 1970');
  refuses(() => endOfNthWorkingDay(c, at('2190-06-01 09:00'), 10_000), 'beyond 2200');
  assert.equal(isWorking(c, LAST_INSTANT), false);
});

test('what needs the holidays of a year not yet published is refused by that year', () => {
  const c = nation('england-and-wales');
  const last = at('2028-12-29 12:00');
  assert.equal(addWorkingDays(c, last, 0), '2028-12-29');
  assert.throws(() => addWorkingDays(c, last, 1), /no holidays published for 2029/);
  assert.throws(() => nextOpening(c, at('2031-01-01 12:00')), /no holidays published for 2031/);
  assert.throws(() => isWorking(c, at('2018-12-31 12:00')), /no holidays published for 2018/);
  assert.equal(workingTimeBetween(c, last, at('2029-01-01 00:00')), 12 * HOUR);
});

test('the last published day counts to its close', () => {
  const c = office({ lastYear: 2025 });
  assert.equal(wall(addWorkingTime(c, at('2025-12-31 09:00'), 8 * HOUR)), '2025-12-31 17:00');
  assert.equal(workingDaysTaken(c, at('2025-12-30 12:00'), at('2025-12-31 12:00')), 1);
});

test('answers reach from 1970 to 2200 across a window that grows', () => {
  const c = office();
  assert.equal(addWorkingDays(c, at('2026-06-01 10:00'), 10_000), '2064-09-29');
  assert.equal(addWorkingDays(c, at('1970-01-05 10:00'), 1), '1970-01-06');
  assert.equal(addWorkingDays(c, at('2199-01-01 10:00'), 1), '2199-01-02');
});

test('a day that the week does not name has no hours', () => {
  const weekly = { mon: [['09:00', '17:00']] } as unknown as CalendarSpec['weekly'];
  assert.equal(wall(nextOpening(office({ weekly }), at('2026-06-01 17:00'))), '2026-06-08 09:00');
});

test('nearly all of the time before an instant in the last week there is leads back into the first weeks', () => {
  for (let years = 0; years < 16; years += 1) {
    const c = office({ firstYear: 2020, lastYear: 2021 + years });
    const first = at('2020-01-02 09:00');
    const t = at(`${2021 + years}-12-31 23:00`);
    const all = workingTimeBetween(c, first, t);
    for (let days = 1; days < 120; days += 1) {
      const ms = all - days * 7 * HOUR;
      const back = addWorkingTime(c, t, -ms);
      assert.equal(workingTimeBetween(c, back ?? 0, t), ms, `${years} years, ${days} days left`);
    }
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, nation, office, wall, week } from '../../../test/oracle/london.ts';
import { OutsideCalendar } from './calendar.ts';
import { dayOfDate } from './date.ts';
import { addWorkingTime, isWorking, nextOpening, workingTimeBetween } from './operations.ts';
import { windowOver, windowOverDays } from './reach.ts';
import type { Interval } from './types.ts';
import { compileWindow, knows } from './window.ts';

test('a window that ends where clocks go back over midnight grows to the instant asked for', () => {
  const c = office({
    timezone: 'America/St_Johns',
    weekly: week([['00:00', '24:00']], [['00:00', '24:00']]),
  });
  // At 00:01 on 1 November 2009 clocks went back to 23:01 on 31 October, a date that had already ended.
  c.window = compileWindow(c, dayOfDate('2009-10-01'), dayOfDate('2009-11-01'));
  const secondPass = at('2009-10-31 23:30', 'America/St_Johns') + 3_600_000;
  assert.equal(knows(c.window, secondPass, secondPass), false);
  assert.equal(isWorking(c, secondPass), true);
});

test('a window grows to both sides and keeps what it had', () => {
  const c = office();
  const first = windowOver(c, at('2026-06-01 09:00'), at('2026-06-02 09:00'));
  const later = windowOverDays(c, first.endDay + 4000, first.endDay + 4001);
  const earlier = windowOverDays(c, first.firstDay - 4000, first.firstDay);
  assert.ok(later.firstDay === first.firstDay && later.endDay > first.endDay + 4001);
  assert.ok(earlier.firstDay < first.firstDay - 4000 && earlier.endDay === later.endDay);
  assert.equal(windowOverDays(c, first.firstDay, first.firstDay), earlier);
  assert.equal(windowOverDays(c, earlier.firstDay, earlier.firstDay), earlier);
});

test('a window may begin in a week in which clocks change', () => {
  const zone = 'Asia/Tehran';
  const c = office({ timezone: zone });
  // Clocks went back at the end of Tuesday 21 September 2021.
  c.window = compileWindow(c, dayOfDate('2021-09-20'), dayOfDate('2021-10-04'));
  assert.equal(isWorking(c, at('2021-09-20 09:00', zone)), true);
  assert.equal(isWorking(c, at('2021-09-20 09:00', zone) - 1), false);
  assert.equal(isWorking(c, at('2021-09-22 09:00', zone)), true);
  assert.equal(isWorking(c, at('2021-09-22 09:00', zone) - 1), false);
});

const HOUR = 3_600_000;
const refuses = (ask: () => unknown, words: string) =>
  assert.throws(ask, (error) => error instanceof OutsideCalendar && error.message === words);

test('an instant before 1970 or beyond 2200 is refused at either end of what is asked for', () => {
  refuses(() => windowOver(office(), -1, 0), 'before 1970');
  refuses(() => windowOver(office(), 0, 7_258_118_400_001), 'beyond 2200');
});

test('working time is found far back, down to 1970', () => {
  assert.equal(wall(addWorkingTime(office(), at('2026-06-01 09:00'), -2000 * 40 * HOUR)), '1988-02-01 09:00');
  refuses(() => addWorkingTime(office(), at('1970-01-05 10:00'), -1000 * HOUR), 'before 1970');
});

test('the published years are known from their first day to their last, and no day more', () => {
  const c = nation('england-and-wales');
  assert.equal(isWorking(c, at('2019-01-01 10:00')), false);
  assert.equal(isWorking(c, at('2019-01-02 10:00')), true);
  assert.throws(() => addWorkingTime(c, at('2019-01-02 10:00'), -100 * HOUR), /published for 2018/);
  assert.throws(() => isWorking(nation('england-and-wales'), at('2029-01-01 10:00')), /published for 2029/);
  refuses(
    () => isWorking(office({ lastYear: 2025 }), at('2026-01-01 10:00')),
    'this calendar has no holidays published for 2026',
  );
});

test('hours of single dates before 1970 or beyond 2200 are no answer and not nothing; no hours there are', () => {
  const single = (date: string, hours: Interval[] = [['09:00', '10:00']]) =>
    office({ weekly: week([]), dates: { [date]: hours } });
  const t = at('1970-06-01 09:00');
  for (const late of ['2200-01-02', '2201-01-05']) {
    refuses(() => nextOpening(single(late), t), 'beyond 2200');
    assert.equal(nextOpening(single(late, []), t), null);
  }
  refuses(() => addWorkingTime(single('1960-01-05'), t, -1), 'before 1970');
  assert.equal(addWorkingTime(single('1960-01-05', []), t, -1), null);
  assert.equal(addWorkingTime(single('1969-12-30'), t, -2 * HOUR), null);
  assert.equal(addWorkingTime(single('2026-06-03'), at('2026-06-03 10:00'), -2 * HOUR), null);
});

test('a year that is published is known to its last instant', () => {
  const c = office({ firstYear: 2026, lastYear: 2026 });
  const year = workingTimeBetween(c, at('2026-01-01 00:00'), at('2027-01-01 00:00'));
  assert.equal(year, 261 * 8 * 3_600_000);
});

test('time counted back to before 1970 is refused, also where 1970 is the first year that was compiled', () => {
  assert.throws(
    () => addWorkingTime(office(), at('1972-06-01 12:00'), -10_000 * 3_600_000),
    new OutsideCalendar('before 1970'),
  );
});

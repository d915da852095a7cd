import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nation, office } from '../../../test/oracle/london.ts';
import { dayOfDate } from './date.ts';
import { isWorkingDay, workingDaysIn } from './days.ts';

test('working days between dates far apart are all counted, forwards and backwards', () => {
  const [first, last] = [dayOfDate('2000-01-03'), dayOfDate('2026-01-05')];
  assert.equal(workingDaysIn(office(), first, last), 1357 * 5);
  assert.equal(workingDaysIn(office(), last, first), -1357 * 5);
});

test('the first day that is not published is refused, not counted as closed', () => {
  const c = nation('england-and-wales');
  assert.equal(isWorkingDay(c, dayOfDate('2028-12-29')), true);
  assert.throws(() => isWorkingDay(c, dayOfDate('2029-01-01')), /published for 2029/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nation, office } from '../../../test/oracle/london.ts';
import { dayOfDate } from './date.ts';
import { isStatutoryDay, statutoryDaysIn } from './statutory.ts';

const c = nation('england-and-wales');

test('statutory working days leave out weekends and holidays, from the first published year on', () => {
  assert.equal(statutoryDaysIn(c, dayOfDate('2018-12-31'), dayOfDate('2019-01-04')), 3);
  assert.throws(() => statutoryDaysIn(c, dayOfDate('2018-12-30'), dayOfDate('2019-01-04')), /for 2018/);
  assert.equal(statutoryDaysIn(c, dayOfDate('2026-12-24'), dayOfDate('2026-12-31')), 3);
});

test('whether a date of an unpublished year is a statutory working day is refused', () => {
  assert.equal(isStatutoryDay(c, dayOfDate('2026-12-25')), false);
  assert.equal(isStatutoryDay(c, dayOfDate('2026-12-24')), true);
  assert.throws(() => isStatutoryDay(c, dayOfDate('2029-01-02')), /for 2029/);
});

test('holidays in any order count once, on weekends not at all, and own closures neither', () => {
  const holidays = ['2026-06-06', '2026-06-04', '2026-06-07', '2026-06-03', '2026-06-02'];
  const own = office({ holidays, closures: { '2026-06-02': 'Stocktaking' } });
  assert.equal(statutoryDaysIn(own, dayOfDate('2026-05-31'), dayOfDate('2026-06-12')), 8);
  assert.equal(statutoryDaysIn(own, dayOfDate('2026-05-31'), dayOfDate('2026-06-03')), 2);
});

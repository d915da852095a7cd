import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, office, week } from '../../../test/oracle/london.ts';
import { dayOfDate } from './date.ts';
import { isWorking } from './operations.ts';
import { windowOver, windowOverDays } from './reach.ts';
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

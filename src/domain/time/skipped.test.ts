import assert from 'node:assert/strict';
import { test } from 'node:test';
import { office, week } from '../../../test/oracle/london.ts';
import { dayOfDate } from './date.ts';
import { dayOff } from './skipped.ts';

test('a day without hours is told by its name', () => {
  const never = office({ weekly: week([]) });
  const why = ['01', '02', '03', '04', '05', '06', '07'].map(
    (day) => dayOff(never, dayOfDate(`2026-06-${day}`)).why,
  );
  assert.deepEqual(why.slice(0, 5), [
    'closed on Mondays',
    'closed on Tuesdays',
    'closed on Wednesdays',
    'closed on Thursdays',
    'closed on Fridays',
  ]);
  assert.deepEqual(why.slice(5), ['weekend', 'weekend']);
});

test('a holiday is told as one, save on a weekend without hours', () => {
  const holidays = ['2026-06-03', '2026-06-06'];
  const holidayNames = { '2026-06-03': 'Stocktaking', '2026-06-06': 'Stocktaking' };
  const kind = (weekly: ReturnType<typeof week>, date: string) =>
    dayOff(office({ weekly, holidays, holidayNames }), dayOfDate(date)).kind;
  const nine: [string, string][] = [['09:00', '17:00']];
  assert.equal(kind(week(nine), '2026-06-06'), 'weekend');
  assert.equal(kind(week(nine, nine), '2026-06-06'), 'holiday');
  assert.equal(kind({ ...week(nine), wed: [] }, '2026-06-03'), 'holiday');
});

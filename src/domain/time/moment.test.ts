import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, office, week } from '../../../test/oracle/london.ts';
import { answering } from './answering.ts';
import { CalendarFault, OutsideCalendar } from './calendar.ts';
import { dayOfDate } from './date.ts';
import { endDayOf } from './midnight.ts';
import { endOf, momentOf } from './moment.ts';
import { publishedUntil } from './published.ts';

const c = office();
const saoPaulo = office({ timezone: 'America/Sao_Paulo' });
// Clocks went from midnight to 01:00 on 15 October 2017.
const skipped = Temporal.Instant.from('2017-10-15T03:00Z').epochMilliseconds;

test('an instant is shown as the wall shows it, at a clock change as it is from then on', () => {
  const morning = at('2026-06-01 09:05');
  assert.deepEqual(momentOf(c, morning), { instant: morning, date: '2026-06-01', time: '09:05' });
  assert.deepEqual(momentOf(saoPaulo, skipped), { instant: skipped, date: '2017-10-15', time: '01:00' });
});

test('an end at midnight is the 24:00 of the date it ends, also where clocks skip midnight', () => {
  const [midnight, evening] = [at('2026-06-02 00:00'), at('2026-06-01 17:00')];
  assert.deepEqual(endOf(c, midnight), { instant: midnight, date: '2026-06-01', time: '24:00' });
  assert.equal(endOf(c, midnight + 1).time, '24:00');
  assert.deepEqual(endOf(c, evening), { instant: evening, date: '2026-06-01', time: '17:00' });
  assert.deepEqual(endOf(saoPaulo, skipped), { instant: skipped, date: '2017-10-14', time: '24:00' });
  assert.equal(endOf(saoPaulo, skipped + 60_000).time, '01:01');
  assert.equal(endDayOf(c, midnight), dayOfDate('2026-06-01'));
  assert.equal(endDayOf(c, midnight + 1), dayOfDate('2026-06-02'));
});

test('holidays are published until the midnight that ends the last year, if hours go on', () => {
  assert.equal(publishedUntil(office({ lastYear: 2025 })), at('2026-01-01 00:00'));
  assert.equal(publishedUntil(c), null);
  assert.equal(publishedUntil(office({ lastYear: 2025, weekly: week([]) })), null);
});

test('only what lies outside the calendar becomes a refusal; faults say all that is wrong, a line each', () => {
  const refuse = (error: Error) =>
    answering(() => {
      throw error;
    });
  assert.deepEqual(refuse(new OutsideCalendar('beyond 2200')), { refused: 'beyond 2200' });
  assert.throws(() => refuse(new TypeError('a mistake of ours')), TypeError);
  assert.equal(String(new CalendarFault(['one', 'two'])), 'CalendarFault: one\ntwo');
  assert.equal(String(new OutsideCalendar('beyond 2200')), 'OutsideCalendar: beyond 2200');
});

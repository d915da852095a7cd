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

test('an hour that comes twice says which of the two it is, and no other hour does', () => {
  const passes = (zone: string, ...instants: string[]) =>
    instants.map(
      (instant) =>
        momentOf(office({ timezone: zone }), Temporal.Instant.from(instant).epochMilliseconds).pass ?? '-',
    );
  assert.deepEqual(
    passes(
      'Europe/Paris',
      '2026-10-24T22:59Z',
      '2026-10-25T00:30Z',
      '2026-10-25T01:30Z',
      '2026-10-25T02:00Z',
    ),
    ['-', 'first', 'second', '-'],
  );
  assert.deepEqual(passes('America/New_York', '2026-11-01T05:30Z', '2026-11-01T06:30Z'), ['first', 'second']);
  assert.deepEqual(passes('Europe/London', '2026-03-29T00:30Z', '2026-03-29T01:30Z'), ['-', '-']);
  // Zones that went back once, with no spring before or after.
  assert.deepEqual(passes('Europe/Moscow', '2014-10-25T21:30Z', '2014-10-25T22:30Z'), ['first', 'second']);
  assert.deepEqual(passes('America/Caracas', '2007-12-09T06:45Z', '2007-12-09T07:15Z'), ['first', 'second']);
});

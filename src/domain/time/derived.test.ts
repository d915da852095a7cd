import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, office, rule, wall, week } from '../../../test/oracle/london.ts';
import { OutsideCalendar } from './calendar.ts';
import {
  dayNAt,
  endOfDate,
  extendTo,
  instOf,
  lastClose,
  lastCloseAt,
  localDateOf,
  monthsLater,
  remaining,
  reminder,
  spread,
  workingDaysTaken,
} from './derived.ts';
import { dueOf } from './due.ts';
import type { Due, Interval, Pause } from './types.ts';

const c = office();
const HOUR = 3_600_000;
const utc = (text: string) => Temporal.Instant.from(text).epochMilliseconds;

test('a wall time in a gap is the jump, in a repeated hour the first pass', () => {
  assert.equal(instOf(c, '2026-03-29', '01:30'), utc('2026-03-29T01:00Z'));
  assert.equal(instOf(c, '2026-10-25', '01:30'), utc('2026-10-25T00:30Z'));
  assert.equal(instOf(c, '2026-06-01', '24:00'), at('2026-06-02 00:00'));
  const lordHowe = office({ timezone: 'Australia/Lord_Howe' });
  assert.equal(instOf(lordHowe, '2026-10-04', '02:15'), utc('2026-10-03T15:30Z'));
  const saoPaulo = office({ timezone: 'America/Sao_Paulo' });
  assert.equal(instOf(saoPaulo, '2017-10-15', '00:00'), utc('2017-10-15T03:00Z'));
  assert.equal(instOf(saoPaulo, '2018-02-17', '24:00'), utc('2018-02-18T03:00Z'));
});

test('an impossible time or date is refused with what to write', () => {
  assert.throws(() => instOf(c, '2026-06-01', '25:00'), /no time of day/);
  assert.throws(() => instOf(c, '2026-02-30', '09:00'), /write it YYYY-MM-DD/);
});

test('the last close of a date without hours is the midnight that ends it', () => {
  assert.equal(wall(lastClose(c, '2026-06-05')), '2026-06-05 17:00');
  assert.equal(wall(lastClose(c, '2026-06-06')), '2026-06-07 00:00');
  assert.equal(wall(lastCloseAt(c, at('2026-06-05 00:00'))), '2026-06-05 17:00');
  assert.equal(wall(lastCloseAt(c, at('2026-06-05 23:59'))), '2026-06-05 17:00');
  assert.equal(wall(lastCloseAt(c, at('2026-06-06 12:00'))), '2026-06-07 00:00');
});

test('a date ends at its local midnight, on days of 23 and of 25 hours too', () => {
  assert.equal(wall(endOfDate(c, at('2026-06-05 00:00'))), '2026-06-06 00:00');
  assert.equal(wall(endOfDate(c, at('2026-06-05 23:59'))), '2026-06-06 00:00');
  assert.equal(endOfDate(c, utc('2026-03-29T00:00Z')), utc('2026-03-29T23:00Z'));
  assert.equal(endOfDate(c, utc('2026-10-24T23:00Z')), utc('2026-10-26T00:00Z'));
});

test('neither is asked for before 1970', () => {
  assert.throws(() => endOfDate(c, -1), OutsideCalendar);
  assert.throws(() => lastCloseAt(c, -1), OutsideCalendar);
});

test('the local date is the date on the wall', () => {
  assert.equal(localDateOf(c, utc('2026-06-01T23:30Z')), '2026-06-02');
  assert.equal(localDateOf(office({ timezone: 'America/New_York' }), utc('2026-06-01T03:30Z')), '2026-05-31');
});

test('a time of day on the n-th working day', () => {
  assert.equal(wall(dayNAt(c, at('2026-06-05 18:00'), 1, '10:30')), '2026-06-09 10:30');
  assert.equal(wall(dayNAt(c, at('2026-06-05 18:00'), 1, '10:30', 'by date')), '2026-06-08 10:30');
  assert.equal(wall(dayNAt(c, at('2026-06-05 18:00'), 0, '10:30')), '2026-06-08 10:30');
  assert.equal(dayNAt(office({ weekly: week([]) }), at('2026-06-05 18:00'), 0, '10:30'), null);
});

test('months are taken in one step, clamped, at the same wall time, and roll to a working day', () => {
  assert.equal(wall(monthsLater(c, at('2026-01-31 10:15'), 1, false)), '2026-02-28 10:15');
  assert.equal(wall(monthsLater(c, at('2026-01-31 10:15'), 2, false)), '2026-03-31 10:15');
  assert.equal(wall(monthsLater(c, at('2024-01-31 10:15:00.123'), 1, false)), '2024-02-29 10:15:00.123');
  assert.equal(wall(monthsLater(c, at('2026-05-06 10:15'), 1, true)), '2026-06-08 10:15');
  assert.equal(monthsLater(office({ weekly: week([]) }), at('2026-05-06 10:15'), 1, true), null);
  assert.equal(monthsLater(c, at('2026-02-28 01:30'), 1, false), at('2026-03-28 01:30'));
  assert.equal(wall(monthsLater(c, at('2026-11-30 10:15'), 13, false)), '2027-12-30 10:15');
  assert.equal(monthsLater(c, at('2026-09-25 01:30'), 1, false), utc('2026-10-25T00:30Z'));
});

test('working days taken are those after the day it came in; the same day is none', () => {
  const taken = (a: string, b: string) => workingDaysTaken(c, at(a), at(b));
  assert.equal(taken('2026-06-01 10:00', '2026-06-01 16:00'), 0);
  assert.equal(taken('2026-06-01 10:00', '2026-06-01 17:00'), 1);
  assert.equal(taken('2026-06-06 10:00', '2026-06-08 10:00'), 0);
  assert.equal(taken('2026-06-08 10:00', '2026-06-01 10:00'), -5);
});

test('three attempts over five working days fall at a sixth, a half and five sixths', () => {
  const attempts = spread(c, at('2026-06-01 10:00'), 3, 5)?.map((t) => wall(t));
  assert.deepEqual(attempts, ['2026-06-02 15:40', '2026-06-04 13:00', '2026-06-08 10:20']);
  assert.deepEqual(
    spread(c, at('2026-06-01 10:00'), 1, 1)?.map((t) => wall(t)),
    ['2026-06-02 13:00'],
  );
  assert.equal(spread(office({ weekly: week([]) }), at('2026-06-01 10:00'), 3, 5), null);
  assert.equal(spread(c, at('2026-06-01 10:00'), 3, 0), null);
});

test('a calendar whose hours end takes no days and spreads no attempts past its end', () => {
  const hours: Interval[] = [['09:00', '17:00']];
  const june = office({ weekly: week([]), dates: { '2026-06-01': hours, '2026-06-02': hours } });
  const monday = at('2026-06-01 10:00');
  assert.equal(workingDaysTaken(june, monday, at('2026-06-02 10:00')), 1);
  assert.equal(workingDaysTaken(june, at('2026-06-04 10:00'), monday), null);
  assert.equal(workingDaysTaken(june, monday, at('2026-06-02 17:00')), null);
  assert.equal(spread(june, monday, 3, 1)?.length, 3);
  assert.equal(spread(june, monday, 3, 2), null);
});

test("a reminder falls at its share of the promise, in the promise's own time", () => {
  const start = at('2026-06-01 09:00');
  const at800 = (words: string) => {
    const due = dueOf(rule(words), c, start) as Due;
    return wall(reminder(rule(words), c, start, due.due, 800));
  };
  assert.equal(at800('10 working hours'), '2026-06-01 17:00');
  assert.equal(at800('4 working days'), '2026-06-04 17:00');
  assert.equal(at800('10 hours'), '2026-06-01 17:00');
  assert.equal(at800('10 calendar days'), wall(start + Math.floor(0.8 * (at('2026-06-12 00:00') - start))));
});

test('a reminder leaves out the time that was waited', () => {
  const start = at('2026-06-01 09:00');
  const pauses = [{ from: at('2026-06-01 11:00'), to: at('2026-06-01 13:00') }];
  const due = dueOf(rule('4 working hours'), c, start, pauses) as Due;
  assert.equal(wall(due.due), '2026-06-01 15:00');
  assert.equal(wall(reminder(rule('4 working hours'), c, start, due.due, 750, pauses)), '2026-06-01 14:00');
  assert.equal(wall(reminder(rule('4 working hours'), c, start, due.due, 0, pauses)), '2026-06-01 09:00');
});

test('a wait that goes on past an agreed date is left out of a reminder up to that date and no further', () => {
  const [start, agreed] = [at('2026-06-01 09:00'), at('2026-06-03 17:00')];
  const pauses = [{ from: at('2026-06-02 09:00'), to: at('2026-06-05 17:00') }];
  const half = reminder(rule('10 working hours'), c, start, agreed, 500, pauses);
  assert.equal(wall(half), '2026-06-01 13:00');
});

test('a reminder of a rule of law leaves out the waits that the rule names, and no other', () => {
  const start = at('2026-06-01 09:00');
  const words = rule('10 calendar days');
  const half = (effect: Partial<Pause>) => {
    const pauses = [{ from: at('2026-06-03 10:00'), to: at('2026-06-05 10:00'), ...effect }];
    const due = dueOf(words, c, start, pauses) as Due;
    return wall(reminder(words, c, start, due.due, 500, pauses));
  };
  assert.equal(half({}), '2026-06-06 16:30');
  assert.equal(half({ effect: 'excluding (p,q]' }), '2026-06-08 16:30');
});

test('half a millisecond of a share rounds up', () => {
  assert.equal(reminder(rule('1 hour'), c, 0, 5, 500), 3);
  assert.equal(reminder(rule('1 hour'), c, 0, 5, 499), 2);
  for (const none of [0.8, -1, 1001])
    assert.throws(() => reminder(rule('1 hour'), c, 0, 5, none), /thousandths/);
});

test("what remains is in the promise's own time, and negative when late", () => {
  const [monday, friday] = [at('2026-06-01 09:00'), at('2026-06-05 17:00')];
  assert.equal(remaining(rule('5 working days'), c, monday, friday), 40 * HOUR);
  assert.equal(remaining(rule('24 hours'), c, monday, friday), 104 * HOUR);
  assert.equal(
    remaining(rule('24 hours on working days'), c, at('2026-06-07 09:00'), at('2026-06-08 09:00')),
    9 * HOUR,
  );
  assert.equal(remaining(rule('8 working hours'), c, friday, monday), -40 * HOUR);
});

test('an agreed instant stands, an agreed date means its last close, neither before the date in force', () => {
  const inForce: Due = { due: at('2026-06-05 17:00'), lateFrom: at('2026-06-05 17:00') + 1 };
  const sunday = at('2026-06-07 10:00');
  assert.deepEqual(extendTo(c, { instant: sunday }, inForce), { due: sunday, lateFrom: sunday + 1 });
  assert.deepEqual(extendTo(c, { date: '2026-06-10' }), {
    due: at('2026-06-10 17:00'),
    lateFrom: at('2026-06-10 17:00') + 1,
  });
  assert.equal((extendTo(c, { date: '2026-06-06' }) as Due).due, at('2026-06-07 00:00'));
  assert.match(
    (extendTo(c, { date: '2026-06-04' }, inForce) as { refused: string }).refused,
    /brought forward/,
  );
  assert.deepEqual(extendTo(c, { date: '2026-06-05' }, inForce), inForce);
  assert.equal((extendTo(c, { date: '2026-06-04' }, inForce, true) as Due).due, at('2026-06-04 17:00'));
  assert.deepEqual(extendTo(c, { date: '2201-06-04' }), { refused: 'beyond 2200' });
});

test('a wait that begins when all is due takes nothing of what came before, and is not asked about', () => {
  const published = office({ weekly: week([['00:00', '24:00']]), firstYear: 2025, lastYear: 2026 });
  const due = at('2027-01-01 00:00');
  const wait = { from: due, to: due + HOUR };
  const half = reminder(rule('12 working hours'), published, at('2026-12-31 12:00'), due, 500, [wait]);
  assert.equal(wall(half), '2026-12-31 18:00');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, dueWall, nation, office, rule, week } from '../../../test/oracle/london.ts';
import { dueDayOfPromise, dueOf } from './due.ts';
import type { Pause } from './types.ts';

const c = office();
const due = (words: string, start: string, pauses: Pause[] = [], now?: string) =>
  dueWall(dueOf(rule(words), c, at(start), pauses, now === undefined ? undefined : at(now)));
const wait = (from: string, to: string | null): Pause => ({
  from: at(from),
  to: to === null ? null : at(to),
});

test('done exactly when due is in time, a millisecond later is late', () => {
  const due = at('2026-06-02 17:00');
  assert.deepEqual(dueOf(rule('1 working day'), c, at('2026-06-01 10:00')), { due, lateFrom: due + 1 });
});

test('counted by date, the date of receipt is day 0 whatever the hour', () => {
  assert.equal(due('1 working day by date', '2026-06-01 17:05'), '2026-06-02 17:00');
  assert.equal(due('1 working day by date', '2026-06-06 12:00'), '2026-06-08 17:00');
  assert.equal(due('0 working days by date', '2026-06-06 12:00'), '2026-06-07 00:00');
  assert.equal(due('0 working days by date', '2026-06-05 20:00'), '2026-06-05 17:00');
});

test('17:00 next working day by date: Monday 17:05 is Tuesday, Friday evening and the weekend are Monday', () => {
  const words = '17:00 next working day by date';
  assert.equal(due(words, '2026-06-01 17:05'), '2026-06-02 17:00');
  for (const left of ['2026-06-05 20:00', '2026-06-06 12:00', '2026-06-07 23:59'])
    assert.equal(due(words, left), '2026-06-08 17:00');
  assert.equal(due('17:00 next working day', '2026-06-06 12:00'), '2026-06-09 17:00');
  assert.equal(due('20:30 next working day', '2026-06-01 12:00'), '2026-06-02 20:30');
});

test('24 hours on working days: Friday 16:00 is Monday 16:00, Saturday is the end of Monday', () => {
  assert.equal(due('24 hours on working days', '2026-06-05 16:00'), '2026-06-08 16:00');
  assert.equal(due('24 hours on working days', '2026-06-06 11:00'), '2026-06-09 00:00');
});

test('hours, minutes and working hours', () => {
  assert.equal(due('24 hours', '2026-06-05 16:00'), '2026-06-06 16:00');
  assert.equal(due('5 minutes', '2026-06-05 16:00'), '2026-06-05 16:05');
  assert.equal(due('8 working hours', '2026-06-05 16:00'), '2026-06-08 16:00');
});

test('a wait moves promise days by the working days in it', () => {
  assert.equal(
    due('5 working days', '2026-06-01 10:00', [wait('2026-06-02 12:00', '2026-06-04 12:00')]),
    '2026-06-10 17:00',
  );
  assert.equal(
    due('5 working days', '2026-06-01 10:00', [wait('2026-06-02 12:00', '2026-06-02 16:00')]),
    '2026-06-08 17:00',
  );
  assert.equal(
    due('5 working days', '2026-06-01 10:00', [wait('2026-06-08 17:00', '2026-06-09 16:00')]),
    '2026-06-08 17:00',
  );
  assert.equal(
    due('5 working days', '2026-06-01 10:00', [wait('2026-06-08 16:59', '2026-06-09 16:00')]),
    '2026-06-09 17:00',
  );
});

test('a wait that begins at the due instant itself still moves promise days, one that begins when late does not', () => {
  const moved = (from: string) => due('5 working days', '2026-06-01 10:00', [wait(from, '2026-06-10 16:00')]);
  assert.equal(moved('2026-06-08 17:00'), '2026-06-09 17:00');
  assert.equal(moved('2026-06-08 17:00:00.001'), '2026-06-08 17:00');
  const open = (from: string) => due('5 working days', '2026-06-01 10:00', [wait(from, null)]);
  assert.match(String(open('2026-06-08 17:00')), /while a wait is open/);
  assert.equal(open('2026-06-08 17:00:00.001'), '2026-06-08 17:00');
});

test('a wait begun after the due instant, empty, or without time of the unit moves nothing', () => {
  const plain = due('8 working hours', '2026-06-01 09:00');
  assert.equal(plain, '2026-06-01 17:00');
  for (const pause of [
    wait('2026-06-01 17:00', '2026-06-03 12:00'),
    wait('2026-06-01 12:00', '2026-06-01 12:00'),
    wait('2026-05-30 12:00', '2026-05-31 12:00'),
  ])
    assert.equal(due('8 working hours', '2026-06-01 09:00', [pause]), plain);
});

test('waits that overlap or touch count once, whatever their order', () => {
  const pauses = [
    wait('2026-06-01 13:00', '2026-06-01 15:00'),
    wait('2026-06-01 10:00', '2026-06-01 12:00'),
    wait('2026-06-01 11:00', '2026-06-01 13:00'),
  ];
  assert.equal(due('8 working hours', '2026-06-01 09:00', pauses), '2026-06-02 14:00');
});

test('waits that touch are one, also where the first alone would move nothing', () => {
  const evening = wait('2026-06-08 17:00', '2026-06-09 10:00');
  const then = wait('2026-06-09 10:00', '2026-06-11 10:00');
  assert.equal(due('5 working days', '2026-06-01 10:00', [evening]), '2026-06-08 17:00');
  assert.equal(due('5 working days', '2026-06-01 10:00', [evening, then]), '2026-06-10 17:00');
});

test('while a wait is open there is no date, only what it would be if it ended now', () => {
  const open = [wait('2026-06-02 12:00', null)];
  assert.match(String(due('5 working days', '2026-06-01 10:00', open)), /no due date while a wait is open/);
  assert.deepEqual(dueOf(rule('5 working days'), c, at('2026-06-01 10:00'), open, at('2026-06-05 10:00')), {
    due: at('2026-06-11 17:00'),
    lateFrom: at('2026-06-11 17:00') + 1,
    provisional: true,
  });
});

test('an open wait begun after the date leaves the date as it is', () => {
  assert.equal(
    due('1 working day', '2026-06-01 10:00', [wait('2026-06-03 12:00', null)]),
    '2026-06-02 17:00',
  );
});

test('a promise counted by date refuses waits', () => {
  const refused = due('1 working day by date', '2026-06-01 10:00', [
    wait('2026-06-01 12:00', '2026-06-02 12:00'),
  ]);
  assert.match(String(refused), /cannot be paused/);
});

test('a calendar that never opens gives no date to promises and gives one to plain hours', () => {
  const never = office({ weekly: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } });
  const start = at('2026-06-01 10:00');
  for (const words of ['1 working day', '1 working hour', '1 hour on working days', '17:00 next working day'])
    assert.equal(dueOf(rule(words), never, start), null);
  assert.equal(dueWall(dueOf(rule('24 hours'), never, start)), '2026-06-02 10:00');
});

test('a calendar whose hours end gives no date past its end, waits or none', () => {
  const morning = office({ weekly: week([]), dates: { '2026-06-03': [['10:00', '11:00']] } });
  const start = at('2026-06-03 10:00');
  const due = (words: string, pauses: Pause[], now?: string) =>
    dueOf(rule(words), morning, start, pauses, now === undefined ? undefined : at(now));
  assert.equal(
    dueWall(due('0 working days', [wait('2026-06-03 10:10', '2026-06-03 10:20')])),
    '2026-06-03 11:00',
  );
  assert.equal(due('0 working days', [wait('2026-06-03 10:10', '2026-06-03 12:00')]), null);
  assert.equal(due('0 working days', [wait('2026-06-03 11:00', '2026-06-03 12:00')]), null);
  assert.equal(due('30 working minutes', [wait('2026-06-03 10:10', null)], '2026-06-03 11:30'), null);
  assert.equal(dueOf(rule('1 working day'), morning, at('2026-06-03 11:00')), null);
  const oneDay = { unit: 'working days', n: 1, counted: 'from next opening' } as const;
  assert.equal(dueDayOfPromise(oneDay, morning, start, []), null);
});

test('a trigger before 1970 is refused, wherever its date may lie', () => {
  assert.deepEqual(dueOf(rule('5 calendar days'), c, -1), { refused: 'before 1970' });
});

test('law that consults holidays before the first published year names that year', () => {
  const c = nation('england-and-wales');
  assert.deepEqual(dueOf(rule('5 statutory working days'), c, at('2018-06-01 10:00')), {
    refused: 'england-and-wales has no holidays published for 2018',
    missingYear: 2018,
  });
});

test('a complaint of Friday 28 April 2023 is to be acknowledged by Tuesday 9 May', () => {
  const c = nation('england-and-wales');
  const answer = dueOf(rule('5 statutory working days'), c, at('2023-04-28 16:20'));
  const midnight = at('2023-05-10 00:00');
  assert.deepEqual(answer, { due: midnight, lateFrom: midnight, date: '2023-05-09' });
});

test('holidays one behind the other are all skipped, those reached by skipping too', () => {
  const days = ['09', '10', '11', '12', '15', '16', '17'].map((day) => `2026-06-${day}`);
  const ends = (length: number, n: number) => {
    const calendar = office({ holidays: days.slice(0, length) });
    return dueWall(dueOf(rule(`${n} statutory working days`), calendar, at('2026-06-08 10:00')));
  };
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6, 7].map((length) => ends(length, 1)),
    ['10', '11', '12', '15', '16', '17', '18'].map((day) => `2026-06-${day}`),
  );
  assert.equal(ends(7, 2), '2026-06-19');
});

test('statutory rules count dates as each rule says', () => {
  const c = nation('england-and-wales');
  const due = (words: string, start: string) => dueWall(dueOf(rule(words), c, at(start)));
  assert.equal(due('10 calendar days', '2026-06-06 23:59'), '2026-06-16');
  assert.equal(due('2 weeks', '2026-06-06 23:59'), '2026-06-20');
  assert.equal(due('30 calendar days inclusive', '2026-06-01 09:00'), '2026-06-30');
  assert.equal(due('10 calendar days from the next working day', '2026-06-05 09:00'), '2026-06-18');
  assert.equal(due('1 calendar month', '2026-01-31 09:00'), '2026-02-28');
  assert.equal(due('2 calendar months', '2026-01-31 09:00'), '2026-03-31');
  assert.equal(due('1 calendar month', '2026-11-25 09:00'), '2026-12-25');
  assert.equal(due('1 calendar month, rolling', '2026-11-25 09:00'), '2026-12-29');
  assert.equal(due('deemed 2 days, then 20 statutory working days', '2026-11-25 09:00'), '2026-12-29');
  assert.equal(due('0 statutory working days', '2026-06-06 09:00'), '2026-06-06');
});

test('waits touch a date rule only where the rule says so, each with its effect', () => {
  const c = nation('england-and-wales');
  const due = (words: string, effect?: Pause['effect']) => {
    const pause = wait('2026-06-03 10:00', '2026-06-05 12:00');
    return dueWall(dueOf(rule(words), c, at('2026-06-01 09:00'), [effect ? { ...pause, effect } : pause]));
  };
  assert.equal(due('20 statutory working days'), '2026-06-29');
  assert.equal(due('20 statutory working days', 'excluding (p,q]'), '2026-07-01');
  assert.equal(due('20 statutory working days', 'excluding [p,q]'), '2026-07-02');
  assert.equal(due('20 statutory working days', 'restart'), '2026-07-03');
  assert.equal(due('1 calendar month rolling', 'excluding [p,q]'), '2026-07-06');
});

test('a wait of no length neither takes a date out nor starts a clock again', () => {
  for (const effect of ['excluding [p,q]', 'restart'] as const) {
    const pause: Pause = { ...wait('2026-06-03 10:00', '2026-06-03 10:00'), effect };
    const answer = dueOf(rule('10 calendar days'), nation('none'), at('2026-06-01 09:00'), [pause]);
    assert.equal(dueWall(answer), '2026-06-11');
  }
});

test('as many days may be taken out as the rule counts', () => {
  const pause: Pause = { ...wait('2026-06-03 10:00', '2026-06-05 12:00'), effect: 'excluding (p,q]' };
  const answer = dueOf(rule('2 statutory working days'), nation('none'), at('2026-06-01 09:00'), [pause]);
  assert.equal(dueWall(answer), '2026-06-05');
});

test('a date rule that names no waits is due as ever while one is open', () => {
  const ten = (pauses: Pause[]) =>
    dueWall(dueOf(rule('10 calendar days'), nation('none'), at('2026-06-01 09:00'), pauses));
  assert.equal(ten([wait('2026-06-03 10:00', null)]), '2026-06-11');
  assert.match(
    String(ten([{ ...wait('2026-06-03 10:00', null), effect: 'restart' }])),
    /while a wait is open/,
  );
});

test('a clock that starts again twice on one date takes that date out once only', () => {
  const again = (from: string, to: string): Pause => ({ ...wait(from, to), effect: 'restart' });
  const pauses = [
    again('2026-06-03 10:00', '2026-06-05 12:00'),
    again('2026-06-05 13:00', '2026-06-05 15:00'),
  ];
  const answer = dueOf(rule('10 calendar days inclusive'), nation('none'), at('2026-06-01 09:00'), pauses);
  assert.equal(dueWall(answer), '2026-06-14');
});

test('a clock that starts again leaves out the days of a wait that still goes on', () => {
  const long: Pause = { ...wait('2026-06-02 10:00', '2026-06-10 10:00'), effect: 'excluding (p,q]' };
  const restart: Pause = { ...wait('2026-06-03 10:00', '2026-06-05 12:00'), effect: 'restart' };
  const due = (pauses: Pause[]) =>
    dueWall(dueOf(rule('10 calendar days'), nation('none'), at('2026-06-01 09:00'), pauses));
  assert.equal(due([restart]), '2026-06-15');
  assert.equal(due([long, restart]), '2026-06-20');
  assert.equal(due([{ ...long, to: at('2026-06-04 10:00') }, restart]), '2026-06-15');
});

test('a date rule that consults no holiday is never refused, another names the missing year', () => {
  const c = nation('england-and-wales');
  const due = (words: string) => dueWall(dueOf(rule(words), c, at('2028-12-20 09:00')));
  assert.equal(due('30 calendar days'), '2029-01-19');
  assert.equal(due('1 calendar month'), '2029-01-20');
  assert.equal(due('72 hours'), '2028-12-23 09:00');
  assert.deepEqual(dueOf(rule('20 statutory working days'), c, at('2028-12-20 09:00')), {
    refused: 'england-and-wales has no holidays published for 2029',
    missingYear: 2029,
  });
  assert.match(String(due('1 calendar month rolling')), /no holidays published for 2029/);
  assert.match(String(due('20 working days')), /no holidays published for 2029/);
});

test('uk-any is never earlier than any nation', () => {
  for (const date of ['2022-05-30', '2024-03-14', '2025-07-10', '2026-06-10', '2027-12-30'])
    for (const name of ['england-and-wales', 'scotland', 'northern-ireland'] as const) {
      const day = (c: ReturnType<typeof nation>) =>
        dueWall(dueOf(rule('20 statutory working days'), c, at(`${date} 10:00`)));
      assert.ok(String(day(nation('uk-any'))) >= String(day(nation(name))));
    }
});

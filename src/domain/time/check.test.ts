import assert from 'node:assert/strict';
import { test } from 'node:test';
import { week } from '../../../test/oracle/london.ts';
import { checkCalendar, minutesOf } from './check.ts';

const good = { timezone: 'Europe/London', weekly: week([['09:00', '17:00']]), holidays: [] };
const faultsOf = (changes: object) => checkCalendar({ ...good, ...changes });
const dated = (n: number) =>
  Object.fromEntries(
    Array.from({ length: n }, (_, days) => [
      Temporal.PlainDate.from('1990-01-01').add({ days }).toString(),
      [],
    ]),
  );

test('a calendar may say all that there is to say of it', () => {
  const all = {
    holidays: ['2026-12-25', '2026-12-28'],
    dates: { '2026-12-24': [['09:00', '12:00']] },
    holidayNames: { '2026-12-25': 'Christmas Day' },
    closures: { '2026-12-28': 'Stocktaking' },
    id: 'office',
    version: '1',
    firstYear: 2026,
    lastYear: 2026,
    nation: 'scotland',
  };
  assert.deepEqual(faultsOf(all), []);
});

test('lists and years may go to their limits and no further', () => {
  assert.deepEqual(faultsOf({ holidays: Array(10_000).fill('2026-12-25') }), []);
  assert.deepEqual(faultsOf({ dates: dated(10_000) }), []);
  assert.deepEqual(faultsOf({ dates: dated(10_001) }), ['dates: at most 10000 dates']);
  assert.deepEqual(faultsOf({ firstYear: 1970, lastYear: 2199 }), []);
  for (const none of [1969, 2200, 2026.5, '2026'])
    assert.deepEqual(faultsOf({ firstYear: none }), ['firstYear: write a year from 1970 to 2199']);
});

test('years that are none are not compared, and what a calendar may have is listed', () => {
  assert.deepEqual(faultsOf({ firstYear: 2300, lastYear: 2026 }), [
    'firstYear: write a year from 1970 to 2199',
  ]);
  assert.match(
    faultsOf({ opening: [] })[0] ?? '',
    /^opening: not part of a calendar; it has timezone, weekly, /,
  );
});

test('a time zone is named as IANA names it, never by its offset', () => {
  for (const timezone of ['+01:00', '-0500', 'Middle-earth/Shire', 1])
    assert.match(faultsOf({ timezone })[0] ?? '', /is not a time zone; write one such as Europe\/London/);
  assert.deepEqual(faultsOf({ timezone: 'Etc/GMT+1' }), []);
});

test('a closure that is no holiday is refused: nobody would count it', () => {
  assert.deepEqual(faultsOf({ holidays: [], closures: { '2026-12-28': 'Stocktaking' } }), [
    'closures.2026-12-28: list this date in holidays too, or it is not closed',
  ]);
});

test('names, the nation and the id are refused with their place where they are none', () => {
  assert.match(faultsOf({ closures: { '2026-02-30': 'Stocktaking' } })[0] ?? '', /^closures\.2026-02-30: /);
  assert.match(faultsOf({ closures: { '2026-02-28': 7 } })[0] ?? '', /^closures\.2026-02-28: /);
  assert.match(faultsOf({ holidayNames: ['Christmas Day'] })[0] ?? '', /^holidayNames: give an object/);
  for (const nation of [7, 'narnia'])
    assert.match(faultsOf({ nation })[0] ?? '', /^nation: write one of england-and-wales, /);
  assert.match(faultsOf({ id: 7 })[0] ?? '', /^id: /);
});

test('every opening that is wrong is named, and no opening that is right', () => {
  const mon = (...openings: unknown[]) => faultsOf({ weekly: { mon: openings } });
  const places = (faults: string[]) => faults.map((fault) => fault.slice(0, fault.indexOf(':')));
  assert.deepEqual(places(mon(['09:00', '17:00'], ['10:00', '12:00'], ['13:00', '14:00'])), [
    'weekly.mon[1]',
    'weekly.mon[2]',
  ]);
  assert.deepEqual(places(mon('09:00-17:00', ['09:00', '17:00'])), ['weekly.mon[0]']);
  assert.deepEqual(places(mon(['09:00'], ['09:00', 17], [null, '17:00'])), [
    'weekly.mon[0]',
    'weekly.mon[1]',
    'weekly.mon[2]',
  ]);
  assert.match(mon(['09:00', '25:00'])[0] ?? '', /^weekly\.mon\[0\]: \["09:00","25:00"\] is not an opening/);
  for (const none of [null, [], 'always'])
    assert.deepEqual(faultsOf({ weekly: none }), ['weekly: give the hours of mon to sun']);
});

test('a holiday that is nothing or no text is named by its place', () => {
  const faults = faultsOf({ holidays: [null, 20261225, '2026-12-25'] });
  assert.deepEqual(
    faults.map((fault) => fault.slice(0, 11)),
    ['holidays[0]', 'holidays[1]'],
  );
});

test('a long value is shown by its beginning, so that the message stays readable', () => {
  const [fault = ''] = faultsOf({ holidays: ['x'.repeat(500)] });
  assert.match(fault, /^holidays\[0\]: "x{59} is no such date/);
});

test('a time of day is read from 00:00 to 24:00, written with four digits and nothing around them', () => {
  const read: [string, number][] = [
    ['00:00', 0],
    ['09:05', 545],
    ['19:59', 1199],
    ['23:59', 1439],
    ['20:18', 1218],
    ['24:00', 1440],
  ];
  for (const [text, minutes] of read) assert.equal(minutesOf(text), minutes);
  for (const none of [
    '24:01',
    '25:00',
    '29:00',
    '09:60',
    '9:00',
    'at 09:00',
    '09:00 h',
    'at 24:00',
    '24:00 h',
    '09.00',
    '09:000',
    ...['/', ':', 'x'].flatMap((none) => [`${none}0:00`, `0${none}:00`, `00:${none}0`, `00:0${none}`]),
    540,
    ['09:00'],
  ])
    assert.equal(minutesOf(none), null, String(none));
});

test('a name that is no text is refused with its date', () => {
  assert.deepEqual(faultsOf({ holidays: ['2026-12-25'], holidayNames: { '2026-12-25': 7 } }), [
    'holidayNames.2026-12-25: give an existing date and its name as text',
  ]);
});

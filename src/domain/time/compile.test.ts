import assert from 'node:assert/strict';
import { test } from 'node:test';
import { week } from '../../../test/oracle/london.ts';
import { CalendarFault } from './calendar.ts';
import { checkCalendar } from './check.ts';
import { compileCalendar } from './compile.ts';
import { addWorkingDays } from './operations.ts';
import type { CalendarSpec } from './types.ts';

const good: CalendarSpec = { timezone: 'Europe/London', weekly: week([['09:00', '17:00']]), holidays: [] };

function faultsOf(changes: object): string[] {
  return checkCalendar({ ...good, ...changes });
}

test('a good calendar has no faults', () => {
  assert.deepEqual(checkCalendar(good), []);
  const touching = [
    ['09:00', '12:00'],
    ['12:00', '24:00'],
  ];
  assert.deepEqual(faultsOf({ weekly: { mon: touching } }), []);
  assert.deepEqual(faultsOf({ holidays: ['2026-12-25', '2026-12-25'], dates: { '2024-02-29': [] } }), []);
});

const FAULTY: [string, object, RegExp][] = [
  [
    'overlapping hours',
    {
      weekly: {
        mon: [
          ['09:00', '12:00'],
          ['11:00', '17:00'],
        ],
      },
    },
    /^weekly\.mon\[1\]: opens at 11:00 before/,
  ],
  [
    'hours out of order',
    {
      weekly: {
        mon: [
          ['13:00', '17:00'],
          ['09:00', '12:00'],
        ],
      },
    },
    /^weekly\.mon\[1\]: opens at 09:00 before/,
  ],
  [
    'hours that end before they begin',
    { weekly: { tue: [['17:00', '09:00']] } },
    /^weekly\.tue\[0\]: closes at 09:00, not after/,
  ],
  ['an empty opening', { weekly: { tue: [['09:00', '09:00']] } }, /^weekly\.tue\[0\]/],
  [
    'a time that is none',
    { weekly: { tue: [['9:00', '17:00']] } },
    /^weekly\.tue\[0\]: .* is not an opening/,
  ],
  ['a time after midnight', { weekly: { tue: [['22:00', '24:30']] } }, /^weekly\.tue\[0\]/],
  ['three times', { weekly: { tue: [['09:00', '12:00', '13:00']] } }, /^weekly\.tue\[0\]/],
  ['hours that are no list', { weekly: { tue: '09:00-17:00' } }, /^weekly\.tue: give a list/],
  ['a day that is none', { weekly: { monday: [] } }, /^weekly\.monday: not a day/],
  ['no week', { weekly: undefined }, /^weekly: give/],
  [
    'a date that is none',
    { holidays: ['2026-12-25', '2026-02-30'] },
    /^holidays\[1\]: "2026-02-30" is no such date/,
  ],
  ['a holiday that is no text', { holidays: [20261225] }, /^holidays\[0\]/],
  ['no holidays', { holidays: undefined }, /^holidays: give a list/],
  ['too many holidays', { holidays: Array(10_001).fill('2026-12-25') }, /^holidays: at most/],
  ['hours of a date that is none', { dates: { '2026-13-01': [] } }, /^dates\.2026-13-01: no such date/],
  [
    'overlapping hours of a date',
    {
      dates: {
        '2026-12-24': [
          ['09:00', '12:00'],
          ['10:00', '11:00'],
        ],
      },
    },
    /^dates\.2026-12-24\[1\]/,
  ],
  ['dates that are a list', { dates: [] }, /^dates: give an object/],
  ['an unknown zone', { timezone: 'Europe/Atlantis' }, /^timezone: "Europe\/Atlantis" is not/],
  ['no zone', { timezone: undefined }, /^timezone: nothing is not/],
  ['a key it has not', { holiday: [] }, /^holiday: not part of a calendar/],
  [
    'a name without a date',
    { holidayNames: { 'Christmas Day': '2026-12-25' } },
    /^holidayNames\.Christmas Day/,
  ],
  ['a year that is none', { lastYear: 28 }, /^lastYear: write a year/],
  ['years the wrong way round', { firstYear: 2027, lastYear: 2026 }, /^lastYear: 2026 lies before/],
  ['a version that is a number', { version: 2 }, /^version: write it as text/],
];

for (const [what, changes, fault] of FAULTY)
  test(`${what} is refused with its place`, () => {
    const faults = faultsOf(changes);
    assert.equal(faults.length, 1, faults.join('\n'));
    assert.match(faults[0] ?? '', fault);
    assert.throws(
      () => compileCalendar({ ...good, ...changes }),
      (error) => error instanceof CalendarFault && error.faults.length === 1,
    );
  });

test('a calendar read from a line that is none is refused, not thrown over', () => {
  assert.throws(() => compileCalendar(null as unknown as CalendarSpec), CalendarFault);
});

test('what is no calendar at all is refused', () => {
  for (const none of [null, undefined, 7, 'office', []])
    assert.match(checkCalendar(none)[0] ?? '', /^calendar: give an object/);
});

test('a working day that begins beyond 2200 is refused, not answered', () => {
  const utc = compileCalendar({ ...good, timezone: 'UTC' });
  const start = Date.UTC(2199, 11, 31, 10);
  assert.equal(addWorkingDays(utc, start, 1), '2200-01-01');
  assert.throws(() => addWorkingDays(utc, start, 2), /beyond 2200/);
  const newYork = compileCalendar({ ...good, timezone: 'America/New_York' });
  assert.throws(() => addWorkingDays(newYork, start, 1), /beyond 2200/);
});

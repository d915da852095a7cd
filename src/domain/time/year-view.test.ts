import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarSpec, Interval } from './types.ts';
import { monthsOf } from './year-view.ts';

const nine: Interval[] = [['09:00', '17:00']];
const spec: CalendarSpec = {
  timezone: 'Europe/London',
  weekly: { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine, sat: [], sun: [] },
  holidays: ['2028-12-24', '2028-12-25'],
  holidayNames: { '2028-12-24': 'Closure', '2028-12-25': 'Christmas Day' },
  closures: { '2028-12-24': 'Closure' },
  dates: { '2028-12-27': [['09:00', '12:00']], '2028-12-28': [['07:00', '19:00']], '2028-12-29': [] },
};

test('a year has its months with every date once, leap day too', () => {
  const months = monthsOf(spec, 2028);
  assert.equal(months.length, 12);
  assert.equal(months.flat().length, 366);
  assert.equal(months[1]?.length, 29);
  assert.equal(months[0]?.[0]?.weekday, 5);
});

test('each day says what it is: open, off, holiday, closure, short, other hours', () => {
  const december = monthsOf(spec, 2028)[11] ?? [];
  const kinds = Object.fromEntries(december.map(({ date, kind }) => [date.slice(8), kind]));
  assert.deepEqual(
    [kinds['22'], kinds['23'], kinds['24'], kinds['25'], kinds['27'], kinds['28'], kinds['29']],
    ['open', 'off', 'closure', 'holiday', 'short', 'other hours', 'closure'],
  );
});

test('a holiday with hours of its own is shown open for them, as it is counted', () => {
  const dates: Record<string, Interval[]> = { '2028-12-25': [['10:00', '12:00']] };
  const december = monthsOf({ ...spec, dates }, 2028)[11] ?? [];
  assert.deepEqual(december[24], {
    date: '2028-12-25',
    weekday: 0,
    kind: 'short',
    hours: [['10:00', '12:00']],
    name: '',
  });
});

test('a calendar that says no more than its week and holidays is shown so', () => {
  const { timezone, holidays } = spec;
  const weekly = {
    mon: nine,
    tue: nine,
    wed: nine,
    thu: nine,
    fri: nine,
  } as unknown as CalendarSpec['weekly'];
  const [sunday, monday, tuesday] = (
    monthsOf({ timezone, weekly, holidays: holidays.slice(1) }, 2028)[11] ?? []
  ).slice(23);
  assert.deepEqual(sunday, { date: '2028-12-24', weekday: 6, kind: 'off', hours: [], name: '' });
  assert.deepEqual(monday, { date: '2028-12-25', weekday: 0, kind: 'holiday', hours: [], name: '' });
  assert.deepEqual(tuesday, { date: '2028-12-26', weekday: 1, kind: 'open', hours: nine, name: '' });
});

test('hours of a date are short, other or as long as ever; a holiday brings its name', () => {
  const dates: Record<string, Interval[]> = {
    '2028-12-27': [['13:00', '17:00']],
    '2028-12-28': [['10:00', '18:00']],
    '2028-12-29': [],
  };
  const december = monthsOf({ ...spec, dates }, 2028)[11] ?? [];
  assert.deepEqual(
    december.slice(26, 29).map(({ kind, name }) => [kind, name]),
    [
      ['short', ''],
      ['open', ''],
      ['closure', ''],
    ],
  );
  assert.deepEqual(december[24], {
    date: '2028-12-25',
    weekday: 0,
    kind: 'holiday',
    hours: [],
    name: 'Christmas Day',
  });
});

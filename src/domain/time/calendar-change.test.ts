import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CalendarFault } from './calendar.ts';
import { daysChanged, nationOf, nextVersion, withFeed, withHours } from './calendar-change.ts';
import { compileCalendar } from './compile.ts';
import { dueOf } from './due.ts';
import type { BankHoliday, HolidayFeed } from './holidays.ts';
import { addWorkingDays } from './operations.ts';
import type { CalendarSpec, Interval } from './types.ts';

const day = (date: string, title: string): BankHoliday => ({ date, title, notes: '', bunting: true });
const feedOf = (...events: BankHoliday[]): HolidayFeed => ({
  'england-and-wales': { division: 'england-and-wales', events },
  scotland: { division: 'scotland', events: [...events, day('2026-11-30', 'St Andrew’s Day')] },
  'northern-ireland': { division: 'northern-ireland', events: [...events, day('2026-07-13', 'The Boyne')] },
});
const old = feedOf(day('2025-12-25', 'Christmas Day'), day('2026-12-25', 'Christmas Day'));
const nine: Interval[] = [['09:00', '17:00']];
const office: CalendarSpec = {
  id: 'office',
  version: '2026-1',
  timezone: 'Europe/London',
  weekly: { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine, sat: [], sun: [] },
  holidays: ['2025-12-25', '2026-12-25'],
  holidayNames: { '2025-12-25': 'Christmas Day', '2026-12-25': 'Christmas Day' },
  firstYear: 2025,
  lastYear: 2026,
};

test('whose bank holidays a calendar keeps is found by its days, unless it says so itself', () => {
  assert.equal(nationOf(office, old), 'england-and-wales');
  const scots = { ...office, holidays: [...office.holidays, '2026-11-30'] };
  assert.equal(nationOf(scots, old), 'scotland');
  assert.equal(nationOf({ ...office, nation: 'none' }, old), null);
  assert.equal(nationOf({ ...office, holidays: ['2026-03-03', '2026-03-04'] }, old), null);
});

test('own closures, and years that only one of them has, say nothing of whose bank holidays a calendar keeps', () => {
  const closures = Object.fromEntries(
    Array.from({ length: 28 }, (_, n) => [`2026-02-${`${n + 1}`.padStart(2, '0')}`, 'Flood']),
  );
  const closed = { ...office, closures, holidays: [...Object.keys(closures), ...office.holidays].sort() };
  assert.equal(nationOf(closed, old), 'england-and-wales');
  const later = ['2027', '2028', '2029', '2030'].map((year) => day(`${year}-12-25`, 'Christmas Day'));
  const rolled = feedOf(day('2026-12-25', 'Christmas Day'), ...later);
  assert.equal(nationOf(office, rolled), 'england-and-wales');
});

test('a newer feed brings its years, keeps those it no longer lists, and leaves own closures alone', () => {
  const closed = withHours(office, { do: 'close', date: '2026-12-24', name: 'Christmas closure' }, '2026-2');
  const newer = feedOf(day('2026-12-28', 'Boxing Day, moved'), day('2027-12-27', 'Christmas Day'));
  const next = withFeed({ ...closed, nation: 'england-and-wales' }, newer, '2026-3');
  assert.deepEqual(next?.holidays, ['2025-12-25', '2026-12-24', '2026-12-28', '2027-12-27']);
  assert.deepEqual([next?.firstYear, next?.lastYear, next?.version], [2025, 2027, '2026-3']);
  assert.ok(next);
  assert.deepEqual(
    daysChanged(closed, next).map(({ date, change, name }) => [date, change, name]),
    [
      ['2026-12-25', 'open again', 'Christmas Day'],
      ['2026-12-28', 'closed', 'Boxing Day, moved'],
      ['2027-12-27', 'closed', 'Christmas Day'],
    ],
  );
});

test('a closure is taken back, a bank holiday is not, and hours of a date win over both', () => {
  const closed = withHours(office, { do: 'close', date: '2026-12-24', name: 'Closure' }, '2026-2');
  assert.deepEqual(
    withHours(closed, { do: 'as the week', date: '2026-12-24' }, '2026-3').holidays,
    office.holidays,
  );
  assert.deepEqual(
    withHours(office, { do: 'as the week', date: '2026-12-25' }, '2026-2').holidays,
    office.holidays,
  );
  const open = withHours(closed, { do: 'open', date: '2026-12-24', hours: [['09:00', '12:00']] }, '2026-3');
  assert.deepEqual(open.holidays, office.holidays);
  assert.deepEqual(open.dates, { '2026-12-24': [['09:00', '12:00']] });
});

test('other hours of the week hold from their date on; dates before it count as they did', () => {
  const four = { ...office.weekly, fri: [] };
  const next = withHours(office, { do: 'week', from: '2026-11-23', weekly: four }, '2026-2');
  const friday = Date.parse('2026-11-20T10:00:00Z');
  const days = (spec: CalendarSpec, t: number, n: number) => addWorkingDays(compileCalendar(spec), t, n);
  assert.equal(days(next, friday, 0), '2026-11-20');
  assert.equal(days(next, friday, 5), '2026-11-30');
  assert.equal(days(office, friday, 5), '2026-11-27');
  assert.equal(next.dates?.['2025-12-25'], undefined);
});

test('hours that cannot be are refused with their place', () => {
  const wrong = { do: 'open', date: '2026-12-24', hours: [['12:00', '09:00']] } as const;
  assert.throws(
    () => withHours(office, { ...wrong, hours: [['12:00', '09:00']] }, '2026-2'),
    (error) => error instanceof CalendarFault && /dates\.2026-12-24/.test(error.message),
  );
});

test('the next edition counts on within the year, and begins anew with the next', () => {
  assert.equal(nextVersion(2026, ['2026-1', '2026-9', '2026-10', 'own']), '2026-11');
  assert.equal(nextVersion(2027, ['2026-11']), '2027-1');
});

test('our own closure moves promise days and never a statutory day; a bank holiday is not closed twice', () => {
  const closed = withHours(office, { do: 'close', date: '2026-12-24', name: 'Closure' }, '2026-2');
  const start = Date.parse('2026-12-22T10:00:00Z');
  const due = (spec: CalendarSpec, unit: 'working days' | 'statutory working days') => {
    const rule =
      unit === 'working days'
        ? ({ unit, n: 2, counted: 'from next opening' } as const)
        : ({ unit, n: 2 } as const);
    const answer = dueOf(rule, compileCalendar({ ...spec, lastYear: 2027 }), start);
    assert.ok(answer !== null && 'due' in answer);
    return new Date(answer.due).toISOString().slice(0, 16);
  };
  assert.equal(due(office, 'working days'), '2026-12-24T17:00');
  assert.equal(due(closed, 'working days'), '2026-12-28T17:00');
  assert.equal(due(office, 'statutory working days'), '2026-12-25T00:00');
  assert.equal(due(closed, 'statutory working days'), '2026-12-25T00:00');
  assert.throws(
    () => withHours(office, { do: 'close', date: '2026-12-25', name: 'Closure' }, '2026-2'),
    /Christmas Day already/,
  );
});

const days = (from: number, to: number, ...ofYear: string[]): string[] =>
  Array.from({ length: to - from + 1 }, (_, n) => ofYear.map((date) => `${from + n}-${date}`)).flat();
const ten = ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'];
const long = feedOf(...days(2019, 2028, ...ten).map((date) => day(date, 'Holiday')));

test('years before the feed, and the feed’s years before the calendar, say nothing of whose holidays it keeps', () => {
  const one = { ...office, firstYear: 2026, lastYear: 2026, holidays: days(2026, 2026, ...ten) };
  assert.equal(nationOf(one, long), 'england-and-wales');
  const older = { ...office, firstYear: 1990, lastYear: 2028, holidays: days(1990, 2028, ...ten) };
  assert.equal(nationOf(older, long), 'england-and-wales');
});

test('a calendar that shares a few of its days with a nation keeps nobody’s', () => {
  const years = { firstYear: 2019, lastYear: 2028 };
  assert.equal(nationOf({ ...office, ...years, holidays: days(2019, 2028, '12-25') }, long), null);
  const own = Array.from({ length: 12 }, (_, month) => `${String(month + 1).padStart(2, '0')}-15`);
  const many = { ...office, ...years, holidays: days(2019, 2028, '12-25', ...own) };
  assert.equal(nationOf(many, long), null);
});

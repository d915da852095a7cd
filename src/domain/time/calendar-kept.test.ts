import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysChanged, nationOf, withFeed, withHours } from './calendar-change.ts';
import type { BankHoliday, HolidayFeed } from './holidays.ts';
import type { CalendarSpec, Interval } from './types.ts';

/** What a change of a calendar keeps, leaves out and names. */

const day = (date: string): BankHoliday => ({ date, title: 'Bank holiday', notes: '', bunting: true });
const feedOf = (...dates: string[]): HolidayFeed => ({
  'england-and-wales': { division: 'england-and-wales', events: dates.map(day) },
  scotland: { division: 'scotland', events: [...dates, '2026-11-30'].map(day) },
  'northern-ireland': { division: 'northern-ireland', events: [...dates, '2026-07-13'].map(day) },
});
const feed = feedOf('2025-12-25', '2026-12-25');
const nine: Interval[] = [['09:00', '17:00']];
const office: CalendarSpec = {
  timezone: 'Europe/London',
  weekly: { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine, sat: [], sun: [] },
  holidays: ['2025-12-25', '2026-12-25'],
};

test('half of the published days make a calendar a nation’s; one that is nobody’s takes no feed', () => {
  assert.equal(nationOf({ ...office, holidays: ['2025-12-25'] }, feed), 'england-and-wales');
  assert.equal(withFeed({ ...office, nation: 'none' }, feed, '2'), null);
});

test('a feed that ends earlier leaves the years after it, and drops what it lists no more', () => {
  const holidays = ['2025-12-25', '2026-03-03', '2026-12-25', '2027-12-27', '2027-12-28'];
  const holidayNames = { '2027-12-27': 'Christmas Day' };
  const own = {
    ...office,
    nation: 'england-and-wales',
    holidays,
    holidayNames,
    firstYear: 2024,
    lastYear: 2027,
  } as const;
  const next = withFeed({ ...own, holidays: [...holidays] }, feed, '2');
  assert.deepEqual(next?.holidays, ['2025-12-25', '2026-12-25', '2027-12-27', '2027-12-28']);
  assert.deepEqual(next.holidayNames, {
    '2025-12-25': 'Bank holiday',
    '2026-12-25': 'Bank holiday',
    '2027-12-27': 'Christmas Day',
    '2027-12-28': 'holiday',
  });
  assert.deepEqual([next.firstYear, next.lastYear], [2024, 2027]);
  const unnamed = withFeed({ ...office, nation: 'scotland', holidays: ['2027-12-27'] }, feed, '2');
  assert.equal(unnamed?.holidayNames?.['2027-12-27'], 'holiday');
});

test('a closure that becomes a bank holiday is a bank holiday', () => {
  const closed = withHours(office, { do: 'close', date: '2026-12-24', name: 'Closure' }, '2');
  const next = withFeed({ ...closed, nation: 'scotland' }, feedOf('2025-12-25', '2026-12-24'), '3');
  assert.deepEqual(next?.closures, {});
  assert.equal(next?.holidayNames?.['2026-12-24'], 'Bank holiday');
});

test('a holiday with hours of its own may be closed, one without may not', () => {
  const open = { ...office, dates: { '2026-12-25': nine } };
  const closed = withHours(open, { do: 'close', date: '2026-12-25', name: 'Closure' }, '2');
  assert.deepEqual([closed.holidays, closed.dates], [office.holidays, {}]);
  assert.throws(
    () => withHours(office, { do: 'close', date: '2026-12-25', name: 'Closure' }, '2'),
    /2026-12-25 is a holiday already/,
  );
});

test('a new week leaves 800 days before it as they were, and holds from its own first day', () => {
  const next = withHours(
    office,
    { do: 'week', from: '2026-11-27', weekly: { ...office.weekly, fri: [] } },
    '2',
  );
  const kept = Object.keys(next.dates ?? {}).sort();
  assert.equal(kept.at(-1), '2026-11-26');
  assert.equal(kept[0], Temporal.PlainDate.from('2026-11-27').subtract({ days: 800 }).toString());
});

test('days whose own hours changed are told, unless the week or their being a holiday did', () => {
  const short: Interval[] = [['09:00', '12:00']];
  const before = { ...office, dates: { '2026-12-24': short, '2026-12-29': nine, '2026-12-30': short } };
  const dates = { '2026-12-24': nine, '2026-12-29': nine, '2026-12-31': short, '2026-12-28': short };
  const after = { ...office, holidays: [...office.holidays, '2026-12-28'], dates };
  assert.deepEqual(daysChanged(before, after), [
    { date: '2026-12-24', change: 'other hours', name: '' },
    { date: '2026-12-28', change: 'closed', name: '' },
    { date: '2026-12-30', change: 'other hours', name: '' },
    { date: '2026-12-31', change: 'other hours', name: '' },
  ]);
  assert.deepEqual(daysChanged(office, { ...office, dates: { '2026-12-24': short } }), [
    { date: '2026-12-24', change: 'other hours', name: '' },
  ]);
  assert.deepEqual(daysChanged(before, { ...after, weekly: { ...office.weekly, fri: [] } }), [
    { date: '2026-12-28', change: 'closed', name: '' },
  ]);
  assert.deepEqual(daysChanged(office, office), []);
});

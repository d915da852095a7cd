import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { at, FEED, wall } from '../../../test/oracle/london.ts';
import { CalendarFault } from './calendar.ts';
import { calendarFrom } from './calendar-file.ts';
import { compileCalendar } from './compile.ts';
import { dayOfDate } from './date.ts';
import { endOfNthWorkingDay } from './operations.ts';
import { isStatutoryDay } from './statutory.ts';

const FOLDER = new URL('../../../rulebook/calendars/', import.meta.url);
const file = {
  id: 'depot',
  version: '3',
  timezone: 'Europe/London',
  hours: {
    mon: '09:00-12:00, 13:00-17:00',
    tue: '09:00-17:00',
    wed: '09:00-17:00',
    thu: '09:00-17:00',
    fri: '22:00-24:00',
    sat: 'closed',
    sun: 'closed',
  },
  holidays: 'scotland',
  closures: { '2026-12-24': 'Christmas closure' },
  dates: { '2026-12-31': '09:00-12:00' },
};

function faultsOf(changes: object): readonly string[] {
  try {
    calendarFrom({ ...file, ...changes }, FEED);
  } catch (error) {
    if (error instanceof CalendarFault) return error.faults;
  }
  return [];
}

test('every calendar in the rulebook can be compiled, is named as its file and ends at 17:00', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
  assert.ok(files.length >= 3);
  for (const name of files) {
    const spec = calendarFrom(parse(readFileSync(new URL(name, FOLDER), 'utf8')), FEED);
    assert.equal(`${spec.id}.yaml`, name);
    assert.equal(
      wall(endOfNthWorkingDay(compileCalendar(spec), at('2026-06-01 10:00'), 1)),
      '2026-06-02 17:00',
    );
  }
});

test('a calendar file gives hours, the holidays of its nation, closures by name and hours of single dates', () => {
  const spec = calendarFrom(file, FEED);
  assert.deepEqual(spec.weekly.mon, [
    ['09:00', '12:00'],
    ['13:00', '17:00'],
  ]);
  assert.deepEqual(spec.weekly.sat, []);
  assert.deepEqual(spec.dates, { '2026-12-31': [['09:00', '12:00']] });
  assert.ok(spec.holidays.includes('2026-12-24') && spec.holidays.includes('2026-11-30'));
  assert.equal(spec.holidayNames?.['2026-12-24'], 'Christmas closure');
  assert.deepEqual([spec.id, spec.version, spec.firstYear, spec.lastYear], ['depot', '3', 2019, 2028]);
  assert.equal(spec.nation, file.holidays);
});

test('holidays are in order, commas need no blank, and a file without closures has none', () => {
  const { closures: _, ...plain } = file;
  const spec = calendarFrom({ ...plain, hours: { ...file.hours, tue: '09:00-12:00,13:00-17:00' } }, FEED);
  assert.deepEqual(spec.weekly.tue, spec.weekly.mon);
  assert.equal('closures' in spec, false);
  const { holidays } = calendarFrom(file, FEED);
  assert.deepEqual(holidays, holidays.toSorted());
});

test('a closure on a bank holiday stays a bank holiday, which is no statutory working day', () => {
  const both = { '2026-12-24': 'Christmas closure', '2026-12-25': 'Closed for Christmas' };
  const spec = calendarFrom({ ...file, closures: both }, FEED);
  assert.deepEqual(spec.closures, { '2026-12-24': 'Christmas closure' });
  assert.equal(spec.holidays.filter((date) => date === '2026-12-25').length, 1);
  const statutory = compileCalendar(spec);
  const answers = ['2026-12-24', '2026-12-25'].map((date) => isStatutoryDay(statutory, dayOfDate(date)));
  assert.deepEqual(answers, [true, false]);
});

test('what is wrong in a calendar file is refused with its place', () => {
  assert.match(
    faultsOf({ hours: { ...file.hours, mon: '9-5' } })[0] ?? '',
    /^hours\.mon: write hours such as/,
  );
  assert.match(faultsOf({ hours: { ...file.hours, mon: undefined } })[0] ?? '', /^hours\.mon/);
  assert.match(faultsOf({ hours: undefined })[0] ?? '', /^hours: give each/);
  assert.match(faultsOf({ holidays: 'england' })[0] ?? '', /^holidays: write one of england-and-wales/);
  assert.match(faultsOf({ closures: { '2026-02-30': 'x' } })[0] ?? '', /2026-02-30/);
  assert.match(faultsOf({ closures: { '2026-02-28': 7 } })[0] ?? '', /^closures\.2026-02-28: say what/);
  assert.match(faultsOf({ dates: { '2026-02-28': '12:00-09:00' } })[0] ?? '', /^dates\.2026-02-28\[0\]/);
  assert.match(faultsOf({ version: 3 })[0] ?? '', /^version: write it as text/);
  assert.match(faultsOf({ opening: {} })[0] ?? '', /^opening: not part of a calendar file/);
  assert.match(faultsOf({ opening: {} })[0] ?? '', /it has id, version, timezone, /);
  assert.match(faultsOf({ holidays: 'england' })[0] ?? '', /one of england-and-wales, scotland, /);
  const { sun: _, ...six } = file.hours;
  assert.deepEqual(faultsOf({ hours: six }), ['hours.sun: write its hours, or closed']);
  for (const hours of ['9-5', 'from 09:00-17:00', '09:00-17:00 daily'])
    assert.deepEqual(faultsOf({ hours: { ...file.hours, mon: hours } }), [
      'hours.mon: write hours such as 09:00-17:00, or closed',
    ]);
  assert.match(
    faultsOf({ dates: { '2026-02-28': '9-5' } })[0] ?? '',
    /^dates\.2026-02-28: write hours such as/,
  );
  for (const place of ['hours', 'closures', 'dates'])
    assert.equal(faultsOf({ [place]: [] })[0], `${place}: give each with its own line`);
  assert.match(faultsOf({ hours: null })[0] ?? '', /^hours: give each/);
  for (const none of [null, 'office'])
    assert.throws(() => calendarFrom(none, FEED), /^CalendarFault: the file has no calendar in it$/);
});

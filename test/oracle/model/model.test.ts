// The model itself, held to the page's own examples and to a walk by minutes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ModelCalendar } from './calendar.ts';
import { dueAfter } from './hours.ts';
import { calendarMonths } from './months.ts';
import { addWorkingTime, isWorking, nextOpening, workingTimeBetween } from './operations.ts';
import { addWorkingDays, endOfNthWorkingDay } from './promise-days.ts';
import { statutoryDate } from './statutory.ts';
import { pausedStatutoryDate } from './statutory-pauses.ts';
import { inst } from './zone.ts';

const nine: [string, string][] = [['09:00', '17:00']];
const office: ModelCalendar = {
  timezone: 'Europe/London',
  weekly: { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine, sat: [], sun: [] },
  holidays: [],
};
const always: ModelCalendar = {
  ...office,
  weekly: Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']]]),
  ) as ModelCalendar['weekly'],
};
/** November 2026: the 2nd is a Monday. */
const at = (day: number, wall: string) =>
  inst('Europe/London', `2026-11-${String(day).padStart(2, '0')}`, wall);

test('the model gives the page its examples of promise days', () => {
  const dayOne = (day: number, wall: string) => endOfNthWorkingDay(office, at(day, wall), 1);
  assert.equal(dayOne(2, '16:59'), at(3, '17:00'));
  assert.equal(dayOne(2, '17:00'), at(4, '17:00'));
  assert.equal(dayOne(7, '12:00'), at(10, '17:00'));
  assert.equal(dayOne(2, '07:00'), at(3, '17:00'));
  assert.equal(endOfNthWorkingDay(office, at(2, '17:05'), 1, 'by date'), at(3, '17:00'));
  assert.equal(endOfNthWorkingDay(office, at(7, '12:00'), 1, 'by date'), at(9, '17:00'));
  assert.equal(endOfNthWorkingDay(office, at(7, '12:00'), 0, 'by date'), at(8, '00:00'));
});

test('the model gives the page its examples of hours and months', () => {
  const day = 24 * 3_600_000;
  assert.equal(dueAfter(office, 'hours on working days', at(6, '16:00'), day), at(9, '16:00'));
  assert.equal(dueAfter(office, 'hours on working days', at(7, '11:00'), day), at(10, '00:00'));
  assert.equal(addWorkingTime(office, at(2, '09:00'), 8 * 3_600_000), at(2, '17:00'));
  assert.equal(addWorkingTime(office, at(3, '17:00'), -8 * 3_600_000), at(3, '09:00'));
  const january = inst('Europe/London', '2026-01-31', '10:00');
  assert.equal(calendarMonths(office, january, 2, false), inst('Europe/London', '2026-03-31', '10:00'));
});

test('the model gives the page its example of a complaint', () => {
  const may = { timezone: 'Europe/London', holidays: ['2023-05-01', '2023-05-08'] };
  assert.equal(statutoryDate(may, { kind: 'working days', n: 5 }, '2023-04-28'), '2023-05-09');
  const received = inst('Europe/London', '2023-04-28', '16:20');
  const pause = {
    from: inst('Europe/London', '2023-05-02', '10:00'),
    to: inst('Europe/London', '2023-05-04', '10:00'),
  };
  const rule = { kind: 'working days', n: 5 } as const;
  assert.equal(
    pausedStatutoryDate(may, rule, received, [{ ...pause, effect: 'excluding (p,q]' }]),
    '2023-05-11',
  );
  assert.equal(
    pausedStatutoryDate(may, rule, received, [{ ...pause, effect: 'excluding [p,q]' }]),
    '2023-05-12',
  );
  assert.equal(pausedStatutoryDate(may, rule, received, [{ ...pause, effect: 'restart' }]), '2023-05-12');
});

test('a day of 00:00-24:00 lasts 23 and 25 hours where clocks change', () => {
  const length = (date: string) =>
    workingTimeBetween(always, inst('Europe/London', date, '00:00'), inst('Europe/London', date, '24:00'));
  assert.equal(length('2026-03-29'), 23 * 3_600_000);
  assert.equal(length('2026-10-25'), 25 * 3_600_000);
});

test('an opening in a gap begins at the jump, and one in the repeated hour at its first pass', () => {
  assert.equal(inst('Europe/London', '2026-03-29', '01:30'), Date.UTC(2026, 2, 29, 1));
  assert.equal(inst('Europe/London', '2026-10-25', '01:30'), Date.UTC(2026, 9, 25, 0, 30));
  assert.equal(inst('Australia/Lord_Howe', '2026-10-04', '02:10'), Date.UTC(2026, 9, 3, 15, 30));
  assert.equal(inst('America/Sao_Paulo', '2017-10-15', '00:00'), Date.UTC(2017, 9, 15, 3));
  assert.equal(inst('Pacific/Apia', '2011-12-30', '12:00'), Date.UTC(2011, 11, 30, 10));
});

test('working time is what a walk by minutes counts', () => {
  const shifts: ModelCalendar = {
    ...office,
    timezone: 'Australia/Lord_Howe',
    weekly: {
      ...always.weekly,
      sat: [
        ['01:15', '02:10'],
        ['02:10', '02:45'],
      ],
      sun: [
        ['00:00', '01:45'],
        ['22:00', '24:00'],
      ],
    },
  };
  for (const day of [Date.UTC(2026, 3, 3), Date.UTC(2026, 9, 2)]) {
    let ms = 0;
    for (let minute = day; minute < day + 72 * 3_600_000; minute += 60_000) {
      assert.equal(workingTimeBetween(shifts, day, minute), ms);
      assert.equal(nextOpening(shifts, minute) === minute, isWorking(shifts, minute));
      if (isWorking(shifts, minute)) ms += 60_000;
    }
  }
});

test('an evening belongs to the next day, and a calendar without hours to none', () => {
  assert.equal(addWorkingDays(office, at(6, '17:00'), 0), '2026-11-09');
  const closed = { ...office, weekly: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } };
  assert.equal(nextOpening(closed, at(6, '17:00')), null);
  assert.equal(addWorkingTime(closed, at(6, '17:00'), 1), null);
});

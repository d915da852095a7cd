import type { Calendar } from './calendar.ts';
import { civilOf, type DayNumber, dayNumber, weekdayOf } from './date.ts';
import { outside } from './reach.ts';

/**
 * Section 4's working days: dates that are no Saturday, no Sunday and no holiday of the calendar, whatever its
 * opening hours. Days are day numbers. All throw OutsideCalendar where they would consult an unpublished year.
 */

export function isStatutoryDay(calendar: Calendar, day: DayNumber): boolean {
  consult(calendar, day, day);
  return weekdayOf(day) < 5 && (!calendar.holidays.has(day) || calendar.closures.has(day));
}

/** How many statutory working days lie in (after, upTo], `upTo` being the later. */
export function statutoryDaysIn(calendar: Calendar, after: DayNumber, upTo: DayNumber): number {
  consult(calendar, after + 1, upTo);
  return weekdaysUpTo(upTo) - weekdaysUpTo(after) - holidaysIn(calendar, after, upTo);
}

/** The n-th statutory working day (n >= 1) strictly after a date. */
export function nthStatutoryDayAfter(calendar: Calendar, day: DayNumber, n: number): DayNumber {
  let skipped = 0;
  let reached = nthWeekdayAfter(day, n);
  // Each turn passes at least one more holiday, of which there is a fixed list.
  while (true) {
    const holidays = holidaysIn(calendar, day, reached);
    if (holidays === skipped) break;
    skipped = holidays;
    reached = nthWeekdayAfter(day, n + skipped);
  }
  consult(calendar, day + 1, reached);
  return reached;
}

/** The date itself if it is a statutory working day, else the next that is. */
export function rolled(calendar: Calendar, day: DayNumber): DayNumber {
  return nthStatutoryDayAfter(calendar, day - 1, 1);
}

function consult(calendar: Calendar, from: DayNumber, to: DayNumber): void {
  const { firstYear, lastYear } = calendar;
  if (firstYear !== undefined && civilOf(from).year < firstYear) throw outside(calendar, from);
  if (lastYear === undefined || civilOf(to).year <= lastYear) return;
  throw outside(calendar, Math.max(from, dayNumber(lastYear + 1, 1, 1)));
}

/** Mondays to Fridays up to and with a date, counted from the Monday 1969-12-29. */
function weekdaysUpTo(day: DayNumber): number {
  const sinceMonday = day + 3;
  return Math.floor(sinceMonday / 7) * 5 + Math.min(weekdayOf(day) + 1, 5);
}

function nthWeekdayAfter(day: DayNumber, n: number): DayNumber {
  const ordinal = weekdaysUpTo(day) + n - 1;
  return Math.floor(ordinal / 5) * 7 + (((ordinal % 5) + 5) % 5) - 3;
}

/** Holidays on weekdays in (after, upTo]. */
function holidaysIn(calendar: Calendar, after: DayNumber, upTo: DayNumber): number {
  return countUpTo(calendar.weekdayHolidays, upTo) - countUpTo(calendar.weekdayHolidays, after);
}

function countUpTo(sorted: Int32Array, day: DayNumber): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

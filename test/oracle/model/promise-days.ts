// Section 2: promise days, deemed (from the next opening) and by date (from receipt).
import { datesFrom, isWorkingDay, lastClose, type ModelCalendar } from './calendar.ts';
import { plusDays } from './dates.ts';
import { openingAtOrAfter } from './operations.ts';
import { inst, localDate, midnightThatEnds } from './zone.ts';

export type Counting = 'deemed' | 'by date';

/** D(x) of section 3: the date of the opening that holds the next opening. */
export function dayOf(calendar: ModelCalendar, instant: number): string | null {
  return openingAtOrAfter(calendar, instant)?.date ?? null;
}

export function dayZero(calendar: ModelCalendar, instant: number, counting: Counting): string | null {
  return counting === 'deemed' ? dayOf(calendar, instant) : localDate(calendar.timezone, instant);
}

/** The n-th working day strictly after a date; the date itself for n = 0. */
export function workingDaysAfter(calendar: ModelCalendar, date: string, n: number): string | null {
  if (n === 0) return date;
  let count = 0;
  for (const day of datesFrom(calendar, plusDays(date, 1))) {
    if (isWorkingDay(calendar, day)) count += 1;
    if (count === n) return day;
  }
  return null;
}

export function dayN(calendar: ModelCalendar, instant: number, n: number, counting: Counting): string | null {
  const zero = dayZero(calendar, instant, counting);
  return zero === null ? null : workingDaysAfter(calendar, zero, n);
}

export function addWorkingDays(calendar: ModelCalendar, instant: number, n: number): string | null {
  return dayN(calendar, instant, n, 'deemed');
}

/** Close of business; on a date without hours, the local midnight that ends it. */
export function closeOf(calendar: ModelCalendar, date: string): number {
  return lastClose(calendar, date) ?? midnightThatEnds(calendar.timezone, date);
}

export function endOfNthWorkingDay(
  calendar: ModelCalendar,
  instant: number,
  n: number,
  counting: Counting = 'deemed',
): number | null {
  const day = dayN(calendar, instant, n, counting);
  return day === null ? null : closeOf(calendar, day);
}

/** `HH:MM next working day` for n = 1. A time after the last close still stands. */
export function nthWorkingDayAt(
  calendar: ModelCalendar,
  instant: number,
  n: number,
  wall: string,
  counting: Counting = 'deemed',
): number | null {
  const day = dayN(calendar, instant, n, counting);
  return day === null ? null : inst(calendar.timezone, day, wall);
}

/** Working days in (after, to], date by date. */
export function workingDaysIn(calendar: ModelCalendar, after: string, to: string): string[] {
  const days: string[] = [];
  for (let day = plusDays(after, 1); day <= to; day = plusDays(day, 1)) {
    if (isWorkingDay(calendar, day)) days.push(day);
  }
  return days;
}

export function workingDaysTaken(calendar: ModelCalendar, from: number, to: number): number | null {
  const first = dayOf(calendar, from);
  const last = dayOf(calendar, to);
  return first === null || last === null ? null : workingDaysIn(calendar, first, last).length;
}

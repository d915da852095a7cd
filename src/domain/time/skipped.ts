import type { Calendar } from './calendar.ts';
import { type DayNumber, dateOf, weekdayOf } from './date.ts';
import { isWorkingDay } from './days.ts';
import { isStatutoryDay } from './statutory.ts';
import type { SkippedDay } from './trace.ts';
import { WEEKDAYS } from './word-date.ts';
import { instantOf } from './zone.ts';

/** A range of dates (after, upTo] that a wait takes out, and whom we waited for. */
export interface WaitedDays {
  after: DayNumber;
  upTo: DayNumber;
  waitingFor: string | null;
}

/** Which dates count: those with opening hours, those of section 4, or every one. */
export type CountedDates = 'opening days' | 'statutory days' | 'all';

/**
 * The dates of (after, upTo] that do not count, each with its reason by name: a wait if the date would have
 * counted, else why it is none of the calendar's days.
 */
export function skippedDays(
  calendar: Calendar,
  after: DayNumber,
  upTo: DayNumber,
  counted: CountedDates,
  waits: readonly WaitedDays[] = [],
): SkippedDay[] {
  const skipped: SkippedDay[] = [];
  for (let day = after + 1; day <= upTo; day++) {
    const wait = waits.find((one) => one.after < day && day <= one.upTo);
    const date = dateOf(day);
    if (!counts(calendar, day, counted)) skipped.push({ date, ...dayOff(calendar, day, counted) });
    else if (wait) skipped.push({ date, kind: 'wait', why: waitWords(wait.waitingFor) });
  }
  return skipped;
}

function counts(calendar: Calendar, day: DayNumber, counted: CountedDates): boolean {
  if (counted === 'all') return true;
  return counted === 'opening days' ? isWorkingDay(calendar, day) : isStatutoryDay(calendar, day);
}

/** Why a date is no working day. */
export function dayOff(
  calendar: Calendar,
  day: DayNumber,
  counted: CountedDates = 'opening days',
): Omit<SkippedDay, 'date'> {
  const weekday = weekdayOf(day);
  const byLaw = counted === 'statutory days';
  // Where a zone moved across the date line.
  const never = instantOf(calendar.zone, day, 0) === instantOf(calendar.zone, day + 1, 0);
  if (never && !byLaw) return { kind: 'closed that day', why: 'a date that the clocks passed over' };
  const offAnyway = byLaw ? weekday >= 5 : calendar.weekly[weekday]?.length === 0;
  // A holiday on a weekend that is off anyway is told as that weekend.
  if (offAnyway && weekday >= 5) return { kind: 'weekend', why: 'weekend' };
  if (calendar.holidays.has(day))
    return { kind: 'holiday', why: calendar.holidayNames[dateOf(day)] ?? 'holiday or closure' };
  return offAnyway
    ? { kind: 'closed', why: `closed on ${WEEKDAYS[weekday]}s` }
    : { kind: 'closed that day', why: 'closed that day' };
}

export function waitWords(waitingFor: string | null): string {
  return waitingFor === null ? 'waiting' : `waiting for ${waitingFor}`;
}

import type { Calendar } from './calendar.ts';
import { type DayNumber, dateOf, weekdayOf } from './date.ts';
import type { SkippedDay } from './trace.ts';

const WEEKEND = ['Saturday', 'Sunday'];
const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', ...WEEKEND];

/** A range of dates (after, upTo] that a wait takes out, and whom we waited for. */
export interface WaitedDays {
  after: DayNumber;
  upTo: DayNumber;
  waitingFor: string | null;
}

/**
 * The dates of (after, upTo] that do not count, each with its reason by name: a wait if the date would have
 * counted, else why it is none of the calendar's days.
 */
export function skippedDays(
  calendar: Calendar,
  after: DayNumber,
  upTo: DayNumber,
  counts: (day: DayNumber) => boolean,
  waits: readonly WaitedDays[],
): SkippedDay[] {
  const skipped: SkippedDay[] = [];
  for (let day = after + 1; day <= upTo; day++) {
    const wait = waits.find((one) => one.after < day && day <= one.upTo);
    const date = dateOf(day);
    if (!counts(day)) skipped.push({ date, ...dayOff(calendar, day) });
    else if (wait) skipped.push({ date, kind: 'wait', why: waitWords(wait.waitingFor) });
  }
  return skipped;
}

/** Why a date is no working day. */
export function dayOff(calendar: Calendar, day: DayNumber): Omit<SkippedDay, 'date'> {
  const name = NAMES[weekdayOf(day)] as string;
  // A holiday on a day that is off anyway is told as that day.
  const offAnyway = weekdayOf(day) >= 5 && calendar.weekly[weekdayOf(day)]?.length === 0;
  if (calendar.holidays.has(day) && !offAnyway)
    return { kind: 'holiday', why: calendar.holidayNames[dateOf(day)] ?? 'holiday or closure' };
  return WEEKEND.includes(name)
    ? { kind: 'weekend', why: name }
    : { kind: 'closed', why: `closed (${name})` };
}

export function waitWords(waitingFor: string | null): string {
  return waitingFor === null ? 'waiting' : `waiting for ${waitingFor}`;
}

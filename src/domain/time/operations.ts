import type { Calendar } from './calendar.ts';
import { dateOf } from './date.ts';
import { findWorkingDay } from './days.ts';
import { closeOfDay, dayOf, instantAfter, isOpenAt, openingFrom, workBefore } from './look-up.ts';
import { grownAfter, grownBefore, windowOver, within } from './reach.ts';
import type { Instant, LocalDate } from './types.ts';
import type { Window } from './window.ts';

/**
 * The operations of section 1. Instants are epoch ms, durations ms of working time. All throw OutsideCalendar for
 * an instant before 1970 or beyond 2200, in or out, and where the holidays of a year are not published.
 */

/** Whether the instant lies in an opening (open at opening, not at closing). */
export function isWorking(calendar: Calendar, t: Instant): boolean {
  return isOpenAt(windowOver(calendar, t, t), t);
}

/** `t` itself if working, else the next opening; null if the calendar never opens again. */
export function nextOpening(calendar: Calendar, t: Instant): Instant | null {
  let window: Window | null = windowOver(calendar, t, t);
  while (window !== null) {
    const opening = openingFrom(window, t);
    if (opening !== null) return within(opening);
    window = grownAfter(calendar, window);
  }
  return null;
}

/** Working ms in [from, to); negative when `to` is earlier. */
export function workingTimeBetween(calendar: Calendar, from: Instant, to: Instant): number {
  const first = Math.min(within(from), within(to));
  // Of [from, to) the last instant must be known: the midnight after the last published day may be asked.
  const last = Math.max(first, Math.max(from, to) - 1);
  const window = windowOver(calendar, first, last);
  return workBefore(window, to) - workBefore(window, from);
}

/**
 * For ms > 0 the earliest instant by which that much working time has passed (close rather than next opening);
 * for ms < 0 the latest from which it remains (opening rather than last close); for 0 the instant itself.
 * Null if the calendar never has so much.
 */
export function addWorkingTime(calendar: Calendar, t: Instant, ms: number): Instant | null {
  if (ms === 0) return within(t);
  let window: Window | null = windowOver(calendar, t, t);
  // Each turn at least doubles the window, which ends at 2200.
  while (window !== null) {
    const reached = instantAfter(window, t, ms);
    if (reached !== null) return within(reached);
    window = ms > 0 ? grownAfter(calendar, window) : grownBefore(calendar, window);
  }
  return null;
}

/** The date of the n-th working day after the day of the next opening (n = 0: that day); null if never. */
export function addWorkingDays(calendar: Calendar, t: Instant, n: number): LocalDate | null {
  const found = findWorkingDay(calendar, t, n);
  return found === null ? null : dateOf(dayOf(found.window, found.ordinal));
}

/** The last close of that date, as an instant; null if never. */
export function endOfNthWorkingDay(calendar: Calendar, t: Instant, n: number): Instant | null {
  const found = findWorkingDay(calendar, t, n);
  return found === null ? null : within(closeOfDay(found.window, found.ordinal));
}

import type { Calendar } from './calendar.ts';
import type { DayNumber } from './date.ts';
import { findOpening } from './operations.ts';
import { grownAfter, windowOverDays } from './reach.ts';
import type { Instant } from './types.ts';
import { instantOf } from './zone.ts';

/**
 * Working days by their dates: dates with a positive amount of working time. Days are day numbers since 1970.
 * All throw OutsideCalendar as the operations do.
 */

/** The date of the opening that holds nextOpening(t), section 3's D(t); null if never. */
export function dayOfOpening(calendar: Calendar, t: Instant): DayNumber | null {
  const found = findOpening(calendar, t);
  return found === null ? null : (found.window.days[found.window.ordinals[found.index] as number] as number);
}

/** How many working days lie in (after, upTo]; negative when upTo is the earlier. */
export function workingDaysIn(calendar: Calendar, after: DayNumber, upTo: DayNumber): number {
  const window = windowOverDays(calendar, Math.min(after, upTo), Math.max(after, upTo));
  return (
    (window.workedBefore[upTo + 1 - window.firstDay] as number) -
    (window.workedBefore[after + 1 - window.firstDay] as number)
  );
}

export function isWorkingDay(calendar: Calendar, day: DayNumber): boolean {
  return workingDaysIn(calendar, day - 1, day) === 1;
}

/** The n-th working day (n >= 1) strictly after a date; null if there are not so many. */
export function nthWorkingDayAfter(calendar: Calendar, day: DayNumber, n: number): DayNumber | null {
  let window: ReturnType<typeof grownAfter> = windowOverDays(calendar, day, day);
  while (window !== null) {
    const ordinal: number = (window.workedBefore[day + 1 - window.firstDay] as number) + n - 1;
    if (ordinal < window.days.length) return window.days[ordinal] as number;
    window = grownAfter(calendar, window);
  }
  return null;
}

/** The last close of a date, or the local midnight that ends it if it has no hours. */
export function closeOf(calendar: Calendar, day: DayNumber): Instant {
  const window = windowOverDays(calendar, day, day);
  const ordinal = window.workedBefore[day - window.firstDay] as number;
  return window.days[ordinal] === day
    ? (window.dayCloses[ordinal] as number)
    : instantOf(calendar.zone, day + 1, 0);
}

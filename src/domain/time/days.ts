import type { Calendar } from './calendar.ts';
import type { DayNumber } from './date.ts';
import { closeOfDay, dayOf, ordinalFrom, ordinalOf } from './look-up.ts';
import { grownAfter, windowOver, windowOverDays } from './reach.ts';
import type { Instant } from './types.ts';
import type { Window } from './window.ts';
import { instantOf } from './zone.ts';

/**
 * Working days by their dates: dates with a positive amount of working time. Days are day numbers since 1970.
 * All throw OutsideCalendar as the operations do.
 */

/** A working day found, in the window that holds it. */
export interface FoundDay {
  readonly window: Window;
  readonly ordinal: number;
}

/** The n-th working day after that of the opening that holds nextOpening(t) (n = 0: that day); null if never. */
export function findWorkingDay(calendar: Calendar, t: Instant, n: number): FoundDay | null {
  let window: Window | null = windowOver(calendar, t, t);
  while (window !== null) {
    const ordinal: number = ordinalFrom(window, t) + n;
    if (ordinal < window.workingDays) return { window, ordinal };
    window = grownAfter(calendar, window);
  }
  return null;
}

/** The date of the opening that holds nextOpening(t), section 3's D(t); null if never. */
export function dayOfOpening(calendar: Calendar, t: Instant): DayNumber | null {
  const found = findWorkingDay(calendar, t, 0);
  return found === null ? null : dayOf(found.window, found.ordinal);
}

/** How many working days lie in (after, upTo]; negative when upTo is the earlier. */
export function workingDaysIn(calendar: Calendar, after: DayNumber, upTo: DayNumber): number {
  const window = windowOverDays(calendar, Math.min(after, upTo) + 1, Math.max(after, upTo));
  return ordinalOf(window, upTo + 1) - ordinalOf(window, after + 1);
}

export function isWorkingDay(calendar: Calendar, day: DayNumber): boolean {
  return workingDaysIn(calendar, day - 1, day) === 1;
}

/** The n-th working day (n >= 1) strictly after a date; null if there are not so many. */
export function nthWorkingDayAfter(calendar: Calendar, day: DayNumber, n: number): DayNumber | null {
  let window: Window | null = windowOverDays(calendar, day, day);
  while (window !== null) {
    const ordinal: number = ordinalOf(window, day + 1) + n - 1;
    if (ordinal < window.workingDays) return dayOf(window, ordinal);
    window = grownAfter(calendar, window);
  }
  return null;
}

/** The last close of a date, or the local midnight that ends it if it has no hours. */
export function closeOf(calendar: Calendar, day: DayNumber): Instant {
  const window = windowOverDays(calendar, day, day);
  const ordinal = ordinalOf(window, day);
  return ordinalOf(window, day + 1) > ordinal
    ? closeOfDay(window, ordinal)
    : instantOf(calendar.zone, day + 1, 0);
}

import type { Calendar, Window } from './calendar.ts';
import { DAY_MS, dateOf } from './date.ts';
import { grownAfter, grownBefore, windowOver, within } from './reach.ts';
import type { Instant, LocalDate } from './types.ts';

/**
 * The operations of section 1. Instants are epoch ms, durations ms of working time. All throw OutsideCalendar for
 * an instant before 1970 or beyond 2200, in or out, and where the holidays of a year are not published.
 */

/** Whether the instant lies in an opening (open at opening, not at closing). */
export function isWorking(calendar: Calendar, t: Instant): boolean {
  const window = windowOver(calendar, t, t);
  return (window.opens[openingAt(window, t)] as number) <= t;
}

/** `t` itself if working, else the next opening; null if the calendar never opens again. */
export function nextOpening(calendar: Calendar, t: Instant): Instant | null {
  const found = findOpening(calendar, t);
  return found === null ? null : within(Math.max(t, found.window.opens[found.index] as number));
}

/** Working ms in [from, to); negative when `to` is earlier. */
export function workingTimeBetween(calendar: Calendar, from: Instant, to: Instant): number {
  const first = Math.min(within(from), within(to));
  // Of [from, to) the last instant must be known: the midnight after the last published day may be asked.
  const last = Math.max(first, Math.max(from, to) - 1);
  const window = windowOver(calendar, first, last);
  return workedBefore(window, to) - workedBefore(window, from);
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
    const goal: number = workedBefore(window, t) + ms;
    const last = window.opens.length - 1;
    const total = window.before[last] as number;
    if (ms > 0 && goal > total) window = grownAfter(calendar, window);
    else if (ms < 0 && goal < 0) window = grownBefore(calendar, window);
    else {
      const i = openingHolding(window, goal, ms > 0 ? 0 : 1);
      return within((window.opens[i] as number) + goal - (window.before[i] as number));
    }
  }
  return null;
}

/** The date of the n-th working day after the day of the next opening (n = 0: that day); null if never. */
export function addWorkingDays(calendar: Calendar, t: Instant, n: number): LocalDate | null {
  const found = findWorkingDay(calendar, t, n);
  return found === null ? null : dateOf(found.window.days[found.ordinal] as number);
}

/** The last close of that date, as an instant; null if never. */
export function endOfNthWorkingDay(calendar: Calendar, t: Instant, n: number): Instant | null {
  const found = findWorkingDay(calendar, t, n);
  return found === null ? null : within(found.window.dayCloses[found.ordinal] as number);
}

/** The opening that holds nextOpening(t); null if the calendar never opens again. */
export function findOpening(calendar: Calendar, t: Instant): { window: Window; index: number } | null {
  let window: Window | null = windowOver(calendar, t, t);
  while (window !== null) {
    const index = openingAt(window, t);
    if (index < window.opens.length - 1) return { window, index };
    window = grownAfter(calendar, window);
  }
  return null;
}

function findWorkingDay(
  calendar: Calendar,
  t: Instant,
  n: number,
): { window: Window; ordinal: number } | null {
  let window: Window | null = windowOver(calendar, t, t);
  while (window !== null) {
    const ordinal: number = (window.ordinals[openingAt(window, t)] as number) + n;
    if (ordinal < window.days.length) return { window, ordinal };
    window = grownAfter(calendar, window);
  }
  return null;
}

/** Index of the first opening that closes after t; the sentinel if there is none in the window. */
function openingAt(window: Window, t: Instant): number {
  const { closes, byTime } = window;
  const k = Math.floor((t - window.from) / DAY_MS);
  let low = byTime[k] as number;
  let high = byTime[k + 1] as number;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((closes[middle] as number) > t) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Working ms of the window before t. */
function workedBefore(window: Window, t: Instant): number {
  const i = openingAt(window, t);
  const into = t - (window.opens[i] as number);
  return (window.before[i] as number) + Math.max(into, 0);
}

/** Index of the first opening by whose end `work` is reached (`past` 0) or passed (`past` 1). */
function openingHolding(window: Window, work: number, past: 0 | 1): number {
  const { before, byWork } = window;
  const k = Math.floor(work / window.workStep);
  let low = byWork[k] as number;
  let high = byWork[k + 1] as number;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((before[middle + 1] as number) >= work + past) high = middle;
    else low = middle + 1;
  }
  return low;
}

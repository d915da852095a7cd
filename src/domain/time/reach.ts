import { type Calendar, OutsideCalendar } from './calendar.ts';
import { civilOf, DAY_MS, type DayNumber, dayNumber } from './date.ts';
import type { Instant } from './types.ts';
import { compileWindow, knows, type Window } from './window.ts';
import * as zones from './zone.ts';
import { localDay } from './zone.ts';

// Constants of this file are part of its compiled code; imported ones would be fetched and looked at at each question.
const { FIRST_INSTANT, LAST_INSTANT } = zones;

const YEARS_BEFORE = 2;
const YEARS_AFTER = 9;

/** Throws OutsideCalendar unless the instant lies from 1970-01-01 to 2200-01-01; answers the instant. */
export function within(t: Instant): Instant {
  if (t > LAST_INSTANT) throw new OutsideCalendar('beyond 2200');
  if (!(t >= FIRST_INSTANT)) throw new OutsideCalendar('before 1970');
  return t;
}

/** The calendar's openings, compiled at least from the start of `a` to the end of `b` (instants, a <= b). */
export function windowOver(calendar: Calendar, a: Instant, b: Instant): Window {
  within(a);
  within(b);
  const window = calendar.window;
  if (window !== undefined && knows(window, a, b)) return window;
  const last = localDay(calendar.zone, b);
  const reached = windowOverDays(calendar, localDay(calendar.zone, a), last);
  // Where clocks go back over midnight the local date of an instant may be the one before its opening's.
  return knows(reached, a, b) ? reached : windowOverDays(calendar, localDay(calendar.zone, a), last + 1);
}

/** The calendar's openings compiled at least over two dates and those between; refuses unpublished years. */
export function windowOverDays(calendar: Calendar, first: DayNumber, last: DayNumber): Window {
  const window = calendar.window;
  if (window !== undefined && window.firstDay <= first && last < window.endDay) return window;
  if (first < calendar.firstDay) throw outside(calendar, first);
  if (last >= calendar.endDay) throw outside(calendar, last);
  const from = window
    ? Math.min(window.firstDay, first)
    : dayNumber(civilOf(first).year - YEARS_BEFORE, 1, 1);
  const to = window ? Math.max(window.endDay, last + 1) : dayNumber(civilOf(last).year + YEARS_AFTER, 1, 1);
  return widen(calendar, from, to);
}

/** More openings after the window; null if the calendar has none; throws where it may have but none are known. */
export function grownAfter(calendar: Calendar, window: Window): Window | null {
  if (window.endDay < calendar.endDay)
    return widen(calendar, window.firstDay, 2 * window.endDay - window.firstDay);
  if (calendar.endlessAfter) throw outside(calendar, calendar.endDay);
  return null;
}

/** More openings before the window, as grownAfter. */
export function grownBefore(calendar: Calendar, window: Window): Window | null {
  if (window.firstDay > calendar.firstDay)
    return widen(calendar, 2 * window.firstDay - window.endDay, window.endDay);
  if (calendar.endlessBefore) throw outside(calendar, calendar.firstDay - 1);
  return null;
}

/** The refusal for a date whose openings or holidays nobody can know. */
export function outside(calendar: Calendar, day: DayNumber): OutsideCalendar {
  const { year } = civilOf(day);
  const { firstYear, lastYear, id = 'this calendar' } = calendar;
  const published = year >= (firstYear ?? -Infinity) && year <= (lastYear ?? Infinity);
  if (published) return new OutsideCalendar(day * DAY_MS < FIRST_INSTANT ? 'before 1970' : 'beyond 2200');
  return new OutsideCalendar(`${id} has no holidays published for ${year}`, year);
}

/** Grows by at least half again, so that asking year after year compiles few times. */
function widen(calendar: Calendar, firstDay: DayNumber, endDay: DayNumber): Window {
  const old = calendar.window;
  const spare = old ? (old.endDay - old.firstDay) >> 1 : 0;
  const from = old && firstDay < old.firstDay ? firstDay - spare : firstDay;
  const to = old && endDay > old.endDay ? endDay + spare : endDay;
  calendar.window = compileWindow(calendar, Math.max(from, calendar.firstDay), Math.min(to, calendar.endDay));
  return calendar.window;
}

// Section 1: the operations on working time.
import {
  lastDateBegun,
  type ModelCalendar,
  type Opening,
  openingsBefore,
  openingsFrom,
  openingsOn,
} from './calendar.ts';
import { plusDays } from './dates.ts';
import { localDate } from './zone.ts';

export function isWorking(calendar: ModelCalendar, instant: number): boolean {
  const about = localDate(calendar.timezone, instant);
  return [about, plusDays(about, 1)]
    .filter((date) => date <= lastDateBegun(calendar.timezone, instant))
    .some((date) => openingsOn(calendar, date).some(({ open, close }) => open <= instant && instant < close));
}

/** The opening that holds `nextOpening`, for the day it belongs to. */
export function openingAtOrAfter(calendar: ModelCalendar, instant: number): Opening | null {
  for (const opening of openingsFrom(calendar, instant)) return opening;
  return null;
}

export function nextOpening(calendar: ModelCalendar, instant: number): number | null {
  const opening = openingAtOrAfter(calendar, instant);
  return opening && Math.max(instant, opening.open);
}

export function workingTimeBetween(calendar: ModelCalendar, from: number, to: number): number {
  if (to === from) return 0;
  if (to < from) return 0 - workingTimeBetween(calendar, to, from);
  let ms = 0;
  for (
    let date = localDate(calendar.timezone, from);
    date <= lastDateBegun(calendar.timezone, to - 1);
    date = plusDays(date, 1)
  ) {
    for (const { open, close } of openingsOn(calendar, date)) {
      ms += Math.max(0, Math.min(close, to) - Math.max(open, from));
    }
  }
  return ms;
}

export function addWorkingTime(calendar: ModelCalendar, instant: number, ms: number): number | null {
  if (ms === 0) return instant;
  return ms > 0 ? forward(calendar, instant, ms) : back(calendar, instant, -ms);
}

/** The EARLIEST instant by which so much has passed: when it is used up at a close, that close. */
function forward(calendar: ModelCalendar, instant: number, ms: number): number | null {
  let left = ms;
  for (const { open, close } of openingsFrom(calendar, instant)) {
    const begin = Math.max(open, instant);
    if (close - begin >= left) return begin + left;
    left -= close - begin;
  }
  return null;
}

/** The LATEST instant since which so much has passed: when it is used up at an opening, that opening. */
function back(calendar: ModelCalendar, instant: number, ms: number): number | null {
  let left = ms;
  for (const { open, close } of openingsBefore(calendar, instant)) {
    const end = Math.min(close, instant);
    if (end - open >= left) return end - left;
    left -= end - open;
  }
  return null;
}

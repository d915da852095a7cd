// Section 1: a calendar, and its openings as instants, one date at a time.
import { firstDate, lastDate, plusDays, type Weekday, weekdayOf } from './dates.ts';
import { inst, localDate } from './zone.ts';

export type Hours = [string, string][];

export interface ModelCalendar {
  timezone: string;
  weekly: Record<Weekday, Hours>;
  holidays: string[];
  dates?: Record<string, Hours>;
  /** First and last year for which holidays are published; a calendar given inline has none. */
  published?: { first: number; last: number };
}

export interface Opening {
  date: string;
  open: number;
  close: number;
}

const openingsKnown = new WeakMap<ModelCalendar, Map<string, Opening[]>>();

/** The openings of positive length of one local date, ascending. */
export function openingsOn(calendar: ModelCalendar, date: string): Opening[] {
  const known = openingsKnown.get(calendar) ?? new Map<string, Opening[]>();
  openingsKnown.set(calendar, known);
  const before = known.get(date);
  if (before) return before;
  refuseUnpublished(calendar.published, date);
  const openings = hoursOn(calendar, date)
    .map(([open, close]) => ({
      date,
      open: inst(calendar.timezone, date, open),
      close: inst(calendar.timezone, date, close),
    }))
    .filter(({ open, close }) => open < close);
  known.set(date, openings);
  return openings;
}

function hoursOn(calendar: ModelCalendar, date: string): Hours {
  const own = calendar.dates?.[date];
  if (own) return own;
  if (calendar.holidays.includes(date)) return [];
  return calendar.weekly[weekdayOf(date)];
}

export function refuseUnpublished(published: ModelCalendar['published'], date: string): void {
  const year = Number(date.slice(0, 4));
  if (published && (year < published.first || year > published.last)) {
    throw new Error(`no holidays are published for ${year}`);
  }
}

export function isWorkingDay(calendar: ModelCalendar, date: string): boolean {
  return openingsOn(calendar, date).length > 0;
}

/** Null for a date that has no hours. */
export function lastClose(calendar: ModelCalendar, date: string): number | null {
  return openingsOn(calendar, date).at(-1)?.close ?? null;
}

/** All dates from one on, to the last that can have hours. Past 2200 it throws. */
export function* datesFrom(calendar: ModelCalendar, date: string): Generator<string> {
  const last = Object.keys(calendar.dates ?? {})
    .sort()
    .at(-1);
  const weekly = Object.values(calendar.weekly).some((hours) => hours.length > 0);
  for (let day = date; weekly || (last !== undefined && day <= last); day = plusDays(day, 1)) {
    if (day >= lastDate) throw new Error('beyond 2200');
    yield day;
  }
}

export function* openingsFrom(calendar: ModelCalendar, instant: number): Generator<Opening> {
  for (const date of datesFrom(calendar, localDate(calendar.timezone, instant))) {
    for (const opening of openingsOn(calendar, date)) if (opening.close > instant) yield opening;
  }
}

/** Openings that began before an instant, the latest first, while the calendar can have any. */
export function* openingsBefore(calendar: ModelCalendar, instant: number): Generator<Opening> {
  const first = Object.keys(calendar.dates ?? {}).sort()[0];
  const weekly = Object.values(calendar.weekly).some((hours) => hours.length > 0);
  for (let day = lastDateBegun(calendar.timezone, instant); ; day = plusDays(day, -1)) {
    if (!weekly && (first === undefined || day < first)) return;
    if (day <= firstDate) throw new Error('beyond 1970');
    for (const opening of openingsOn(calendar, day).toReversed()) if (opening.open < instant) yield opening;
  }
}

/** A clock put back over midnight reads the old date again though the new one has begun. */
export function lastDateBegun(zone: string, instant: number): string {
  const read = localDate(zone, instant);
  const next = plusDays(read, 1);
  return inst(zone, next, '00:00') <= instant ? next : read;
}

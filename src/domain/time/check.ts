import { digits, parseDate } from './date.ts';
import { DAY_CALENDARS } from './holidays.ts';
import { zoneOf } from './zone.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const KEYS = [
  'timezone',
  'weekly',
  'holidays',
  'dates',
  'holidayNames',
  'id',
  'version',
  'firstYear',
  'lastYear',
  'nation',
  'closures',
];
/** An offset is no zone of IANA's: it knows no summer time. */
const isOffset = /^[+-]/;
const LONGEST_LIST = 10_000;

/**
 * What is wrong with a calendar, each fault with its place and what to do; empty if it can be compiled.
 * Takes data as read from a file or a line.
 */
export function checkCalendar(spec: unknown): string[] {
  if (!isRecord(spec)) return ['calendar: give an object with timezone, weekly and holidays'];
  const faults = Object.keys(spec)
    .filter((key) => !KEYS.includes(key))
    .map((key) => `${key}: not part of a calendar; it has ${KEYS.join(', ')}`);
  if (typeof spec.timezone !== 'string' || isOffset.test(spec.timezone) || zoneOf(spec.timezone) === null)
    faults.push(`timezone: ${shown(spec.timezone)} is not a time zone; write one such as Europe/London`);
  faults.push(...weeklyFaults(spec.weekly), ...datesFaults(spec.dates), ...holidayFaults(spec.holidays));
  faults.push(...nameFaults(spec.holidayNames, 'holidayNames'), ...nameFaults(spec.closures, 'closures'));
  faults.push(...closureFaults(spec), ...yearFaults(spec));
  if (spec.nation !== undefined && !DAY_CALENDARS.some((name) => name === spec.nation))
    faults.push(`nation: write one of ${DAY_CALENDARS.join(', ')}`);
  for (const key of ['id', 'version'])
    if (spec[key] !== undefined && typeof spec[key] !== 'string') faults.push(`${key}: write it as text`);
  return faults;
}

function weeklyFaults(weekly: unknown): string[] {
  if (!isRecord(weekly)) return ['weekly: give the hours of mon to sun'];
  return Object.entries(weekly).flatMap(([day, hours]) =>
    WEEKDAYS.some((known) => known === day)
      ? hoursFaults(`weekly.${day}`, hours)
      : [`weekly.${day}: not a day of the week; write mon to sun`],
  );
}

function datesFaults(dates: unknown): string[] {
  if (dates === undefined) return [];
  if (!isRecord(dates)) return ['dates: give an object from YYYY-MM-DD to the hours of that date'];
  if (Object.keys(dates).length > LONGEST_LIST) return [`dates: at most ${LONGEST_LIST} dates`];
  return Object.entries(dates).flatMap(([date, hours]) =>
    parseDate(date) === null
      ? [`dates.${date}: no such date; write YYYY-MM-DD`]
      : hoursFaults(`dates.${date}`, hours),
  );
}

function holidayFaults(holidays: unknown): string[] {
  if (!Array.isArray(holidays)) return ['holidays: give a list of YYYY-MM-DD, empty if there are none'];
  if (holidays.length > LONGEST_LIST) return [`holidays: at most ${LONGEST_LIST} dates`];
  return holidays.flatMap((date: unknown, i) =>
    typeof date === 'string' && parseDate(date) !== null
      ? []
      : [`holidays[${i}]: ${shown(date)} is no such date; write YYYY-MM-DD`],
  );
}

function nameFaults(names: unknown, place: string): string[] {
  if (names === undefined) return [];
  if (!isRecord(names)) return [`${place}: give an object from YYYY-MM-DD to a name`];
  return Object.entries(names).flatMap(([date, name]) =>
    parseDate(date) !== null && typeof name === 'string'
      ? []
      : [`${place}.${date}: give an existing date and its name as text`],
  );
}

/** A closure is a holiday that is our own: counting looks at the holidays alone. */
function closureFaults({ closures, holidays }: Record<string, unknown>): string[] {
  if (!isRecord(closures) || !Array.isArray(holidays)) return [];
  const closed = new Set<unknown>(holidays);
  return Object.keys(closures)
    .filter((date) => !closed.has(date))
    .map((date) => `closures.${date}: list this date in holidays too, or it is not closed`);
}

function yearFaults(spec: Record<string, unknown>): string[] {
  const { firstYear, lastYear } = spec;
  const faults = [
    ['firstYear', firstYear],
    ['lastYear', lastYear],
  ].flatMap(([key, year]) =>
    year === undefined || (Number.isInteger(year) && Number(year) >= 1970 && Number(year) <= 2199)
      ? []
      : [`${key}: write a year from 1970 to 2199`],
  );
  if (faults.length === 0 && Number(firstYear) > Number(lastYear))
    faults.push(`lastYear: ${lastYear} lies before firstYear ${firstYear}`);
  return faults;
}

function hoursFaults(place: string, hours: unknown): string[] {
  if (!Array.isArray(hours)) return [`${place}: give a list of openings such as [["09:00","17:00"]]`];
  const faults: string[] = [];
  let lastClose = 0;
  for (const [i, opening] of hours.entries()) {
    const here = `${place}[${i}]`;
    const [open, close] = Array.isArray(opening) && opening.length === 2 ? opening : [];
    const from = minutesOf(open);
    const to = minutesOf(close);
    if (from === null || to === null) {
      faults.push(`${here}: ${shown(opening)} is not an opening; write ["09:00","17:00"], at most "24:00"`);
      continue;
    }
    if (from >= to) faults.push(`${here}: closes at ${close}, not after it opens at ${open}`);
    else if (from < lastClose)
      faults.push(
        `${here}: opens at ${open} before the opening above it closes; list them in order and apart`,
      );
    lastClose = Math.max(lastClose, to);
  }
  return faults;
}

/** Minutes past midnight of 'HH:MM' from '00:00' to '24:00', else null. */
export function minutesOf(text: unknown): number | null {
  if (typeof text !== 'string' || text.length !== 5 || text[2] !== ':') return null;
  const hours = digits(text, 0, 2);
  const minutes = digits(text, 3, 5);
  const inAll = hours * 60 + minutes;
  return minutes <= 59 && inAll <= 24 * 60 ? inAll : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60);
}

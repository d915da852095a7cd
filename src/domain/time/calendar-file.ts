import { CalendarFault } from './calendar.ts';
import { checkCalendar, WEEKDAYS } from './check.ts';
import { DAY_CALENDARS, type HolidayFeed, holidaysOf } from './holidays.ts';
import type { CalendarSpec, Interval, LocalDate, Weekday } from './types.ts';

const KEYS = ['id', 'version', 'timezone', 'hours', 'holidays', 'closures', 'dates'];

/**
 * A promise calendar from the data of its file (rulebook/calendars/README.md): hours as '09:00-12:00, 13:00-17:00'
 * or 'closed', the nation whose bank holidays it keeps, own closures by date and name, hours of single dates.
 * Throws CalendarFault with every place that is wrong.
 */
export function calendarFrom(data: unknown, feed: HolidayFeed): CalendarSpec {
  if (typeof data !== 'object' || data === null) throw new CalendarFault(['the file has no calendar in it']);
  const file = data as Record<string, unknown>;
  const faults = Object.keys(file)
    .filter((key) => !KEYS.includes(key))
    .map((key) => `${key}: not part of a calendar file; it has ${KEYS.join(', ')}`);
  for (const key of ['id', 'version', 'timezone'])
    if (typeof file[key] !== 'string') faults.push(`${key}: write it as text`);
  const nation = DAY_CALENDARS.find((name) => name === file.holidays);
  if (nation === undefined) faults.push(`holidays: write one of ${DAY_CALENDARS.join(', ')}`);
  const hours = mapOf(file.hours, 'hours', faults);
  for (const day of WEEKDAYS)
    if (hours[day] === undefined) faults.push(`hours.${day}: write its hours, or closed`);
  const closures = mapOf(file.closures ?? {}, 'closures', faults);
  const published = holidaysOf(nation ?? 'none', feed);
  const spec: CalendarSpec = {
    id: String(file.id),
    version: String(file.version),
    timezone: String(file.timezone),
    nation: nation ?? 'none',
    weekly: openingsOf(hours, 'hours', faults) as Record<Weekday, Interval[]>,
    ...published,
    holidays: [...new Set([...published.holidays, ...Object.keys(closures)])].sort(),
    holidayNames: { ...published.holidayNames, ...namesOf(closures, faults) },
    dates: openingsOf(mapOf(file.dates ?? {}, 'dates', faults), 'dates', faults),
    ...ownDays(closures, published.holidays),
  };
  if (faults.length === 0) faults.push(...checkCalendar(spec));
  if (faults.length > 0) throw new CalendarFault(faults);
  return spec;
}

/** Closures on days that are no bank holidays: those move promise days alone, never statutory ones. */
function ownDays(
  closures: Record<string, unknown>,
  published: readonly LocalDate[],
): Pick<CalendarSpec, 'closures'> {
  const own = Object.entries(closures).filter(([date]) => !published.includes(date));
  return own.length === 0 ? {} : { closures: Object.fromEntries(own) as Record<LocalDate, string> };
}

function openingsOf(
  hours: Record<string, unknown>,
  place: string,
  faults: string[],
): Record<string, Interval[]> {
  const openings: Record<string, Interval[]> = {};
  for (const [day, text] of Object.entries(hours)) {
    const spans = text === 'closed' ? [] : String(text).split(/\s*,\s*/);
    openings[day] = spans.map((span) => span.split('-') as Interval);
    if (spans.some((span) => !/^\d\d:\d\d-\d\d:\d\d$/.test(span)))
      faults.push(`${place}.${day}: write hours such as 09:00-17:00, or closed`);
  }
  return openings;
}

function namesOf(closures: Record<string, unknown>, faults: string[]): Record<LocalDate, string> {
  for (const [date, name] of Object.entries(closures))
    if (typeof name !== 'string') faults.push(`closures.${date}: say what the closure is called`);
  return closures as Record<LocalDate, string>;
}

function mapOf(value: unknown, place: string, faults: string[]): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  faults.push(`${place}: give each with its own line`);
  return {};
}

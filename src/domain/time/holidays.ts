import { CalendarFault } from './calendar.ts';
import { parseDate } from './date.ts';
import type { CalendarSpec, LocalDate } from './types.ts';

export const DIVISIONS = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
export type Division = (typeof DIVISIONS)[number];

/** The day calendars of section 4: a nation's, any nation's, or none. */
export const DAY_CALENDARS = [...DIVISIONS, 'uk-any', 'none'] as const;
export type DayCalendarName = (typeof DAY_CALENDARS)[number];

export interface BankHoliday {
  title: string;
  date: LocalDate;
  notes: string;
  bunting: boolean;
}

/** The shape of GOV.UK's bank-holidays feed (https://www.gov.uk/bank-holidays.json). */
export type HolidayFeed = Record<Division, { division: Division; events: BankHoliday[] }>;

/** The holidays of a division, their names, and the years for which they are published. */
export interface PublishedHolidays {
  holidays: LocalDate[];
  holidayNames: Record<LocalDate, string>;
  firstYear?: number;
  lastYear?: number;
}

/** A feed as read from JSON; throws CalendarFault naming each place that is not as GOV.UK publishes it. */
export function readFeed(data: unknown): HolidayFeed {
  const faults: string[] = [];
  const divisions = (data ?? {}) as Record<string, { events?: unknown } | undefined>;
  for (const division of DIVISIONS) {
    const events = divisions[division]?.events;
    if (!Array.isArray(events) || events.length === 0)
      faults.push(`${division}.events: give a list of holidays`);
    else faults.push(...eventsFaults(events, `${division}.events`));
  }
  if (faults.length > 0) throw new CalendarFault(faults);
  return data as HolidayFeed;
}

/** The published holidays of a day calendar; `uk-any` ends with the nation that ends first. */
export function holidaysOf(name: DayCalendarName, feed: HolidayFeed): PublishedHolidays {
  if (name === 'none') return { holidays: [], holidayNames: {} };
  const divisions = name === 'uk-any' ? DIVISIONS : [name];
  const events = divisions.flatMap((division) => feed[division].events);
  const years = divisions.map((division) =>
    feed[division].events.map(({ date }) => Number(date.slice(0, 4))),
  );
  return {
    holidays: [...new Set(events.map(({ date }) => date))].sort(),
    holidayNames: Object.fromEntries(events.map(({ date, title }) => [date, title])),
    firstYear: Math.max(...years.map((list) => Math.min(...list))),
    lastYear: Math.min(...years.map((list) => Math.max(...list))),
  };
}

/** A day calendar of section 4 in the United Kingdom's zone, for statutory rules; every weekday open all day. */
export function dayCalendar(name: DayCalendarName, feed: HolidayFeed, version: string): CalendarSpec {
  const all: [string, string][] = [['00:00', '24:00']];
  return {
    id: name,
    version,
    timezone: 'Europe/London',
    weekly: { mon: all, tue: all, wed: all, thu: all, fri: all, sat: [], sun: [] },
    ...holidaysOf(name, feed),
  };
}

/** Years of at least so many days are published: every nation has eight or more of them, and whole years come out at once. */
const fewest = 5;

function eventsFaults(events: readonly unknown[], place: string): string[] {
  const faults = events.flatMap((event, i) => eventFaults(event, `${place}[${i}]`));
  if (faults.length > 0) return faults;
  const years = Map.groupBy(events as readonly BankHoliday[], ({ date }) => Number(date.slice(0, 4)));
  const first = Math.min(...years.keys());
  const last = Math.max(...years.keys());
  for (let year = first; year <= last; year += 1) {
    const found = years.get(year) ?? [];
    if (found.length >= fewest) continue;
    const what = found.length === 0 ? 'no day' : `only ${found.map(({ date }) => date).join(', ')}`;
    faults.push(
      `${place}: ${year} has ${what}, and years are published whole from ${first} to ${last}: is a date mistyped?`,
    );
    if (faults.length === mostFaults) break;
  }
  return faults;
}

/** So many years that are not whole say enough. */
const mostFaults = 5;

function eventFaults(event: unknown, place: string): string[] {
  const { title, date } = (event ?? {}) as Record<string, unknown>;
  const faults: string[] = [];
  if (typeof title !== 'string' || title === '' || /\p{Cc}/u.test(title))
    faults.push(`${place}.title: give the holiday's name, in one line`);
  if (typeof date !== 'string' || parseDate(date) === null)
    faults.push(`${place}.date: no such date; write YYYY-MM-DD`);
  else if (date < '1970' || date >= '2200') faults.push(`${place}.date: write a date from 1970 to 2199`);
  return faults;
}

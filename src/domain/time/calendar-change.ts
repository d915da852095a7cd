import { CalendarFault } from './calendar.ts';
import { checkCalendar, WEEKDAYS } from './check.ts';
import { dateOf, dayOfDate, weekdayOf } from './date.ts';
import { DAY_CALENDARS, type DayCalendarName, type HolidayFeed, holidaysOf } from './holidays.ts';
import type { CalendarSpec, Interval, LocalDate, Weekday } from './types.ts';

/** Dates before a change of weekly hours keep the hours they had, so many days back. */
const daysKept = 800;

/**
 * Whose bank holidays a calendar keeps: as it says; one made before calendars said so, the nation whose published days fit
 * it best in the years that both have, own closures apart. Null: nobody's.
 */
export function nationOf(spec: CalendarSpec, feed: HolidayFeed): DayCalendarName | null {
  if (spec.nation !== undefined) return spec.nation === 'none' ? null : spec.nation;
  const kept = spec.holidays.filter((date) => spec.closures?.[date] === undefined);
  const fits = DAY_CALENDARS.filter((name) => name !== 'none').map((name) => {
    const { holidays, firstYear = 0, lastYear = 0 } = holidaysOf(name, feed);
    const from = Math.max(firstYear, spec.firstYear ?? 0);
    const to = Math.min(lastYear, spec.lastYear ?? lastYear);
    const inBoth = (date: LocalDate): boolean => yearOf(date) >= from && yearOf(date) <= to;
    const own = new Set(kept.filter(inBoth));
    const published = holidays.filter(inBoth);
    const both = published.filter((date) => own.has(date)).length;
    return { name, fit: both / Math.max(1, published.length + own.size - both) };
  });
  const best = fits.toSorted((a, b) => b.fit - a.fit)[0];
  return best === undefined || best.fit < 0.5 ? null : best.name;
}

/**
 * The calendar with the holidays of a newer feed: years that the feed no longer lists stay as they were, own closures
 * too. Null where it keeps nobody's holidays.
 */
export function withFeed(spec: CalendarSpec, feed: HolidayFeed, version: string): CalendarSpec | null {
  const nation = nationOf(spec, feed);
  if (nation === null) return null;
  const { holidays, holidayNames, firstYear = 0, lastYear = 0 } = holidaysOf(nation, feed);
  const closures = Object.fromEntries(
    Object.entries(spec.closures ?? {}).filter(([date]) => !holidays.includes(date)),
  );
  const before = spec.holidays.filter((date) => yearOf(date) < firstYear);
  const after = spec.holidays.filter((date) => yearOf(date) > lastYear);
  return checked({
    ...spec,
    nation,
    version,
    holidays: sorted([...before, ...holidays, ...after, ...Object.keys(closures)]),
    holidayNames: { ...named(spec, [...before, ...after]), ...closures, ...holidayNames },
    closures,
    firstYear: Math.min(spec.firstYear ?? firstYear, firstYear),
    lastYear: Math.max(spec.lastYear ?? lastYear, lastYear),
  });
}

/** What a keeper changes about the hours: one date closed, open at other hours or as the week says; or the week from a date. */
export type HoursChange =
  | { readonly do: 'close'; readonly date: LocalDate; readonly name: string }
  | { readonly do: 'open'; readonly date: LocalDate; readonly hours: readonly Interval[] }
  | { readonly do: 'as the week'; readonly date: LocalDate }
  | {
      readonly do: 'week';
      readonly from: LocalDate;
      readonly weekly: Readonly<Record<Weekday, readonly Interval[]>>;
    };

/** The calendar so changed, as a new version. Throws CalendarFault with every place that is wrong. */
export function withHours(spec: CalendarSpec, change: HoursChange, version: string): CalendarSpec {
  if (change.do === 'week') return withWeek(spec, change.from, change.weekly, version);
  const { date } = change;
  const { [date]: _, ...closures } = spec.closures ?? {};
  const { [date]: __, ...dates } = spec.dates ?? {};
  const closed = spec.closures?.[date] !== undefined;
  const holidays = closed ? spec.holidays.filter((day) => day !== date) : spec.holidays;
  const base = { ...spec, version, closures, dates, holidays };
  if (change.do === 'as the week') return checked(base);
  if (change.do === 'open') return checked({ ...base, dates: { ...dates, [date]: [...change.hours] } });
  if (holidays.includes(date) && spec.dates?.[date] === undefined)
    throw new CalendarFault([
      `${date} is ${spec.holidayNames?.[date] ?? 'a holiday'} already: we are closed then`,
    ]);
  return checked({
    ...base,
    closures: { ...closures, [date]: change.name },
    holidays: sorted([...holidays, date]),
    holidayNames: { ...spec.holidayNames, [date]: change.name },
  });
}

function withWeek(
  spec: CalendarSpec,
  from: LocalDate,
  weekly: Readonly<Record<Weekday, readonly Interval[]>>,
  version: string,
): CalendarSpec {
  const holidays = new Set(spec.holidays);
  const kept: Record<LocalDate, Interval[]> = {};
  const first = dayOfDate(from);
  for (let day = first - daysKept; day < first; day += 1) {
    const date = dateOf(day);
    const weekday = WEEKDAYS[weekdayOf(day)] ?? 'mon';
    if (!holidays.has(date)) kept[date] = spec.weekly[weekday];
  }
  const week = Object.fromEntries(WEEKDAYS.map((day) => [day, [...weekly[day]]])) as CalendarSpec['weekly'];
  return checked({ ...spec, version, weekly: week, dates: { ...kept, ...spec.dates } });
}

export interface DayChange {
  readonly date: LocalDate;
  readonly name: string;
  readonly change: 'closed' | 'open again' | 'other hours';
}

/** The dates on which two versions of a calendar differ by holiday, closure or hours of the date; the week is not told by date. */
export function daysChanged(before: CalendarSpec, after: CalendarSpec): DayChange[] {
  const was = new Set(before.holidays);
  const is = new Set(after.holidays);
  const name = (date: LocalDate): string => after.holidayNames?.[date] ?? before.holidayNames?.[date] ?? '';
  const sameWeek = JSON.stringify(before.weekly) === JSON.stringify(after.weekly);
  const hours = (spec: CalendarSpec, date: LocalDate): string => JSON.stringify(spec.dates?.[date] ?? null);
  const dated = sameWeek ? [...Object.keys(before.dates ?? {}), ...Object.keys(after.dates ?? {})] : [];
  const changes = [
    ...after.holidays.filter((date) => !was.has(date)).map((date) => ({ date, change: 'closed' as const })),
    ...before.holidays
      .filter((date) => !is.has(date))
      .map((date) => ({ date, change: 'open again' as const })),
    ...[...new Set(dated)]
      .filter((date) => hours(before, date) !== hours(after, date) && was.has(date) === is.has(date))
      .map((date) => ({ date, change: 'other hours' as const })),
  ];
  return changes
    .map((one) => ({ ...one, name: name(one.date) }))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** The name of the next edition: the year's number counted on, never one of those there are. */
export function nextVersion(year: number, known: readonly string[]): string {
  const numbers = known.flatMap((version) => {
    const [of, n] = version.split('-').map(Number);
    return of === year && n !== undefined && Number.isInteger(n) ? [n] : [];
  });
  return `${year}-${Math.max(0, ...numbers) + 1}`;
}

const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

const sorted = (dates: readonly LocalDate[]): LocalDate[] => [...new Set(dates)].sort();

const named = (spec: CalendarSpec, dates: readonly LocalDate[]): Record<LocalDate, string> =>
  Object.fromEntries(dates.map((date) => [date, spec.holidayNames?.[date] ?? 'holiday']));

function checked(spec: CalendarSpec): CalendarSpec {
  const faults = checkCalendar(spec);
  if (faults.length > 0) throw new CalendarFault(faults);
  return spec;
}

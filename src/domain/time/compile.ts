import { type Calendar, CalendarFault, type DayHours } from './calendar.ts';
import { checkCalendar, minutesOf, WEEKDAYS } from './check.ts';
import { type DayNumber, dayNumber, dayOfDate, weekdayOf } from './date.ts';
import type { CalendarSpec, Interval } from './types.ts';
import { LAST_INSTANT, localDay, type Zone, zoneOf } from './zone.ts';

/** Before 1970 in every zone. */
const FIRST_DAY = dayNumber(1969, 12, 30);

/**
 * A calendar made ready for counting; its openings are compiled when first asked for. Throws CalendarFault,
 * naming each place, for overlapping hours, impossible dates or an unknown zone.
 */
export function compileCalendar(spec: CalendarSpec): Calendar {
  const faults = checkCalendar(spec);
  const zone = faults.length === 0 ? zoneOf(spec.timezone) : null;
  if (zone === null) throw new CalendarFault(faults);
  const weekly = WEEKDAYS.map((day) => minutesOfHours(spec.weekly[day] ?? []));
  const dates = new Map(
    Object.entries(spec.dates ?? {}).map(([date, hours]) => [dayOfDate(date), minutesOfHours(hours)]),
  );
  const holidays = new Set(spec.holidays.map(dayOfDate));
  const closures = new Set(Object.keys(spec.closures ?? {}).map(dayOfDate));
  const hasWeek = weekly.some((hours) => hours.length > 0);
  // Holidays only take hours away: a calendar without weekly hours consults none of them.
  const firstDay = hasWeek && spec.firstYear ? dayNumber(spec.firstYear, 1, 1) : FIRST_DAY;
  const endDay = hasWeek && spec.lastYear ? dayNumber(spec.lastYear + 1, 1, 1) : endDayOf(zone);
  const datesWithHours = [...dates].filter(([, hours]) => hours.length > 0).map(([day]) => day);
  return {
    // First, beside what says what kind of object this is: every question asks for it.
    window: undefined,
    id: spec.id,
    version: spec.version,
    timezone: spec.timezone,
    zone,
    weekly,
    dates,
    holidays,
    closures,
    weekdayHolidays: Int32Array.from(
      [...holidays].filter((day) => weekdayOf(day) < 5 && !closures.has(day)),
    ).sort(),
    holidayNames: spec.holidayNames ?? {},
    firstYear: spec.firstYear,
    lastYear: spec.lastYear,
    firstDay,
    endDay,
    endlessBefore: hasWeek || datesWithHours.some((day) => day < firstDay),
    endlessAfter: hasWeek || datesWithHours.some((day) => day >= endDay),
    wholeDays: false,
    byWholeDays: undefined,
  };
}

/** The first date that begins beyond 2200 on a zone's wall: it is no answer, nor is any after it. */
function endDayOf(zone: Zone): DayNumber {
  return localDay(zone, LAST_INSTANT) + 1;
}

/** The same working dates, each counted from local midnight to midnight ("hours on working days"). */
export function byWholeDays(calendar: Calendar): Calendar {
  calendar.byWholeDays ??= { ...calendar, wholeDays: true, window: undefined };
  return calendar.byWholeDays;
}

/** The openings a date would have, before clock changes: its own hours, else none on a holiday, else the week's. */
export function hoursOf(calendar: Calendar, day: DayNumber): DayHours {
  const own = calendar.dates.get(day);
  if (own) return own;
  return calendar.holidays.has(day) ? [] : (calendar.weekly[weekdayOf(day)] as DayHours);
}

/** Openings that touch stay two: no answer can tell them from one. */
function minutesOfHours(hours: readonly Interval[]): DayHours {
  return hours.flatMap((opening) => opening.map((time) => minutesOf(time) as number));
}

import { readFileSync } from 'node:fs';
import type { Calendar } from '../../src/domain/time/calendar.ts';
import { compileCalendar } from '../../src/domain/time/compile.ts';
import { type DayCalendarName, dayCalendar, readFeed } from '../../src/domain/time/holidays.ts';
import { parseRule } from '../../src/domain/time/rule.ts';
import type { CalendarSpec, Due, Instant, Interval, Refused, Rule } from '../../src/domain/time/types.ts';

/** London office hours and wall times, as the worked examples speak of them. */
export const FEED = readFeed(
  JSON.parse(readFileSync(new URL('../../rulebook/calendars/bank-holidays.json', import.meta.url), 'utf8')),
);

const NINE_TO_FIVE: Interval[] = [['09:00', '17:00']];

export function week(hours: Interval[], weekend: Interval[] = []): CalendarSpec['weekly'] {
  return { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: weekend, sun: weekend };
}

/** Monday to Friday 09:00 to 17:00 without holidays or limits, changed as asked. */
export function office(changes: Partial<CalendarSpec> = {}): Calendar {
  return compileCalendar({ timezone: 'Europe/London', weekly: week(NINE_TO_FIVE), holidays: [], ...changes });
}

export function nation(name: DayCalendarName): Calendar {
  return compileCalendar(dayCalendar(name, FEED, 'test'));
}

/** The instant of 'YYYY-MM-DD HH:MM[:SS.sss]' on a wall in London, or in the zone named. */
export function at(wall: string, zone = 'Europe/London'): Instant {
  return Temporal.PlainDateTime.from(wall.replace(' ', 'T')).toZonedDateTime(zone).epochMilliseconds;
}

/** 'YYYY-MM-DD HH:MM' on London's wall, seconds only where there are some. */
export function wall(t: Instant | null, zone = 'Europe/London'): string | null {
  if (t === null) return null;
  const read = Temporal.Instant.fromEpochMilliseconds(t).toZonedDateTimeISO(zone).toPlainDateTime();
  return read.toString({ smallestUnit: t % 60_000 === 0 ? 'minute' : 'millisecond' }).replace('T', ' ');
}

export function rule(words: string): Rule {
  const read = parseRule(words);
  if ('refused' in read) throw new Error(read.refused);
  return read;
}

/** The due date on London's wall, or its refusal. */
export function dueWall(due: Due | null | Refused): string | null {
  if (due === null) return null;
  return 'refused' in due ? due.refused : (due.date ?? wall(due.due));
}

import type { Calendar } from './calendar.ts';
import { DAY_MS, dateOf, dayOfDate } from './date.ts';
import { endDayOf } from './midnight.ts';
import type { Moment } from './trace.ts';
import type { Instant } from './types.ts';
import { wallAt } from './zone.ts';

/** An instant as the calendar's wall shows it. */
export function momentOf(calendar: Calendar, t: Instant): Moment {
  const wall = wallAt(calendar.zone, t);
  const day = Math.floor(wall / DAY_MS);
  return { instant: t, date: dateOf(day), time: timeOf(wall - day * DAY_MS) };
}

/**
 * An instant at which something ends, to the minute begun: midnight is the 24:00 of the date it ends, never the next
 * date's 00:00.
 */
export function endOf(calendar: Calendar, t: Instant): Moment {
  const moment = momentOf(calendar, t);
  const day = dayOfDate(moment.date);
  // Where clocks skip midnight, the midnight that ends a date reads later than 00:00.
  const ends = moment.time === '00:00' || endDayOf(calendar, t) < day;
  return ends ? { instant: t, date: dateOf(day - 1), time: '24:00' } : moment;
}

function timeOf(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

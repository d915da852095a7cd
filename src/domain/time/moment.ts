import type { Calendar } from './calendar.ts';
import { DAY_MS, dateOf } from './date.ts';
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

/** An instant at which something ends: midnight is the 24:00 of the date it ends. */
export function endOf(calendar: Calendar, t: Instant): Moment {
  const day = dateOf(endDayOf(calendar, t));
  const moment = momentOf(calendar, t);
  return moment.date === day ? moment : { instant: t, date: day, time: '24:00' };
}

function timeOf(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

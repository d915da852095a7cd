import type { Calendar } from './calendar.ts';
import { DAY_MS, dateOf, dayOfDate } from './date.ts';
import type { Moment } from './trace.ts';
import type { Instant } from './types.ts';
import { instantOf, localDay, stretchAt, wallAt, type Zone } from './zone.ts';

/** An instant as the calendar's wall shows it. */
export function momentOf(calendar: Calendar, t: Instant): Moment {
  const wall = wallAt(calendar.zone, t);
  const day = Math.floor(wall / DAY_MS);
  const pass = passAt(calendar.zone, t);
  const moment = { instant: t, date: dateOf(day), time: timeOf(wall - day * DAY_MS) };
  return pass === null ? moment : { ...moment, pass };
}

/**
 * An instant at which something ends, to the minute begun: midnight is the 24:00 of the date it ends, never the next
 * date's 00:00.
 */
export function endOf(calendar: Calendar, t: Instant): Moment {
  const moment = momentOf(calendar, t);
  const begins = instantOf(calendar.zone, dayOfDate(moment.date), 0);
  // Where clocks skip midnight, the midnight that ends a date reads later than 00:00; where they go back, it is the first.
  const ends = t === begins || (moment.time === '00:00' && moment.pass !== 'second');
  // The date before is that of the millisecond before: a zone may have skipped the one between.
  return ends ? { instant: t, date: dateOf(localDay(calendar.zone, begins - 1)), time: '24:00' } : moment;
}

/** Which of the two instants it is at which the wall shows this time; null where it shows it once. */
function passAt(zone: Zone, t: Instant): 'first' | 'second' | null {
  const i = stretchAt(zone, t);
  const [before, here, after] = [zone.offsets[i - 1], zone.offsets[i] as number, zone.offsets[i + 1]];
  if (before !== undefined && t - (zone.starts[i] as number) < before - here) return 'second';
  return after !== undefined && (zone.starts[i + 1] as number) - t <= here - after ? 'first' : null;
}

function timeOf(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

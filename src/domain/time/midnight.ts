import type { Calendar } from './calendar.ts';
import type { DayNumber } from './date.ts';
import type { Instant } from './types.ts';
import { instantOf, localDay } from './zone.ts';

/** The date that an end belongs to: the local midnight that ends a date is that date's, never the next one's 00:00. */
export function endDayOf(calendar: Calendar, end: Instant): DayNumber {
  const day = localDay(calendar.zone, end);
  return end === instantOf(calendar.zone, day, 0) ? day - 1 : day;
}

import type { Calendar } from './calendar.ts';
import type { Instant } from './types.ts';
import { instantOf } from './zone.ts';

/** The local midnight that ends the last year whose holidays are published; null: the calendar has no such limit. */
export function publishedUntil(calendar: Calendar): Instant | null {
  return calendar.lastYear === undefined || !calendar.endlessAfter
    ? null
    : instantOf(calendar.zone, calendar.endDay, 0);
}

import type { Calendar } from '../time/calendar.ts';
import { dayNAt, lastCloseAt } from '../time/derived.ts';
import type { Instant } from '../time/types.ts';
import { LAST_INSTANT } from '../time/zone.ts';
import { unlessUnpublished } from './unpublished.ts';

/**
 * When a full working day has passed since that moment: the last close of the first working date after its own date.
 * Where no calendar is published that far nothing is closed for silence until one is.
 */
export function quietDayAfter(calendar: Calendar, t: Instant): Instant {
  return unlessUnpublished(() => {
    const noon = dayNAt(calendar, t, 1, '12:00', 'by date');
    return noon === null ? t : lastCloseAt(calendar, noon);
  }, LAST_INSTANT);
}

import type { Instant } from '../../domain/time/types.ts';
import { wordDate } from '../../domain/time/word-date.ts';

export { wordDate };

const inZone = (at: Instant, timezone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone);

/** "Monday 23 November 2026"; local midnight that ends a date is shown as that date. */
export function wordDay(at: Instant, timezone: string): string {
  const local = inZone(at, timezone);
  const day = local.hour === 0 && local.minute === 0 && local.second === 0 ? inZone(at - 1, timezone) : local;
  return wordDate(day.toPlainDate().toString());
}

/** "Monday 23 November 2026, 17:00". */
export function wordMoment(at: Instant, timezone: string): string {
  const local = inZone(at, timezone);
  return local.hour === 0 && local.minute === 0
    ? wordDay(at, timezone)
    : `${wordDay(at, timezone)}, ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

/** "Monday 23 November 2026, between 8:00 and 12:00". */
export function wordSlot(slot: { readonly from: Instant; readonly to: Instant }, timezone: string): string {
  const hour = (at: Instant): string =>
    inZone(at, timezone).toPlainTime().toString({ smallestUnit: 'minute' });
  return `${wordDay(slot.from, timezone)}, between ${hour(slot.from)} and ${hour(slot.to)}`;
}

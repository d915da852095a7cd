import type { Instant } from '../../domain/time/types.ts';
import { wordDate, wordTime } from '../../domain/time/word-date.ts';

export { wordDate, wordTime };

const inZone = (at: Instant, timezone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone);

const hourOf = (local: Temporal.ZonedDateTime): string =>
  wordTime(local.toPlainTime().toString({ smallestUnit: 'minute' }));

/** "Monday 23 November 2026"; local midnight that ends a date is shown as that date. */
export function wordDay(at: Instant, timezone: string): string {
  const local = inZone(at, timezone);
  const day = local.hour === 0 && local.minute === 0 && local.second === 0 ? inZone(at - 1, timezone) : local;
  return wordDate(day.toPlainDate().toString());
}

/** "Monday 23 November 2026, 5pm". */
export function wordMoment(at: Instant, timezone: string): string {
  const local = inZone(at, timezone);
  return local.hour === 0 && local.minute === 0
    ? wordDay(at, timezone)
    : `${wordDay(at, timezone)}, ${hourOf(local)}`;
}

/** "Monday 23 November 2026, between 8am and midday". */
export function wordSlot(slot: { readonly from: Instant; readonly to: Instant }, timezone: string): string {
  const hour = (at: Instant): string => hourOf(inZone(at, timezone));
  return `${wordDay(slot.from, timezone)}, between ${hour(slot.from)} and ${hour(slot.to)}`;
}

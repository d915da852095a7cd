import type { Instant } from '../../domain/time/types.ts';

const inZone = (at: Instant, timezone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone);

// Made once: a formatter costs a hundred times what it formats.
const long = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

const inWords = (day: Temporal.PlainDate): string => long.format(day).replace(',', '');

/** "Monday 23 November 2026"; local midnight that ends a date is shown as that date. */
export function wordDay(at: Instant, timezone: string): string {
  const local = inZone(at, timezone);
  const day = local.hour === 0 && local.minute === 0 && local.second === 0 ? inZone(at - 1, timezone) : local;
  return inWords(day.toPlainDate());
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

/** "Monday 23 November 2026" of a local date. */
export const wordDate = (day: string): string => inWords(Temporal.PlainDate.from(day));

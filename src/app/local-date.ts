import type { Instant, LocalDate } from '../domain/time/types.ts';

/** The date on the wall of a time zone (IANA id) at an instant. */
export const localDate = (at: Instant, timezone: string): LocalDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone).toPlainDate().toString();

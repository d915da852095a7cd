import type { Instant } from '../../domain/time/types.ts';

const wall = (at: Temporal.PlainDateTime): string =>
  at.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');

/** '20261025T010000' on the wall of a time zone. */
export const wallTime = (at: Instant, timezone: string): string =>
  wall(zoned(at, timezone).toPlainDateTime());

const zoned = (at: Instant, timezone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone);

const offset = (at: Temporal.ZonedDateTime): string => at.offset.slice(0, 6).replace(':', '');

/** One observance: from when on, and from which offset to which. */
function observance(from: Temporal.ZonedDateTime): string[] {
  const before = from.subtract({ nanoseconds: 1 });
  const kind = from.offsetNanoseconds > before.offsetNanoseconds ? 'DAYLIGHT' : 'STANDARD';
  // The onset is told in the wall time that held until then.
  const onset = from.toInstant().toZonedDateTimeISO(before.offset).toPlainDateTime();
  return [
    `BEGIN:${kind}`,
    `DTSTART:${wall(onset)}`,
    `TZOFFSETFROM:${offset(before)}`,
    `TZOFFSETTO:${offset(from)}`,
    `END:${kind}`,
  ];
}

/**
 * The time zone as a component of its own (RFC 5545, 3.6.5), with the observances that hold over an appointment:
 * single onsets, taken from the time zone database that this program itself counts by.
 */
export function icalTimezone(from: Instant, to: Instant, timezone: string): string[] {
  const start = zoned(from, timezone);
  const first = start.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  const next = start.getTimeZoneTransition('next');
  const during = next !== null && next.epochMilliseconds < to ? observance(next) : [];
  const before =
    first === null
      ? [
          'BEGIN:STANDARD',
          'DTSTART:19700101T000000',
          `TZOFFSETFROM:${offset(start)}`,
          `TZOFFSETTO:${offset(start)}`,
          'END:STANDARD',
        ]
      : observance(first);
  return ['BEGIN:VTIMEZONE', `TZID:${timezone}`, ...before, ...during, 'END:VTIMEZONE'];
}

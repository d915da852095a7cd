import { wordDate, wordTime } from '../../../app/letters/day.ts';
import type { Instant } from '../../../domain/time/types.ts';

const at = (instant: Instant, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);

/** 'Tuesday 14 October 2025' from 'YYYY-MM-DD'; without the year where `thisYear` is that year. */
export const dateInWords = wordDate;

/** 'Tuesday 14 October' on the wall of `zone`, with the year where it is another than that of `now`. */
export function dayInWords(instant: Instant, zone: string, now?: Instant): string {
  const year = now === undefined ? undefined : at(now, zone).year;
  return dateInWords(at(instant, zone).toPlainDate().toString(), year);
}

/** '5pm', '9:30am', 'midday', 'midnight'. */
export const timeInWords = (instant: Instant, zone: string): string => wallTimeInWords(at(instant, zone));

/** The time of a wall clock in the same words. */
export const wallTimeInWords = (wall: Temporal.ZonedDateTime): string =>
  wordTime(wall.toPlainTime().toString({ smallestUnit: 'minute' }));

/** 'Tuesday 14 October, 5pm'. */
export const momentInWords = (instant: Instant, zone: string, now?: Instant): string =>
  `${dayInWords(instant, zone, now)}, ${timeInWords(instant, zone)}`;

/** The `datetime` attribute: an instant in UTC. */
export const machineMoment = (instant: Instant): string =>
  Temporal.Instant.fromEpochMilliseconds(instant).toString();

/** 'today', 'tomorrow', 'yesterday', 'in 4 days', '2 days ago': days on the wall of `zone`, calendar days. */
export function daysAway(instant: Instant, zone: string, now: Instant): string {
  const n = at(now, zone).toPlainDate().until(at(instant, zone).toPlainDate(), { largestUnit: 'day' }).days;
  if (n === 0) return 'today';
  if (Math.abs(n) === 1) return n === 1 ? 'tomorrow' : 'yesterday';
  return n > 0 ? `in ${n} days` : `${-n} days ago`;
}

import type { Instant } from '../../../domain/time/types.ts';
import { timeInWords, wallTimeInWords } from '../../html/words/date.ts';

const longDays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const shortMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const wallAt = (instant: Instant, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);

/** '5pm'; nothing at the very end of a date. */
export function clockTime(wall: Temporal.ZonedDateTime): string {
  const end =
    (wall.hour === 23 && wall.minute === 59) || (wall.hour === 0 && wall.minute === 0 && wall.second === 0);
  return end ? '' : wallTimeInWords(wall);
}

/** 'Tue 14 Oct', with the year where it is another. */
export function shortDate(wall: Temporal.ZonedDateTime, thisYear: number): string {
  const day = `${(longDays[wall.dayOfWeek - 1] ?? '').slice(0, 3)} ${wall.day} ${shortMonths[wall.month - 1]}`;
  return wall.year === thisYear ? day : `${day} ${wall.year}`;
}

/** A deadline as one says it: 'today 5pm', 'Thursday midday', 'late since Tuesday'. */
export function deadlineInWords(due: Instant, zone: string, now: Instant): string {
  // The midnight that ends a date belongs to that date.
  const wall = wallAt(due - 1, zone);
  const today = wallAt(now, zone);
  const days = today.toPlainDate().until(wall.toPlainDate(), { largestUnit: 'day' }).days;
  const at = clockTime(wallAt(due, zone));
  const timed = (day: string) => (at === '' ? day : `${day} ${at}`);
  if (due <= now) {
    if (days === 0) return at === '' ? 'late since today' : `late since ${at}`;
    if (days === -1) return 'late since yesterday';
    return `late since ${days > -7 ? longDays[wall.dayOfWeek - 1] : shortDate(wall, today.year)}`;
  }
  if (days === 0) return timed('today');
  if (days === 1) return timed('tomorrow');
  return timed(days < 7 ? (longDays[wall.dayOfWeek - 1] ?? '') : shortDate(wall, today.year));
}

/** 'today 9:12am', 'yesterday 4:40pm', 'Tue 14 Oct 9:12am': when something happened. */
export function momentShort(at: Instant, zone: string, now: Instant): string {
  const wall = wallAt(at, zone);
  const today = wallAt(now, zone);
  const days = today.toPlainDate().until(wall.toPlainDate(), { largestUnit: 'day' }).days;
  const day =
    days === 0 ? 'today' : days === -1 ? 'yesterday' : days === 1 ? 'tomorrow' : shortDate(wall, today.year);
  return `${day} ${wallTimeInWords(wall)}`;
}

/** 'Thu 20 Nov, 9am to midday'. */
export function slotShort(
  slot: { readonly from: Instant; readonly to: Instant },
  zone: string,
  now: Instant,
): string {
  const from = wallAt(slot.from, zone);
  const times = `${timeInWords(slot.from, zone)} to ${timeInWords(slot.to, zone)}`;
  return `${shortDate(from, wallAt(now, zone).year)}, ${times}`;
}

/** 'today', 'since yesterday', 'for 3 days': how long it has been so. */
export function sinceInWords(from: Instant, zone: string, now: Instant): string {
  const days = wallAt(from, zone)
    .toPlainDate()
    .until(wallAt(now, zone).toPlainDate(), { largestUnit: 'day' }).days;
  if (days <= 0) return 'since today';
  return days === 1
    ? 'since yesterday'
    : `since ${shortDate(wallAt(from, zone), wallAt(now, zone).year)} (${days} days)`;
}

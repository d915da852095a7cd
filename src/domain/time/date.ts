import type { LocalDate } from './types.ts';

/** A date as whole days since 1970-01-01 (proleptic Gregorian), the form in which the engine counts. */
export type DayNumber = number;

export const DAY_MS = 86_400_000;

/** Day number of year, month (1 to 12) and day; months out of range carry into the year. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const carried = year + Math.floor((month - 1) / 12);
  const monthOfYear = (((month - 1) % 12) + 12) % 12;
  const y = monthOfYear < 2 ? carried - 1 : carried;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((monthOfYear + 10) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Year, month (1 to 12) and day of a day number. */
export function civilOf(day: DayNumber): { year: number; month: number; day: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** Day number of 'YYYY-MM-DD', or null if no such date exists. */
export function parseDate(text: string): DayNumber | null {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null;
  const month = digits(text, 5, 7);
  const dayOfMonth = digits(text, 8, 10);
  const day = dayNumber(digits(text, 0, 4), month, dayOfMonth);
  // Not a number where a digit is something else; another date where there is no such day.
  const read = civilOf(day);
  return read.month === month && read.day === dayOfMonth ? day : null;
}

/** The number that stands there; NaN where something else than a digit does. */
export function digits(text: string, from: number, to: number): number {
  let n = 0;
  for (let i = from; i < to; i += 1) {
    const digit = text.charCodeAt(i) - 48;
    n = digit >= 0 && digit <= 9 ? 10 * n + digit : Number.NaN;
  }
  return n;
}

/** Day number of a date already known to exist; throws on any other text. */
export function dayOfDate(date: LocalDate): DayNumber {
  const day = parseDate(date);
  if (day === null) throw new RangeError(`${date} is not a date: write it YYYY-MM-DD`);
  return day;
}

/** 'YYYY-MM-DD' of a day number. */
export function dateOf(day: DayNumber): LocalDate {
  const { year, month, day: dayOfMonth } = civilOf(day);
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(dayOfMonth)}`;
}

/** Day of the week, Monday 0 to Sunday 6. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The same day number `months` later in one step, clamped to the month's end: 31 Jan + 1 = 28 or 29 Feb. */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const { year, month, day: dayOfMonth } = civilOf(day);
  const first = dayNumber(year, month + months, 1);
  const lengthOfMonth = dayNumber(year, month + months + 1, 1) - first;
  return first + Math.min(dayOfMonth, lengthOfMonth) - 1;
}

function pad(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}

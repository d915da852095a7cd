import { civilOf, dayOfDate, weekdayOf } from './date.ts';
import type { LocalDate } from './types.ts';

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** 'Monday 23 November 2026'; 'Monday 23 November' where `thisYear` is that year. */
export function wordDate(date: LocalDate, thisYear?: number): string {
  const day = dayOfDate(date);
  const { year, month, day: dayOfMonth } = civilOf(day);
  const words = `${WEEKDAYS[weekdayOf(day)]} ${dayOfMonth} ${MONTHS[month - 1]}`;
  return year === thisYear ? words : `${words} ${year}`;
}

/**
 * '5pm', '9:30am', 'midday', 'midnight' of 'HH:MM' ('24:00' too): a time of day wherever people read one, as GOV.UK
 * writes it (style guide, 'times'). Forms and files keep 'HH:MM'.
 */
export function wordTime(time: string): string {
  const hour = Number(time.slice(0, 2)) % 24;
  const minutes = time.slice(3, 5);
  if (minutes === '00' && hour % 12 === 0) return hour === 0 ? 'midnight' : 'midday';
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes === '00' ? '' : `:${minutes}`}${hour < 12 ? 'am' : 'pm'}`;
}

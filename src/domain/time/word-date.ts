import { civilOf, dayOfDate, weekdayOf } from './date.ts';
import type { LocalDate } from './types.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
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

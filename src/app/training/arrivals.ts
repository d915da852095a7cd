import type { Calendar } from '../../domain/time/calendar.ts';
import { dateOf, dayOfDate, weekdayOf } from '../../domain/time/date.ts';
import { isWorkingDay } from '../../domain/time/days.ts';
import { instOf } from '../../domain/time/derived.ts';
import type { Instant, LocalDate } from '../../domain/time/types.ts';
import { pickByWeight } from './chance.ts';

/** Mondays bring most: people are at home at the weekend. Monday first. */
const byWeekday = [28, 20, 17, 16, 12, 4, 3] as const;
const byHour: readonly (readonly [number, number])[] = [
  [7, 3],
  [8, 9],
  [9, 16],
  [10, 15],
  [11, 12],
  [12, 9],
  [13, 8],
  [14, 9],
  [15, 8],
  [16, 6],
  [17, 4],
  [18, 4],
  [19, 4],
  [20, 3],
  [21, 2],
];

/** The moments at which so many queries arrive between two dates (both included), in order. */
export function arrivals(
  next: () => number,
  calendar: Calendar,
  from: LocalDate,
  to: LocalDate,
  count: number,
): Instant[] {
  const first = dayOfDate(from);
  const days = Array.from({ length: dayOfDate(to) - first + 1 }, (_, n) => first + n);
  const weights = days.map((day) => {
    const weekday = weekdayOf(day);
    const usual = byWeekday[weekday] ?? 0;
    return [day, isWorkingDay(calendar, day) ? usual : Math.min(usual, 4)] as const;
  });
  const moments = Array.from({ length: count }, () => {
    const minute = `${Math.floor(next() * 60)}`.padStart(2, '0');
    const hour = `${pickByWeight(next, byHour)}`.padStart(2, '0');
    return instOf(calendar, dateOf(pickByWeight(next, weights)), `${hour}:${minute}`);
  });
  return moments.toSorted((a, b) => a - b);
}

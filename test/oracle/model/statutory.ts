// Section 4: rules of law, counted in whole local dates.
import { refuseUnpublished } from './calendar.ts';
import { plusDays, plusMonths, weekdayOf } from './dates.ts';
import { midnightThatEnds } from './zone.ts';

export interface DayCalendar {
  timezone: string;
  holidays: string[];
  /** Absent where no holiday counts (`none`): then nothing is ever missing. */
  published?: { first: number; last: number };
}

export type StatutoryRule =
  | { kind: 'working days'; n: number }
  | { kind: 'calendar days'; n: number }
  | { kind: 'weeks'; n: number }
  | { kind: 'calendar days inclusive'; n: number }
  | { kind: 'calendar days from the next working day'; n: number }
  | { kind: 'calendar months'; n: number; rolling: boolean }
  | { kind: 'deemed'; days: number; then: StatutoryRule };

export function isStatutoryWorkingDay(calendar: DayCalendar, date: string): boolean {
  refuseUnpublished(calendar.published, date);
  const weekday = weekdayOf(date);
  return weekday !== 'sat' && weekday !== 'sun' && !calendar.holidays.includes(date);
}

/** The n-th statutory working day strictly after a date; the date itself for 0. */
export function statutoryDaysAfter(calendar: DayCalendar, date: string, n: number): string {
  let day = date;
  for (let count = 0; count < n; ) {
    day = plusDays(day, 1);
    if (isStatutoryWorkingDay(calendar, day)) count += 1;
  }
  return day;
}

export function roll(calendar: DayCalendar, date: string): string {
  let day = date;
  while (!isStatutoryWorkingDay(calendar, day)) day = plusDays(day, 1);
  return day;
}

/** The date of a rule before any roll, from the date that is its day 0. */
export function unrolled(calendar: DayCalendar, rule: StatutoryRule, zero: string): string {
  switch (rule.kind) {
    case 'working days':
      return statutoryDaysAfter(calendar, zero, rule.n);
    case 'calendar days':
      return plusDays(zero, rule.n);
    case 'weeks':
      return plusDays(zero, 7 * rule.n);
    case 'calendar days inclusive':
      return plusDays(zero, rule.n - 1);
    case 'calendar days from the next working day':
      return plusDays(statutoryDaysAfter(calendar, zero, 1), rule.n);
    case 'calendar months':
      return plusMonths(zero, rule.n);
    case 'deemed':
      return unrolled(calendar, rule.then, plusDays(zero, rule.days));
  }
}

export function rolls(rule: StatutoryRule): boolean {
  if (rule.kind === 'deemed') return rolls(rule.then);
  return rule.kind === 'calendar months' && rule.rolling;
}

export function statutoryDate(calendar: DayCalendar, rule: StatutoryRule, zero: string): string {
  const date = unrolled(calendar, rule, zero);
  return rolls(rule) ? roll(calendar, date) : date;
}

/** `due` and `lateFrom` are the midnight that ends the date. */
export function asDue(calendar: DayCalendar, date: string): { date: string; due: number; lateFrom: number } {
  const midnight = midnightThatEnds(calendar.timezone, date);
  return { date, due: midnight, lateFrom: midnight };
}

import { minutesOf, WEEKDAYS } from './check.ts';
import { dateOf, dayNumber, weekdayOf } from './date.ts';
import type { CalendarSpec, Interval, LocalDate } from './types.ts';

/** A date as a calendar has it: `off` is a day on which the week has no hours. */
export interface DayOfYear {
  readonly date: LocalDate;
  /** 0 Monday to 6 Sunday. */
  readonly weekday: number;
  readonly kind: 'open' | 'off' | 'holiday' | 'closure' | 'short' | 'other hours';
  readonly hours: readonly Interval[];
  /** Of a holiday or closure; '' for others. */
  readonly name: string;
}

/** The twelve months of a year, each with its dates. */
export function monthsOf(spec: CalendarSpec, year: number): readonly (readonly DayOfYear[])[] {
  return Array.from({ length: 12 }, (_, month) => {
    const first = dayNumber(year, month + 1, 1);
    const next = dayNumber(year, month + 2, 1);
    return Array.from({ length: next - first }, (__, n) =>
      dayOf(spec, dateOf(first + n), weekdayOf(first + n)),
    );
  });
}

function dayOf(spec: CalendarSpec, date: LocalDate, weekday: number): DayOfYear {
  const week = spec.weekly[WEEKDAYS[weekday] ?? 'mon'] ?? [];
  const own = spec.dates?.[date];
  const name = spec.holidayNames?.[date] ?? '';
  if (own === undefined && spec.holidays.includes(date)) {
    const kind = spec.closures?.[date] === undefined ? 'holiday' : 'closure';
    return { date, weekday, kind, hours: [], name };
  }
  const hours = own ?? week;
  if (hours.length === 0)
    return { date, weekday, kind: week.length === 0 ? 'off' : 'closure', hours, name: '' };
  const kind = own === undefined || lengthOf(own) === lengthOf(week) ? 'open' : 'other hours';
  return { date, weekday, kind: lengthOf(hours) < lengthOf(week) ? 'short' : kind, hours, name: '' };
}

const lengthOf = (hours: readonly Interval[]): number =>
  hours.reduce((sum, [from, to]) => sum + (minutesOf(to) ?? 0) - (minutesOf(from) ?? 0), 0);

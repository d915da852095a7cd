// Local dates as 'YYYY-MM-DD' text, by native Temporal. They compare as text.

export const firstDate = '1969-12-01';
export const lastDate = '2200-01-31';

/** Walks ask for the same neighbours again and again. */
const neighbours = new Map<string, string>();

export function plusDays(date: string, days: number): string {
  const step = `${date} ${days}`;
  const known = neighbours.get(step) ?? Temporal.PlainDate.from(date).add({ days }).toString();
  neighbours.set(step, known);
  return known;
}

/** In one step, clamped to the end of the month: 31 January + 1 = 28 February. */
export function plusMonths(date: string, months: number): string {
  return Temporal.PlainDate.from(date).add({ months }, { overflow: 'constrain' }).toString();
}

export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';
const weekdays: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export function weekdayOf(date: string): Weekday {
  return weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1] as Weekday;
}

export function maxDate(a: string, b: string): string {
  return a > b ? a : b;
}

export function minDate(a: string, b: string): string {
  return a < b ? a : b;
}

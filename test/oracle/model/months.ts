// Section 3: calendar months as an instant; plain, or rolling to the next working day.
import { datesFrom, isWorkingDay, type ModelCalendar } from './calendar.ts';
import { plusMonths } from './dates.ts';
import { instAtMs, reading } from './zone.ts';

/** In one step from the trigger, at its local wall time; null when rolling finds no working day ever. */
export function calendarMonths(
  calendar: ModelCalendar,
  instant: number,
  months: number,
  rolling: boolean,
): number | null {
  const { date, msOfDay } = reading(calendar.timezone, instant);
  const plain = plusMonths(date, months);
  if (!rolling) return instAtMs(calendar.timezone, plain, msOfDay);
  for (const day of datesFrom(calendar, plain)) {
    if (isWorkingDay(calendar, day)) return instAtMs(calendar.timezone, day, msOfDay);
  }
  return null;
}

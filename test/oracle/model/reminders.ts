// Section 3: reminders, and attempts spread over working days.
import { type ModelCalendar, openingsOn } from './calendar.ts';
import { dueAfter, type HourUnit, timeOf } from './hours.ts';
import { addWorkingTime, nextOpening } from './operations.ts';
import type { Span } from './pauses.ts';
import { addWorkingDays, workingDaysAfter } from './promise-days.ts';

/** start + floor((s * W + 500) / 1000) of the unit; promise days are reckoned in working hours. */
export function reminder(
  calendar: ModelCalendar,
  unit: HourUnit,
  start: number,
  due: number,
  thousandths: number,
  pauses: Span[] = [],
): number | null {
  const whole = timeOf(calendar, unit, start, due, pauses);
  const share = Number((BigInt(thousandths) * BigInt(whole) + 500n) / 1000n);
  return dueAfter(calendar, unit, start, share, pauses);
}

/** K attempts over days 1 to N; null when the calendar has not so many days. */
export function spread(
  calendar: ModelCalendar,
  instant: number,
  attempts: number,
  days: number,
): number[] | null {
  const dates: string[] = [];
  const zero = addWorkingDays(calendar, instant, 0);
  for (let n = 1; n <= days; n++) {
    const day = zero && workingDaysAfter(calendar, zero, n);
    if (!day) return null;
    dates.push(day);
  }
  const openings = dates.flatMap((date) => openingsOn(calendar, date));
  const first = openings[0];
  if (!first) return null;
  const total = openings.reduce((sum, { open, close }) => sum + close - open, 0);
  const at: number[] = [];
  for (let i = 1; i <= attempts; i++) {
    const offset = Number((BigInt(2 * i - 1) * BigInt(total)) / BigInt(2 * attempts));
    const plain = addWorkingTime(calendar, first.open, offset);
    const working = plain === null ? null : nextOpening(calendar, plain);
    if (working === null) return null;
    at.push(working);
  }
  return at;
}

import type { Slot } from '../../domain/case/event.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { instOf } from '../../domain/time/derived.ts';
import { addWorkingDays, addWorkingTime, nextOpening } from '../../domain/time/operations.ts';
import type { Instant, LocalDate } from '../../domain/time/types.ts';

const hour = 3_600_000;
const grid = 300_000;

/** So many working minutes later, on a mark of five minutes: people at a desk keep no better time. */
export function later(calendar: Calendar, from: Instant, minutes: number): Instant {
  const opening = nextOpening(calendar, from) ?? from;
  const at = addWorkingTime(calendar, opening, minutes * 60_000) ?? from;
  return Math.max(from + 60_000, Math.ceil(at / grid) * grid);
}

export function dateAfter(calendar: Calendar, from: Instant, days: number): LocalDate {
  const date = addWorkingDays(calendar, from, days);
  if (date === null) throw new Error('no calendar is published that far');
  return date;
}

/** A visit of two hours on the n-th working day after. */
export function slotOn(calendar: Calendar, from: Instant, days: number, start: string): Slot {
  const begins = instOf(calendar, dateAfter(calendar, from, days), start);
  return { from: begins, to: begins + 2 * hour };
}

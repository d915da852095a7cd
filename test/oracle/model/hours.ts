// Section 3: working hours, hours and hours on working days, each with pauses in its own unit.
import { datesFrom, isWorkingDay, type ModelCalendar, openingsFrom } from './calendar.ts';
import { outside, type Span, tidy } from './pauses.ts';
import { inst, localDate, midnightThatEnds } from './zone.ts';

export type HourUnit = 'working hours' | 'hours' | 'hours on working days';

/** The stretches in which the unit's time runs, from an instant on. */
export function* running(calendar: ModelCalendar, unit: HourUnit, start: number): Generator<Span> {
  if (unit === 'hours') yield { from: start, to: Number.POSITIVE_INFINITY };
  if (unit === 'working hours') {
    for (const { open, close } of openingsFrom(calendar, start))
      yield { from: Math.max(open, start), to: close };
  }
  if (unit === 'hours on working days') {
    for (const date of datesFrom(calendar, localDate(calendar.timezone, start))) {
      const from = Math.max(start, inst(calendar.timezone, date, '00:00'));
      const to = midnightThatEnds(calendar.timezone, date);
      if (isWorkingDay(calendar, date) && from < to) yield { from, to };
    }
  }
}

/** The earliest instant at which the allowance is used up outside every pause; nothing to use up: the start. */
export function dueAfter(
  calendar: ModelCalendar,
  unit: HourUnit,
  start: number,
  ms: number,
  pauses: Span[] = [],
): number | null {
  if (ms === 0) return start;
  const tidied = tidy(pauses, start);
  let left = ms;
  for (const span of running(calendar, unit, start)) {
    for (const { from, to } of outside(span, tidied)) {
      if (to - from >= left) return from + left;
      left -= to - from;
    }
  }
  return null;
}

/** The unit's own time in [from, to) outside pauses. */
export function timeOf(
  calendar: ModelCalendar,
  unit: HourUnit,
  from: number,
  to: number,
  pauses: Span[] = [],
): number {
  if (to < from) return 0 - timeOf(calendar, unit, to, from, pauses);
  const tidied = tidy(pauses, from);
  let ms = 0;
  for (const span of running(calendar, unit, from)) {
    if (span.from >= to) break;
    for (const part of outside({ from: span.from, to: Math.min(span.to, to) }, tidied))
      ms += part.to - part.from;
  }
  return ms;
}

// Section 5: gross and net days, date by date.
import type { ModelCalendar } from './calendar.ts';
import { daysBetween, minDate } from './dates.ts';
import type { Span } from './pauses.ts';
import { dayOf, workingDaysIn } from './promise-days.ts';
import { localDate } from './zone.ts';

export interface ModelCycle {
  opened: number;
  closed: number;
}

export interface Excuses {
  /** Waits that the standard names excusable. */
  waits: Span[];
  /** The excusable extensions: the date in force before, the new date, and the day of the deed. */
  extensions: { before: string; agreed: string; deed: string }[];
}

/** Null where the calendar has no day for an end: it has no hours any more. */
function taken(calendar: ModelCalendar, from: number, to: number): string[] | null {
  const first = dayOf(calendar, from);
  const last = dayOf(calendar, to);
  return first === null || last === null ? null : workingDaysIn(calendar, first, last);
}

function ends(cycles: ModelCycle[]): { from: number; to: number } {
  const from = Math.min(...cycles.map((cycle) => cycle.opened));
  return { from, to: Math.max(...cycles.map((cycle) => cycle.closed)) };
}

export function gross(
  calendar: ModelCalendar,
  cycles: ModelCycle[],
): { working: number; calendar: number } | null {
  const { from, to } = ends(cycles);
  const days = taken(calendar, from, to);
  if (days === null) return null;
  const { timezone } = calendar;
  return {
    working: days.length,
    calendar: daysBetween(localDate(timezone, from), localDate(timezone, to)),
  };
}

/** Working days of the gross less dormant, waited and extended ones; each day is taken off once. */
export function net(calendar: ModelCalendar, cycles: ModelCycle[], excuses: Excuses): number | null {
  const ordered = cycles.toSorted((a, b) => a.opened - b.opened);
  const { from, to } = ends(cycles);
  const off: (string[] | null)[] = excuses.waits.map((wait) => taken(calendar, wait.from, wait.to));
  for (const [i, cycle] of ordered.entries()) {
    const next = ordered[i + 1];
    if (next) off.push(taken(calendar, cycle.closed, next.opened));
  }
  for (const { before, agreed, deed } of excuses.extensions) {
    off.push(workingDaysIn(calendar, before, minDate(agreed, deed)));
  }
  const left = new Set(taken(calendar, from, to));
  for (const days of off) for (const day of days ?? []) left.delete(day);
  return taken(calendar, from, to) === null || off.includes(null) ? null : left.size;
}

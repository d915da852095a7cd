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

function taken(calendar: ModelCalendar, from: number, to: number): string[] {
  const first = dayOf(calendar, from);
  const last = dayOf(calendar, to);
  return first === null || last === null ? [] : workingDaysIn(calendar, first, last);
}

export function gross(calendar: ModelCalendar, cycles: ModelCycle[]): { working: number; calendar: number } {
  const from = Math.min(...cycles.map((cycle) => cycle.opened));
  const to = Math.max(...cycles.map((cycle) => cycle.closed));
  return {
    working: taken(calendar, from, to).length,
    calendar: daysBetween(localDate(calendar.timezone, from), localDate(calendar.timezone, to)),
  };
}

/** Working days of the gross less dormant, waited and extended ones; each day is taken off once. */
export function net(calendar: ModelCalendar, cycles: ModelCycle[], excuses: Excuses): number {
  const ordered = cycles.toSorted((a, b) => a.opened - b.opened);
  const from = Math.min(...cycles.map((cycle) => cycle.opened));
  const to = Math.max(...cycles.map((cycle) => cycle.closed));
  const left = new Set(taken(calendar, from, to));
  for (const [i, cycle] of ordered.entries()) {
    const next = ordered[i + 1];
    if (next) for (const day of taken(calendar, cycle.closed, next.opened)) left.delete(day);
  }
  for (const wait of excuses.waits) {
    for (const day of taken(calendar, wait.from, wait.to)) left.delete(day);
  }
  for (const { before, agreed, deed } of excuses.extensions) {
    for (const day of workingDaysIn(calendar, before, minDate(agreed, deed))) left.delete(day);
  }
  return left.size;
}

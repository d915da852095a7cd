// Section 3: how waits move a promise counted in days, and what an agreed extension makes of any promise.
import type { ModelCalendar } from './calendar.ts';
import { type Span, tidy } from './pauses.ts';
import { closeOf, dayN, dayOf, workingDaysAfter, workingDaysIn } from './promise-days.ts';
import { inst } from './zone.ts';

/** The instant of the due day: its close of business, or a time of day. */
function dueOn(calendar: ModelCalendar, day: string, wall: string | null): number {
  return wall === null ? closeOf(calendar, day) : inst(calendar.timezone, day, wall);
}

/** Each pause that begins before the `lateFrom` in force moves the due day by the working days in (D(p), D(q)]. */
export function pausedPromiseDays(
  calendar: ModelCalendar,
  start: number,
  n: number,
  pauses: Span[],
  wall: string | null = null,
): number | null {
  let day = dayN(calendar, start, n, 'deemed');
  for (const { from, to } of tidy(pauses, start)) {
    if (day === null) return null;
    const lateFrom = dueOn(calendar, day, wall) + 1;
    if (from >= lateFrom) continue;
    const first = dayOf(calendar, from);
    const last = dayOf(calendar, to);
    if (first === null || last === null) return null;
    day = workingDaysAfter(calendar, day, workingDaysIn(calendar, first, last).length);
  }
  return day === null ? null : dueOn(calendar, day, wall);
}

export type Agreed = { instant: number } | { date: string };

/** An agreed instant stands; an agreed date is its last close, or the midnight after it if it has none. */
export function extended(
  calendar: ModelCalendar,
  inForce: number,
  agreed: Agreed,
  broughtForward = false,
): { due: number; lateFrom: number } | { refused: string } {
  const due = 'instant' in agreed ? agreed.instant : closeOf(calendar, agreed.date);
  if (due < inForce && !broughtForward) return { refused: 'earlier than the date in force' };
  return { due, lateFrom: due + 1 };
}

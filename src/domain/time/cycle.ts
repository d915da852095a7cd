import type { Calendar } from './calendar.ts';
import { type DayRange, without } from './day-range.ts';
import { dayOfOpening, workingDaysIn } from './days.ts';
import { endDayOf } from './midnight.ts';
import type { Instant } from './types.ts';
import { localDay } from './zone.ts';

/** What may be taken from gross days: dormant time, an excusable wait, or an excusable extension. */
export type Excused =
  | { kind: 'dormant' | 'wait'; from: Instant; to: Instant }
  /** The due instant before the extension, the agreed one, and when the deed was done. */
  | { kind: 'extension'; inForce: Instant; agreed: Instant; done: Instant };

export interface NetDays {
  net: number;
  /** Working days each excuse took, in the order given; a day is taken once, by the first that has it. */
  taken: number[];
}

/** Working days in (D(a), D(b)] and calendar dates from a to b (section 5, gross); null if the calendar ends. */
export function grossDays(
  calendar: Calendar,
  received: Instant,
  closed: Instant,
): { working: number; calendar: number } | null {
  const from = dayOfOpening(calendar, received);
  const to = dayOfOpening(calendar, closed);
  if (from === null || to === null) return null;
  return {
    working: workingDaysIn(calendar, from, to),
    calendar: localDay(calendar.zone, closed) - localDay(calendar.zone, received),
  };
}

/** Gross working days less the excused ones, each working day once (section 5); null if the calendar ends. */
export function netDays(
  calendar: Calendar,
  received: Instant,
  closed: Instant,
  excused: readonly Excused[],
): NetDays | null {
  const from = dayOfOpening(calendar, received);
  const to = dayOfOpening(calendar, closed);
  if (from === null || to === null) return null;
  const gross = workingDaysIn(calendar, from, to);
  const covered: DayRange[] = [];
  const taken: number[] = [];
  for (const excuse of excused) {
    const days = daysOf(calendar, excuse);
    if (days === null) return null;
    const free = without([Math.max(days[0], from), Math.min(days[1], to)], covered);
    taken.push(free.reduce((sum, [after, upTo]) => sum + workingDaysIn(calendar, after, upTo), 0));
    covered.push(...free);
  }
  return { net: gross - taken.reduce((sum, days) => sum + days, 0), taken };
}

/** The dates (after, upTo] that an excuse covers. */
function daysOf(calendar: Calendar, excuse: Excused): DayRange | null {
  if (excuse.kind === 'extension')
    return [
      endDayOf(calendar, excuse.inForce),
      Math.min(endDayOf(calendar, excuse.agreed), localDay(calendar.zone, excuse.done)),
    ];
  const from = dayOfOpening(calendar, excuse.from);
  const to = dayOfOpening(calendar, excuse.to);
  return from === null || to === null ? null : [from, to];
}

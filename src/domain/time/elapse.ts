import type { Calendar } from './calendar.ts';
import { byWholeDays } from './compile.ts';
import { addWorkingTime, workingTimeBetween } from './operations.ts';
import type { Span } from './pauses.ts';
import { within } from './reach.ts';
import { isDateRule } from './rule.ts';
import type { Instant, Rule } from './types.ts';

/** How time passes for a promise: its own unit, in ms. */
export interface Elapse {
  /** The earliest instant by which so many ms of the unit have passed; null if never. */
  add(t: Instant, ms: number): Instant | null;
  /** Ms of the unit in [from, to). */
  between(from: Instant, to: Instant): number;
}

const REAL: Elapse = {
  add: (t, ms) => within(t + ms),
  between: (from, to) => to - from,
};

/** The time that a rule counts: working time, time on working days, or elapsed time (section 3). */
export function elapseOf(rule: Rule, calendar: Calendar): Elapse {
  if (isDateRule(rule) || rule.unit === 'hours' || rule.unit === 'minutes') return REAL;
  const counted = rule.unit === 'hours on working days' ? byWholeDays(calendar) : calendar;
  return {
    add: (t, ms) => addWorkingTime(counted, t, ms),
    between: (from, to) => workingTimeBetween(counted, from, to),
  };
}

/**
 * The earliest instant at which `ms` of the unit are used up outside every wait. A wait that begins at or after
 * that instant moves nothing. Null if never.
 */
export function usedUp(elapse: Elapse, start: Instant, ms: number, waits: readonly Span[]): Instant | null {
  let at = start;
  let left = ms;
  for (const wait of waits) {
    const end = elapse.add(at, left);
    if (end === null || wait.from >= end) return end;
    left -= elapse.between(at, wait.from);
    at = wait.to;
  }
  return elapse.add(at, left);
}

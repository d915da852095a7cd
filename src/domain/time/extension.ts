import { answering } from './answering.ts';
import type { Calendar } from './calendar.ts';
import { dayOfDate } from './date.ts';
import { afterWaits, type Counting, dueByEndOf, dueDayOf } from './date-rule.ts';
import type { Agreed } from './derived.ts';
import { endDayOf } from './midnight.ts';
import { within } from './reach.ts';
import type { DateRule, Due, Instant, Pause, Refused } from './types.ts';

/**
 * A date rule extended by `by` of the same unit (section 4): days and weeks from the unrolled due date before it,
 * months in one step from the trigger, then the roll. Refused: another unit, more than `atMost`, before 1970, past
 * 2200 or the last published year. That it was recorded and sent before `lateFrom` is for the caller to know.
 */
export function extendDateRule(
  rule: DateRule,
  calendar: Calendar,
  start: Instant,
  pauses: readonly Pause[],
  by: number,
  atMost: number,
): Due | Refused {
  if (!Number.isSafeInteger(by) || by < 1) return { refused: 'an extension is at least 1' };
  if (by > atMost) return { refused: `the rule allows an extension of at most ${atMost}, not ${by}` };
  return answering(() => {
    within(start);
    const { counting, excluded } = afterWaits(rule, calendar, start, pauses);
    return dueByEndOf(calendar, extendedDay(counting, calendar, excluded, by));
  });
}

function extendedDay(counting: Counting, calendar: Calendar, excluded: number, by: number): number {
  const { rule, dayZero } = counting;
  return dueDayOf({ rule: { ...rule, n: rule.n + by }, dayZero }, calendar, excluded).day;
}

/**
 * The date that was agreed for a rule counted in dates: the local midnight that ends it, whatever the opening hours.
 * Refused: earlier than `inForce` unless `broughtForward`; past 2200.
 */
export function extendToDate(
  calendar: Calendar,
  agreed: Agreed,
  inForce: Due,
  broughtForward: boolean,
): Due | Refused {
  return answering(() => {
    const day = 'instant' in agreed ? endDayOf(calendar, agreed.instant) : dayOfDate(agreed.date);
    const due = dueByEndOf(calendar, day);
    if (due.due < inForce.due && !broughtForward)
      return { refused: 'the agreed date is earlier than the one in force; say that it is brought forward' };
    return due;
  });
}

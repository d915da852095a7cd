import { answering } from './answering.ts';
import type { Calendar } from './calendar.ts';
import { type Agreed, extendTo } from './derived.ts';
import { dueOf } from './due.ts';
import { extendToDate } from './extension.ts';
import { endOf, momentOf } from './moment.ts';
import { endedAt } from './pauses.ts';
import { isDateRule } from './rule.ts';
import type { Moment, Trace } from './trace.ts';
import { partsOfDateRule, partsOfPromiseDays, partsOfTime, type TraceParts } from './trace-parts.ts';
import type { Due, Instant, Pause, Refused, Rule } from './types.ts';
import { customerSentence, staffLines } from './word-trace.ts';

/** A new date that was agreed, with its reason in words fit for the reader. */
export interface TracedExtension {
  agreed: Agreed;
  reason?: string;
}

/**
 * How a due date comes about, made only when asked for; ends in the instant that dueOf gives, or in the agreed one.
 * Null and refusals as dueOf. With `now` an open wait is taken as ending now.
 */
export function traceOf(
  rule: Rule,
  calendar: Calendar,
  start: Instant,
  pauses: readonly Pause[] = [],
  extension?: TracedExtension,
  now?: Instant,
): Trace | null | Refused {
  const first = dueOf(rule, calendar, start, pauses, now);
  if (first === null || 'refused' in first) return first;
  const due =
    extension === undefined
      ? first
      : isDateRule(rule)
        ? extendToDate(calendar, extension.agreed, first, true)
        : extendTo(calendar, extension.agreed);
  if ('refused' in due) return due;
  // An open wait that moved the date is taken as ended, as dueOf does; one that began too late moved nothing.
  const moved = first.provisional === true && now !== undefined;
  const ended = moved ? endedAt(pauses, now) : pauses;
  const trace = answering(() => traceTo(first, rule, calendar, start, ended));
  if ('refused' in trace) return trace;
  return {
    ...trace,
    waits: trace.waits.map((wait) => ({ ...wait, stillOpen: isOpen(wait.from.instant, pauses, start) })),
    extension:
      extension === undefined
        ? null
        : { firstDue: shownEnd(calendar, first), reason: extension.reason ?? null },
    due,
    end: shownEnd(calendar, due),
  };
}

/** How a rule came to the date that is due already, by waits that have ended. Throws OutsideCalendar. */
export function traceTo(
  due: Due,
  rule: Rule,
  calendar: Calendar,
  start: Instant,
  pauses: readonly Pause[],
): Trace {
  const { id = null, version = null, timezone, lastYear = null } = calendar;
  return {
    rule,
    calendar: { id, version, timezone, lastYear },
    trigger: momentOf(calendar, start),
    ...partsOf(rule, calendar, start, due, pauses),
    extension: null,
    due,
    end: shownEnd(calendar, due),
  };
}

/** A trace in words: one sentence for a customer; for staff a list, a line for each step. */
export function wordTrace(trace: Trace, reader: 'customer'): string;
export function wordTrace(trace: Trace, reader: 'staff'): string[];
export function wordTrace(trace: Trace, reader: 'customer' | 'staff'): string | string[] {
  return reader === 'customer' ? customerSentence(trace) : staffLines(trace);
}

function partsOf(
  rule: Rule,
  calendar: Calendar,
  start: Instant,
  due: Due,
  pauses: readonly Pause[],
): TraceParts {
  if (isDateRule(rule)) return partsOfDateRule(rule, calendar, start, pauses);
  return rule.unit === 'working days' || rule.unit === 'time next working day'
    ? partsOfPromiseDays(rule, calendar, start, pauses)
    : partsOfTime(rule, calendar, start, due, pauses);
}

/** A date rule ends with its own date, whatever clocks do at its midnight. */
function shownEnd(calendar: Calendar, { due, date }: Due): Moment {
  return date === undefined ? endOf(calendar, due) : { instant: due, date, time: '24:00' };
}

function isOpen(from: Instant, pauses: readonly Pause[], start: Instant): boolean {
  return pauses.some((pause) => pause.to === null && Math.max(pause.from, start) === from);
}

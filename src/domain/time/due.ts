import { answering } from './answering.ts';
import type { Calendar } from './calendar.ts';
import { minutesOf } from './check.ts';
import type { DayNumber } from './date.ts';
import { dueOfDateRule } from './date-rule.ts';
import { closeOf, dayOfOpening, findWorkingDay, nthWorkingDayAfter, workingDaysIn } from './days.ts';
import { elapseOf, usedUp } from './elapse.ts';
import { closeOfDay, dayOf } from './look-up.ts';
import { endedAt, mergedSpans, openSince, type Span } from './pauses.ts';
import { within } from './reach.ts';
import { isByDate, isDateRule } from './rule.ts';
import type { Due, Instant, Pause, PromiseRule, Refused, Rule } from './types.ts';
import { instantOf, localDay } from './zone.ts';

/** Promise days, the promises whose due date is a day of the calendar. */
export type PromiseDays = Extract<PromiseRule, { counted: string }>;

/**
 * When a rule that began at `start` is due, all waits taken into account (sections 2 to 4). Null if the calendar
 * never has so many hours. Refused: past 2200 or the last published year; a wait on a promise counted by date;
 * a wait that is open without `now`. With `now` an open wait is taken as ending now and the answer is provisional.
 */
export function dueOf(
  rule: Rule,
  calendar: Calendar,
  start: Instant,
  pauses: readonly Pause[] = [],
  now?: Instant,
): Due | null | Refused {
  if (isByDate(rule) && pauses.length > 0)
    return { refused: 'a promise counted by date cannot be paused; extend it instead' };
  return answering(() => {
    const moving = isDateRule(rule) ? pauses.filter((pause) => pause.effect !== undefined) : pauses;
    const settled = settledDue(rule, calendar, start, moving);
    const since = openSince(moving, start);
    if (settled === null || since === null || since >= settled.lateFrom) return settled;
    if (now === undefined)
      return { refused: 'now: there is no due date while a wait is open; say what time it is now' };
    const ended = settledDue(rule, calendar, start, endedAt(moving, now));
    return ended === null ? null : { ...ended, provisional: true };
  });
}

/** An instant as a due instant: done exactly then is in time. */
export function dueAt(due: Instant): Due {
  return { due: within(due), lateFrom: due + 1 };
}

function settledDue(rule: Rule, calendar: Calendar, start: Instant, pauses: readonly Pause[]): Due | null {
  within(start);
  if (isDateRule(rule)) return dueOfDateRule(rule, calendar, start, pauses);
  const waits = mergedSpans(pauses, start);
  if (rule.unit === 'working days' || rule.unit === 'time next working day')
    return dueDayOfPromise(rule, calendar, start, waits)?.due ?? null;
  const ms = rule.n * (rule.unit === 'minutes' || rule.unit === 'working minutes' ? 60_000 : 3_600_000);
  const due = usedUp(elapseOf(rule, calendar), start, ms, waits);
  return due === null ? null : dueAt(due);
}

/** The day on which promise days are due, and how many working days waits have moved it; null if never. */
export function dueDayOfPromise(
  rule: PromiseDays,
  calendar: Calendar,
  start: Instant,
  waits: readonly Span[],
): { day: DayNumber; due: Due; moved: number } | null {
  const n = rule.unit === 'working days' ? rule.n : 1;
  let moved = 0;
  let inForce = dueOfDay(rule, calendar, start, n);
  for (const wait of waits) {
    if (inForce === null || wait.from >= inForce.due.lateFrom) break;
    const from = dayOfOpening(calendar, wait.from);
    const to = dayOfOpening(calendar, wait.to);
    if (from === null || to === null) return null;
    moved += workingDaysIn(calendar, from, to);
    inForce = dueOfDay(rule, calendar, start, n + moved);
  }
  return inForce === null ? null : { day: inForce.day, due: inForce.due, moved };
}

function dueOfDay(
  rule: PromiseDays,
  calendar: Calendar,
  start: Instant,
  n: number,
): { day: DayNumber; due: Due } | null {
  const byDate = rule.counted === 'by date';
  if (rule.unit === 'time next working day') {
    const day = dayN(calendar, start, n, byDate);
    if (day === null) return null;
    return { day, due: dueAt(instantOf(calendar.zone, day, minutesOf(rule.at) as number)) };
  }
  if (byDate) {
    const day = dayN(calendar, start, n, true);
    return day === null ? null : { day, due: dueAt(closeOf(calendar, day)) };
  }
  const found = findWorkingDay(calendar, start, n);
  if (found === null) return null;
  return { day: dayOf(found.window, found.ordinal), due: dueAt(closeOfDay(found.window, found.ordinal)) };
}

/** Day n of promise days, from the day of the next opening or from the date of receipt (section 2). */
export function dayN(calendar: Calendar, start: Instant, n: number, byDate: boolean): DayNumber | null {
  if (byDate) {
    const dayZero = localDay(calendar.zone, start);
    return n === 0 ? dayZero : nthWorkingDayAfter(calendar, dayZero, n);
  }
  const found = findWorkingDay(calendar, start, n);
  return found === null ? null : dayOf(found.window, found.ordinal);
}

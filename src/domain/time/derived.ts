import { answering } from './answering.ts';
import type { Calendar } from './calendar.ts';
import { minutesOf } from './check.ts';
import { addMonths, DAY_MS, type DayNumber, dateOf, dayOfDate } from './date.ts';
import { closeOf, dayOfOpening, nthWorkingDayAfter, workingDaysIn } from './days.ts';
import { dayN, dueAt } from './due.ts';
import { elapseOf, usedUp } from './elapse.ts';
import { addWorkingTime, endOfNthWorkingDay, nextOpening, workingTimeBetween } from './operations.ts';
import { mergedSpans } from './pauses.ts';
import { within } from './reach.ts';
import { isDateRule } from './rule.ts';
import type { Counted, Due, Instant, LocalDate, Pause, Refused, Rule } from './types.ts';
import { instantFrom, instantOf, localDay, stretchAt, wallAt } from './zone.ts';

/**
 * What section 3 derives from the operations. Instants are epoch ms. All throw OutsideCalendar as they do; those
 * that may answer null do so where the calendar never opens again.
 */

/** The earliest instant at which the calendar's wall clock reads at least that date and 'HH:MM' (to '24:00'). */
export function instOf(calendar: Calendar, date: LocalDate, time: string): Instant {
  return instOfDay(calendar, dayOfDate(date), time);
}

function instOfDay(calendar: Calendar, day: DayNumber, time: string): Instant {
  const minutes = minutesOf(time);
  if (minutes === null) throw new RangeError(`${time} is no time of day; write 00:00 to 24:00`);
  return within(instantOf(calendar.zone, day, minutes));
}

/** The last close of a date, or the local midnight that ends it if it has no hours. */
export function lastClose(calendar: Calendar, date: LocalDate): Instant {
  return within(closeOf(calendar, dayOfDate(date)));
}

/** The local midnight that ends the date of an instant. */
export function endOfDate(calendar: Calendar, t: Instant): Instant {
  return within(instantOf(calendar.zone, localDay(calendar.zone, within(t)), 24 * 60));
}

/** The last close of the date of an instant, or the local midnight that ends it if it has no hours. */
export function lastCloseAt(calendar: Calendar, t: Instant): Instant {
  return within(closeOf(calendar, localDay(calendar.zone, within(t))));
}

/** The date on the calendar's wall at an instant. */
export function localDateOf(calendar: Calendar, t: Instant): LocalDate {
  return dateOf(localDay(calendar.zone, within(t)));
}

/** 'HH:MM' on the n-th working day after day 0; a time after the last close still stands. */
export function dayNAt(
  calendar: Calendar,
  start: Instant,
  n: number,
  time: string,
  counted: Counted = 'from next opening',
): Instant | null {
  const day = dayN(calendar, within(start), n, counted === 'by date');
  return day === null ? null : instOfDay(calendar, day, time);
}

/** Working days in (D(a), D(b)], D being the day of the next opening; negative when b is earlier. */
export function workingDaysTaken(calendar: Calendar, a: Instant, b: Instant): number | null {
  const from = dayOfOpening(calendar, a);
  const to = dayOfOpening(calendar, b);
  return from === null || to === null ? null : workingDaysIn(calendar, from, to);
}

/**
 * The same wall time n months later, taken in one step and clamped to the month's end; `rolling`: on the next
 * working day if that date is none.
 */
export function monthsLater(calendar: Calendar, t: Instant, n: number, rolling: boolean): Instant | null {
  const wall = wallAt(calendar.zone, within(t));
  const day = addMonths(Math.floor(wall / DAY_MS), n);
  const reached = rolling ? nthWorkingDayAfter(calendar, day - 1, 1) : day;
  if (reached === null) return null;
  const target = reached * DAY_MS + (wall - Math.floor(wall / DAY_MS) * DAY_MS);
  return within(instantFrom(calendar.zone, target, stretchAt(calendar.zone, target - 3 * DAY_MS)).at);
}

/**
 * K attempts over N working days: offsets ⌊(2i−1)·T / 2K⌋ of the working time T of days 1 to N, from the opening
 * of day 1, each at a working instant. Null if the calendar has not so many days.
 */
export function spread(calendar: Calendar, t: Instant, attempts: number, days: number): Instant[] | null {
  const first = dayN(calendar, t, 1, false);
  const end = endOfNthWorkingDay(calendar, t, days);
  if (first === null || end === null || days < 1) return null;
  const opening = nextOpening(calendar, instantOf(calendar.zone, first, 0));
  if (opening === null) return null;
  const total = BigInt(workingTimeBetween(calendar, opening, end));
  const planned: Instant[] = [];
  for (let i = 1; i <= attempts; i++) {
    const offset = Number((BigInt(2 * i - 1) * total) / BigInt(2 * attempts));
    const at = addWorkingTime(calendar, opening, offset);
    const moved = at === null ? null : nextOpening(calendar, at);
    if (moved === null) return null;
    planned.push(moved);
  }
  return planned;
}

/** Ms of the promise's own unit left from now to due, negative when late; elapsed ms for section 4. */
export function remaining(rule: Rule, calendar: Calendar, now: Instant, due: Instant): number {
  return elapseOf(rule, calendar).between(now, due);
}

/**
 * When `thousandths` (0 to 1000) of the promise's own time from start to due are used up outside every wait: working
 * time for promise days and working hours, the unit's own for hours, elapsed time for section 4. Plan it only if it
 * still lies ahead. Waits must have ended; null if the calendar never reaches it. Throws OutsideCalendar.
 */
export function reminder(
  rule: Rule,
  calendar: Calendar,
  start: Instant,
  due: Instant,
  thousandths: number,
  pauses: readonly Pause[] = [],
): Instant | null {
  if (!Number.isInteger(thousandths) || thousandths < 0 || thousandths > 1000)
    throw new RangeError(`a reminder is planned at 0 to 1000 thousandths, not at ${thousandths}`);
  const moving = isDateRule(rule) ? pauses.filter((pause) => pause.effect !== undefined) : pauses;
  const elapse = elapseOf(rule, calendar);
  const waits = mergedSpans(moving, start).filter((wait) => wait.from < due);
  const waited = waits.reduce((ms, wait) => ms + elapse.between(wait.from, Math.min(wait.to, due)), 0);
  const counted = elapse.between(start, due) - waited;
  const share = Math.floor((thousandths * counted + 500) / 1000);
  return usedUp(elapse, start, share, waits);
}

export type Agreed = { date: LocalDate } | { instant: Instant };

/**
 * The due date that people agreed: an instant stands, working or not; a date means its last close, or the local
 * midnight after it if it has no hours. Refused: earlier than `inForce` unless `broughtForward`; past 2200.
 */
export function extendTo(
  calendar: Calendar,
  agreed: Agreed,
  inForce?: Due,
  broughtForward = false,
): Due | Refused {
  return answering(() => {
    const due = dueAt('instant' in agreed ? agreed.instant : closeOf(calendar, dayOfDate(agreed.date)));
    if (inForce !== undefined && due.due < inForce.due && !broughtForward)
      return { refused: 'the agreed date is earlier than the one in force; say that it is brought forward' };
    return due;
  });
}

import type { Calendar } from './calendar.ts';
import { addMonths, type DayNumber, dateOf } from './date.ts';
import { type DayRange, without } from './day-range.ts';
import { endedInOrder, type Span } from './pauses.ts';
import { within } from './reach.ts';
import { nthStatutoryDayAfter, rolled, statutoryDaysIn } from './statutory.ts';
import type { DateRule, Due, Instant, Pause } from './types.ts';
import { instantOf, localDay } from './zone.ts';

/** A rule without its deeming, and the date from which it counts. */
export interface Counting {
  rule: Exclude<DateRule, { unit: 'deemed' }>;
  dayZero: DayNumber;
}

/** The local date of the trigger, moved by what the rule deems; no opening hours (section 4). */
export function countingOf(rule: DateRule, day: DayNumber): Counting {
  return rule.unit === 'deemed' ? countingOf(rule.rule, day + rule.days) : { rule, dayZero: day };
}

/** The due day of a date rule with `excluded` days of its own unit; `unrolled` is the day before a roll. */
export function dueDayOf(
  { rule, dayZero }: Counting,
  calendar: Calendar,
  excluded: number,
): { day: DayNumber; unrolled: DayNumber } {
  const unrolled = unrolledDay({ rule, dayZero }, calendar, excluded);
  const rolls = rule.unit === 'calendar months' && rule.rolling;
  return { unrolled, day: rolls ? rolled(calendar, unrolled) : unrolled };
}

function unrolledDay({ rule, dayZero }: Counting, calendar: Calendar, excluded: number): DayNumber {
  switch (rule.unit) {
    case 'statutory working days':
      return rule.n + excluded === 0 ? dayZero : nthStatutoryDayAfter(calendar, dayZero, rule.n + excluded);
    case 'weeks':
      return dayZero + 7 * rule.n + excluded;
    case 'calendar months':
      return addMonths(dayZero, rule.n) + excluded;
    case 'calendar days':
      return startDay(calendar, rule.from, dayZero) + rule.n + excluded;
  }
}

/** The date after which dates of the rule count. */
function startDay(
  calendar: Calendar,
  from: 'trigger' | 'inclusive' | 'next working day',
  dayZero: DayNumber,
): DayNumber {
  if (from === 'inclusive') return dayZero - 1;
  return from === 'trigger' ? dayZero : nthStatutoryDayAfter(calendar, dayZero, 1);
}

/** A wait that moved a date rule, with the dates that it took out (none for a restart). */
export interface AppliedWait {
  pause: Pause & Span;
  ranges: DayRange[];
  days: number;
}

/**
 * Where counting stands after all waits: its day 0, the excluded days in the rule's own unit, and what took them
 * out. A restart begins a new clock and forgets what was taken out of the old one, save by waits that go on past it:
 these take their days out of the new one too. `forgotten` are those that did something before.
 */
export function afterWaits(
  rule: DateRule,
  calendar: Calendar,
  start: Instant,
  pauses: readonly Pause[],
): { counting: Counting; excluded: number; applied: AppliedWait[]; forgotten: AppliedWait[] } {
  let counting = countingOf(rule, localDay(calendar.zone, start));
  let applied: AppliedWait[] = [];
  const forgotten: AppliedWait[] = [];
  for (const pause of endedInOrder(pauses, start)) {
    if (pause.effect === undefined) continue;
    const inForce = dueDayOf(counting, calendar, excludedBy(applied)).day;
    if (pause.from >= instantOf(calendar.zone, inForce + 1, 0)) continue;
    if (pause.effect !== 'restart') {
      applied.push(takenOut(pause, counting, calendar, applied));
      continue;
    }
    const last = localDay(calendar.zone, pause.to);
    counting = { rule: counting.rule, dayZero: Math.max(counting.dayZero, last) };
    const earlier = applied;
    applied = [{ pause, ranges: [], days: 0 }];
    for (const wait of earlier) {
      const again =
        wait.pause.effect === 'restart' ? wait : takenOut(wait.pause, counting, calendar, applied);
      if (again.days > 0) applied.push(again);
      else forgotten.push(wait);
    }
  }
  return { counting, excluded: excludedBy(applied), applied, forgotten };
}

/** What a wait takes out of a clock beside what others have taken out already. */
function takenOut(
  pause: Pause & Span,
  counting: Counting,
  calendar: Calendar,
  applied: readonly AppliedWait[],
): AppliedWait {
  const first = localDay(calendar.zone, pause.from);
  const after = pause.effect === 'excluding [p,q]' ? first - 1 : first;
  const before: DayRange = [Number.NEGATIVE_INFINITY, firstExcludable(counting, calendar)];
  const covered = [before, ...applied.flatMap((wait) => wait.ranges)];
  const ranges = without([after, localDay(calendar.zone, pause.to)], covered);
  const days = ranges.reduce((sum, range) => sum + daysOfUnit(counting.rule, calendar, range), 0);
  return { pause, ranges, days };
}

function excludedBy(applied: readonly AppliedWait[]): number {
  return applied.reduce((sum, wait) => sum + wait.days, 0);
}

/** Days of a rule's own unit among dates; months count plain dates. */
function daysOfUnit(rule: Counting['rule'], calendar: Calendar, [after, upTo]: DayRange): number {
  return rule.unit === 'statutory working days' ? statutoryDaysIn(calendar, after, upTo) : upTo - after;
}

/** The date after which the rule's dates count, and so may be excluded. */
export function firstExcludable({ rule, dayZero }: Counting, calendar: Calendar): DayNumber {
  return rule.unit === 'calendar days' ? startDay(calendar, rule.from, dayZero) : dayZero;
}

/** A date as a due date: the local midnight that ends it, late from that very instant. */
export function dueByEndOf(calendar: Calendar, day: DayNumber): Due {
  const due = within(instantOf(calendar.zone, day + 1, 0));
  return { due, lateFrom: due, date: dateOf(day) };
}

/** Due date of a date rule; throws OutsideCalendar where it consults a year that is not published. */
export function dueOfDateRule(
  rule: DateRule,
  calendar: Calendar,
  start: Instant,
  pauses: readonly Pause[],
): Due {
  const { counting, excluded } = afterWaits(rule, calendar, start, pauses);
  return dueByEndOf(calendar, dueDayOf(counting, calendar, excluded).day);
}

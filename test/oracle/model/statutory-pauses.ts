// Section 4: the three kinds of wait of a rule of law, and its extension.
import { maxDate, plusDays, plusMonths } from './dates.ts';
import type { Span } from './pauses.ts';
import { tidy } from './pauses.ts';
import {
  type DayCalendar,
  isStatutoryWorkingDay,
  roll,
  rolls,
  type StatutoryRule,
  statutoryDate,
  statutoryDaysAfter,
  unrolled,
} from './statutory.ts';
import { localDate, midnightThatEnds } from './zone.ts';

export type Effect = 'excluding (p,q]' | 'excluding [p,q]' | 'restart';

/** The rule that counts, and its day 0, once what is deemed is done. */
function clock(rule: StatutoryRule, zero: string): { rule: StatutoryRule; zero: string } {
  return rule.kind === 'deemed' ? clock(rule.then, plusDays(zero, rule.days)) : { rule, zero };
}

/** Units of a rule of days or weeks are statutory working days or dates; of months, dates. */
function moved(calendar: DayCalendar, rule: StatutoryRule, date: string, by: number): string {
  return rule.kind === 'working days' ? statutoryDaysAfter(calendar, date, by) : plusDays(date, by);
}

function excludedIn(
  calendar: DayCalendar,
  rule: StatutoryRule,
  first: string,
  last: string,
  counted: Set<string>,
): number {
  let count = 0;
  for (let day = first; day <= last; day = plusDays(day, 1)) {
    if (counted.has(day)) continue;
    if (rule.kind === 'working days' && !isStatutoryWorkingDay(calendar, day)) continue;
    counted.add(day);
    count += 1;
  }
  return count;
}

/** The date of a rule after waits of one effect; `agreed` units of extension are added before the roll. */
export function pausedStatutoryDate(
  calendar: DayCalendar,
  rule: StatutoryRule,
  trigger: number,
  effect: Effect,
  pauses: Span[],
  agreed = 0,
): string {
  const zone = calendar.timezone;
  const start = clock(rule, localDate(zone, trigger));
  const counted = new Set<string>();
  let due = extendedFrom(calendar, start.rule, start.zero, agreed);
  const final = (date: string) => (rolls(start.rule) ? roll(calendar, date) : date);
  for (const pause of tidy(pauses, trigger)) {
    if (pause.from >= midnightThatEnds(zone, final(due))) continue;
    const p = localDate(zone, pause.from);
    const q = localDate(zone, pause.to);
    if (effect === 'restart') {
      due = extendedFrom(calendar, start.rule, q, agreed);
      continue;
    }
    // Before and on its day 0 the clock does not run yet, so that there is nothing to exclude.
    const first = maxDate(effect === 'excluding [p,q]' ? p : plusDays(p, 1), plusDays(start.zero, 1));
    due = moved(calendar, start.rule, due, excludedIn(calendar, start.rule, first, q, counted));
  }
  return final(due);
}

function extendedFrom(calendar: DayCalendar, rule: StatutoryRule, zero: string, agreed: number): string {
  if (rule.kind === 'calendar months') return plusMonths(zero, rule.n + agreed);
  return moved(calendar, rule, unrolled(calendar, rule, zero), agreed);
}

/** An extension is at most the rule's amount and is recorded and sent before `lateFrom`. */
export function statutoryExtension(
  calendar: DayCalendar,
  rule: StatutoryRule,
  trigger: number,
  asked: { units: number; most: number; recorded: number; sent: number },
): { date: string } | { refused: string } {
  const before = statutoryDate(calendar, rule, localDate(calendar.timezone, trigger));
  const lateFrom = midnightThatEnds(calendar.timezone, before);
  if (asked.units > asked.most) return { refused: 'more than the rule allows' };
  if (asked.recorded >= lateFrom || asked.sent >= lateFrom) return { refused: 'too late to extend' };
  return { date: pausedStatutoryDate(calendar, rule, trigger, 'excluding (p,q]', [], asked.units) };
}

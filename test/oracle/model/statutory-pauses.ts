// Section 4: the three kinds of wait of a rule of law, and its extension.
import { maxDate, plusDays, plusMonths } from './dates.ts';
import type { Span } from './pauses.ts';
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

export interface Wait extends Span {
  effect: Effect;
}

/** The rule that counts, and its day 0, once what is deemed is done. */
function clock(rule: StatutoryRule, zero: string): { rule: StatutoryRule; zero: string } {
  return rule.kind === 'deemed' ? clock(rule.then, plusDays(zero, rule.days)) : { rule, zero };
}

/** The first date that the rule counts: a wait before it takes nothing out. */
function firstCounted(calendar: DayCalendar, rule: StatutoryRule, zero: string): string {
  if (rule.kind === 'calendar days inclusive') return zero;
  if (rule.kind !== 'calendar days from the next working day') return plusDays(zero, 1);
  return plusDays(statutoryDaysAfter(calendar, zero, 1), 1);
}

/** Units of a rule of working days are statutory working days; of any other rule, dates. */
function moved(calendar: DayCalendar, rule: StatutoryRule, date: string, by: number): string {
  return rule.kind === 'working days' ? statutoryDaysAfter(calendar, date, by) : plusDays(date, by);
}

/** The dates of a wait that the rule would count, one by one. */
function excludedDates(calendar: DayCalendar, rule: StatutoryRule, zero: string, wait: Wait): string[] {
  const p = localDate(calendar.timezone, wait.from);
  const q = localDate(calendar.timezone, wait.to);
  const begin = maxDate(
    wait.effect === 'excluding [p,q]' ? p : plusDays(p, 1),
    firstCounted(calendar, rule, zero),
  );
  const dates: string[] = [];
  for (let day = begin; day <= q; day = plusDays(day, 1)) {
    if (rule.kind !== 'working days' || isStatutoryWorkingDay(calendar, day)) dates.push(day);
  }
  return dates;
}

/** The date of a rule after its waits; `agreed` units of extension are added before the roll. */
export function pausedStatutoryDate(
  calendar: DayCalendar,
  asked: StatutoryRule,
  trigger: number,
  waits: Wait[],
  agreed = 0,
): string {
  const zone = calendar.timezone;
  const begun = clock(asked, localDate(zone, trigger));
  const { rule } = begun;
  let { zero } = begun;
  let excluded = new Set<string>();
  const due = () => {
    const date = moved(calendar, rule, extendedFrom(calendar, rule, zero, agreed), excluded.size);
    return rolls(rule) ? roll(calendar, date) : date;
  };
  const before: Wait[] = [];
  for (const wait of inOrder(waits, trigger)) {
    if (wait.from >= midnightThatEnds(zone, due())) continue;
    if (wait.effect === 'restart') {
      // Clipped to the start: what ended before a deemed day 0 restarts nothing.
      zero = maxDate(zero, localDate(zone, wait.to));
      excluded = new Set(before.flatMap((earlier) => excludedDates(calendar, rule, zero, earlier)));
    } else {
      before.push(wait);
      for (const date of excludedDates(calendar, rule, zero, wait)) excluded.add(date);
    }
  }
  return due();
}

function inOrder(waits: Wait[], start: number): Wait[] {
  return waits
    .map((wait) => ({ ...wait, from: Math.max(wait.from, start) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

function extendedFrom(calendar: DayCalendar, rule: StatutoryRule, zero: string, agreed: number): string {
  if (rule.kind === 'calendar months') return plusMonths(zero, rule.n + agreed);
  // In the rule's own unit: a rule of weeks is extended by weeks.
  return moved(calendar, rule, unrolled(calendar, rule, zero), rule.kind === 'weeks' ? 7 * agreed : agreed);
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
  return { date: pausedStatutoryDate(calendar, rule, trigger, [], asked.units) };
}

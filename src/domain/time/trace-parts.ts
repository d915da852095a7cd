import type { Calendar } from './calendar.ts';
import { byWholeDays } from './compile.ts';
import { dateOf } from './date.ts';
import { afterWaits, dueDayOf, firstExcludable } from './date-rule.ts';
import { dayOfOpening, isWorkingDay, workingDaysIn } from './days.ts';
import { dayN, dueDayOfPromise, type PromiseDays } from './due.ts';
import { elapseOf } from './elapse.ts';
import { endDayOf } from './midnight.ts';
import { momentOf } from './moment.ts';
import { isWorking, nextOpening } from './operations.ts';
import { type LabelledSpan, labelledSpans } from './pauses.ts';
import { skippedDays, type WaitedDays } from './skipped.ts';
import { isStatutoryDay } from './statutory.ts';
import type { DayZeroReason, Trace, TracedWait } from './trace.ts';
import type { DateRule, Due, Instant, Pause, PromiseRule } from './types.ts';
import { localDay } from './zone.ts';

/** What each way of counting adds to a trace; waits have ended, and are those that moved the date. */
export type TraceParts = Pick<Trace, 'dayZero' | 'countedFrom' | 'skipped' | 'waits' | 'rolledFrom'>;

const NOTHING: TraceParts = { dayZero: null, countedFrom: null, skipped: [], waits: [], rolledFrom: null };

export function partsOfPromiseDays(
  rule: PromiseDays,
  calendar: Calendar,
  start: Instant,
  pauses: readonly Pause[],
): TraceParts {
  const byDate = rule.counted === 'by date';
  const spans = labelledSpans(pauses, start);
  const found = dueDayOfPromise(rule, calendar, start, spans);
  const dayZero = dayN(calendar, start, 0, byDate);
  if (found === null || dayZero === null) return NOTHING;
  const effective = spans.filter((span) => span.from < found.due.lateFrom);
  const waited: WaitedDays[] = effective.map((span) => ({
    after: dayOfOpening(calendar, span.from) ?? dayZero,
    upTo: dayOfOpening(calendar, span.to) ?? dayZero,
    waitingFor: span.waitingFor,
  }));
  const inHours: DayZeroReason = isWorking(calendar, start) ? 'received in opening hours' : 'next opening';
  return {
    ...NOTHING,
    dayZero: { date: dateOf(dayZero), why: byDate ? 'date of receipt' : inHours },
    skipped: skippedDays(calendar, dayZero, found.day, (day) => isWorkingDay(calendar, day), waited),
    waits: effective.map((span, i) => {
      const { after, upTo } = waited[i] as WaitedDays;
      const days = workingDaysIn(calendar, after, upTo);
      return tracedWait(calendar, span, amount(days, 'working day'), days);
    }),
  };
}

export function partsOfTime(
  rule: Exclude<PromiseRule, PromiseDays>,
  calendar: Calendar,
  start: Instant,
  due: Due,
  pauses: readonly Pause[],
): TraceParts {
  const elapse = elapseOf(rule, calendar);
  const waits = labelledSpans(pauses, start)
    .filter((span) => span.from < due.due)
    .map((span) => tracedWait(calendar, span, lengthWords(elapse.between(span.from, span.to)), null));
  if (rule.unit === 'hours' || rule.unit === 'minutes') return { ...NOTHING, waits };
  const counted = rule.unit === 'hours on working days' ? byWholeDays(calendar) : calendar;
  const begun = nextOpening(counted, start);
  const [first, last] = [localDay(calendar.zone, start), endDayOf(calendar, due.due)];
  return {
    ...NOTHING,
    waits,
    countedFrom: begun === null ? null : momentOf(calendar, begun),
    skipped: skippedDays(calendar, first - 1, last, (day) => isWorkingDay(calendar, day), []),
  };
}

export function partsOfDateRule(
  rule: DateRule,
  calendar: Calendar,
  start: Instant,
  pauses: readonly Pause[],
): TraceParts {
  const { counting, excluded, applied } = afterWaits(rule, calendar, start, pauses);
  const { day, unrolled } = dueDayOf(counting, calendar, excluded);
  const statutory = counting.rule.unit === 'statutory working days';
  const countingFrom = firstExcludable(counting, calendar);
  const restarted = applied[0]?.pause.effect === 'restart';
  const waited: WaitedDays[] = applied.flatMap(({ pause, ranges }) =>
    ranges.map(([after, upTo]) => ({ after, upTo, waitingFor: pause.waitingFor ?? null })),
  );
  const counts = (one: number) => !statutory || isStatutoryDay(calendar, one);
  const fromNext = counting.rule.unit === 'calendar days' && counting.rule.from === 'next working day';
  const before = fromNext
    ? skippedDays(calendar, counting.dayZero, countingFrom, (one) => isStatutoryDay(calendar, one), [])
    : [];
  const rolledOver =
    day > unrolled
      ? skippedDays(calendar, unrolled - 1, day - 1, (one) => isStatutoryDay(calendar, one), [])
      : [];
  return {
    ...NOTHING,
    dayZero: {
      date: dateOf(fromNext ? countingFrom : counting.dayZero),
      why: dayZeroReason(rule, restarted),
    },
    skipped: [...before, ...skippedDays(calendar, countingFrom, unrolled, counts, waited), ...rolledOver],
    waits: applied.map(({ pause, days }) => {
      const moved = amount(days, statutory ? 'working day' : 'day');
      const span = { from: pause.from, to: pause.to, waitingFor: pause.waitingFor ?? null };
      return pause.effect === 'restart'
        ? tracedWait(calendar, span, 'everything before it', null)
        : tracedWait(calendar, span, moved, days);
    }),
    rolledFrom: day > unrolled ? dateOf(unrolled) : null,
  };
}

function dayZeroReason(rule: DateRule, restarted: boolean): DayZeroReason {
  if (rule.unit === 'deemed') return restarted ? 'started again' : 'deemed received';
  if (rule.unit === 'calendar days' && rule.from === 'next working day') return 'next working day';
  if (restarted) return 'started again';
  return rule.unit === 'calendar days' && rule.from === 'inclusive'
    ? 'the date of receipt is day 1'
    : 'date of receipt';
}

function tracedWait(calendar: Calendar, span: LabelledSpan, moved: string, days: number | null): TracedWait {
  return {
    from: momentOf(calendar, span.from),
    to: momentOf(calendar, span.to),
    waitingFor: span.waitingFor,
    days,
    moved,
    stillOpen: false,
  };
}

function lengthWords(ms: number): string {
  const hours = Math.floor(ms / 3_600_000);
  const minutes = Math.floor(ms / 60_000) % 60;
  if (hours === 0 && minutes === 0 && ms > 0) return 'less than a minute';
  const parts = [hours > 0 ? amount(hours, 'hour') : '', minutes > 0 ? amount(minutes, 'minute') : ''];
  return parts.filter((part) => part !== '').join(' ') || 'no time';
}

function amount(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}

import type { Calendar } from './calendar.ts';
import { byWholeDays } from './compile.ts';
import { type DayNumber, dateOf, dayOfDate } from './date.ts';
import { type AppliedWait, afterWaits, dueDayOf, firstExcludable } from './date-rule.ts';
import { dayOfOpening, workingDaysIn } from './days.ts';
import { dayN, dueDayOfPromise, type PromiseDays } from './due.ts';
import { elapseOf } from './elapse.ts';
import { endOf, momentOf } from './moment.ts';
import { isWorking, nextOpening } from './operations.ts';
import { type LabelledSpan, labelledSpans } from './pauses.ts';
import { skippedDays, type WaitedDays } from './skipped.ts';
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
  const dayZero = dayN(calendar, start, 0, byDate);
  const { day, lateFrom } = lastDay(rule, calendar, start, spans);
  if (day === null || dayZero === null) return NOTHING;
  const effective = spans.filter((span) => span.from < lateFrom);
  const waited: WaitedDays[] = effective.map((span) => ({
    after: dayOfOpening(calendar, span.from) ?? dayZero,
    upTo: dayOfOpening(calendar, span.to) ?? dayZero,
    waitingFor: span.waitingFor,
  }));
  const inHours: DayZeroReason = isWorking(calendar, start) ? 'received in opening hours' : 'next opening';
  return {
    ...NOTHING,
    dayZero: {
      date: dateOf(dayZero),
      why: byDate ? 'date of receipt' : inHours,
      isDayOne: false,
      nextAfter: null,
    },
    skipped: skippedDays(calendar, dayZero, day, 'opening days', waited),
    waits: effective.map((span, i) => {
      const { after, upTo } = waited[i] as WaitedDays;
      return tracedWait(calendar, span, { days: workingDaysIn(calendar, after, upTo) });
    }),
  };
}

/** Without waits the day alone is asked for: its close may lie beyond 2200 where the time that is due does not. */
function lastDay(
  rule: PromiseDays,
  calendar: Calendar,
  start: Instant,
  spans: readonly LabelledSpan[],
): { day: DayNumber | null; lateFrom: Instant } {
  if (spans.length === 0) {
    const n = rule.unit === 'working days' ? rule.n : 1;
    return { day: dayN(calendar, start, n, rule.counted === 'by date'), lateFrom: start };
  }
  const found = dueDayOfPromise(rule, calendar, start, spans);
  return { day: found?.day ?? null, lateFrom: found?.due.lateFrom ?? start };
}

export function partsOfTime(
  rule: Exclude<PromiseRule, PromiseDays>,
  calendar: Calendar,
  start: Instant,
  due: Due,
  pauses: readonly Pause[],
): TraceParts {
  // Of no time at all nothing is counted, and no opening has to be known.
  if (due.due === start) return NOTHING;
  const elapse = elapseOf(rule, calendar);
  const waits = labelledSpans(pauses, start)
    .filter((span) => span.from < due.due)
    .map((span) => tracedWait(calendar, span, { ms: elapse.between(span.from, span.to) }));
  if (rule.unit === 'hours' || rule.unit === 'minutes') return { ...NOTHING, waits };
  const counted = rule.unit === 'hours on working days' ? byWholeDays(calendar) : calendar;
  const begun = nextOpening(counted, start);
  const [first, last] = [localDay(calendar.zone, start), dayOfDate(endOf(calendar, due.due).date)];
  return {
    ...NOTHING,
    waits,
    countedFrom: begun === null ? null : momentOf(calendar, begun),
    skipped: skippedDays(calendar, first - 1, last, 'opening days'),
  };
}

export function partsOfDateRule(
  rule: DateRule,
  calendar: Calendar,
  start: Instant,
  pauses: readonly Pause[],
): TraceParts {
  const { counting, excluded, applied, forgotten } = afterWaits(rule, calendar, start, pauses);
  const { day, unrolled } = dueDayOf(counting, calendar, excluded);
  const countingFrom = firstExcludable(counting, calendar);
  const told = [...applied, ...forgotten].toSorted((a, b) => a.pause.from - b.pause.from);
  // The wait after which the count began anew, if day 0 is not a later date that the rule deems.
  const anew = told.findLast(
    ({ pause }) => pause.effect === 'restart' && localDay(calendar.zone, pause.to) === counting.dayZero,
  );
  const waited: WaitedDays[] = applied.flatMap(({ pause, ranges }) =>
    ranges.map(([after, upTo]) => ({ after, upTo, waitingFor: pause.waitingFor ?? null })),
  );
  const from = counting.rule.unit === 'calendar days' ? counting.rule.from : 'trigger';
  const nextDay = from === 'next working day';
  const counted = counting.rule.unit === 'statutory working days' ? 'statutory days' : 'all';
  const asReceived: DayZeroReason = rule.unit === 'deemed' ? 'deemed received' : 'date of receipt';
  return {
    ...NOTHING,
    dayZero: {
      date: dateOf(nextDay ? countingFrom : counting.dayZero),
      why: anew === undefined ? asReceived : 'started again',
      isDayOne: from === 'inclusive',
      nextAfter: nextDay ? dateOf(counting.dayZero) : null,
    },
    skipped: [
      ...(nextDay ? skippedDays(calendar, counting.dayZero, countingFrom, 'statutory days') : []),
      ...skippedDays(calendar, countingFrom, unrolled, counted, waited),
      ...(day > unrolled ? skippedDays(calendar, unrolled - 1, day - 1, 'statutory days') : []),
    ],
    waits: told.map((wait) => tracedWaitOf(calendar, wait, anew, forgotten.includes(wait))),
    rolledFrom: day > unrolled ? dateOf(unrolled) : null,
  };
}

function tracedWaitOf(
  calendar: Calendar,
  wait: AppliedWait,
  anew: AppliedWait | undefined,
  forgotten: boolean,
): TracedWait {
  const { from, to, waitingFor = null, effect } = wait.pause;
  const span = { from, to, waitingFor };
  if (wait === anew) return { ...tracedWait(calendar, span, {}), effect: 'began anew' };
  if (!forgotten && effect !== 'restart') return tracedWait(calendar, span, { days: wait.days });
  return { ...tracedWait(calendar, span, {}), effect: anew === undefined ? 'nothing' : 'no longer counts' };
}

function tracedWait(
  calendar: Calendar,
  span: LabelledSpan,
  { days = null, ms = null }: { days?: number | null; ms?: number | null },
): TracedWait {
  return {
    from: momentOf(calendar, span.from),
    to: momentOf(calendar, span.to),
    waitingFor: span.waitingFor,
    days,
    ms,
    effect: days || ms ? 'left out' : 'nothing',
    stillOpen: false,
  };
}

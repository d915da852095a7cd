import type { AttemptPlan } from '../standards/standard.ts';
import type { Calendar } from '../time/calendar.ts';
import { dayNAt, endOfDate, lastCloseAt } from '../time/derived.ts';
import { endOfNthWorkingDay, nextOpening } from '../time/operations.ts';
import type { Instant } from '../time/types.ts';
import { LAST_INSTANT } from '../time/zone.ts';
import { calendarOf, type Draft, emit, trackOf } from './draft.ts';
import type { Clock, Pending } from './event.ts';
import { isRunning, supersedePromise } from './promises.ts';
import { attemptPromise, evidenced, planOf } from './run.ts';
import type { Run, Track } from './state.ts';
import { unlessUnpublished } from './unpublished.ts';

/**
 * The plan's attempts from `from` on, spaced as the standard says; `n` numbers the first of them. One whose day no
 * calendar knows yet waits at the end of all calendars until a newer one is taken in. A plan counted by date counts
 * from `received`, and what should have been tried before `from` or on a closed day 0 is tried at the next opening.
 */
export function planned(
  draft: Draft,
  track: Track,
  plan: AttemptPlan,
  from: Instant,
  n: number,
  received: Instant = from,
): Pending[] {
  const calendar = calendarOf(draft.rules, track);
  const firstDay = plan.attempts[n - 1]?.day ?? 0;
  return plan.attempts.slice(n - 1).map((attempt, i) => {
    const day = n === 1 ? attempt.day : attempt.day - firstDay + 1;
    const first = n === 1 && i === 0;
    const times = unlessUnpublished(() => {
      const at =
        attempt.at === 'next opening'
          ? nextOpening(calendar, from)
          : dayNAt(calendar, plan.days === undefined ? from : received, day, attempt.at, plan.days);
      const soonest = Math.max(at ?? from, from);
      const missed = plan.days !== undefined && (day === 0 || soonest !== at);
      const begin = missed ? (nextOpening(calendar, soonest) ?? soonest) : soonest;
      const plannedAt = begin + (attempt.minutesLater ?? 0) * 60_000;
      const endOfDay = endOfDate(calendar, plannedAt);
      const by = first ? (closeOfDay(calendar, plan, from, received) ?? endOfDay) + 1 : endOfDay;
      return { plannedAt, lateFrom: Math.max(by, plannedAt + 1) };
    }, neverYet);
    const { plannedAt, lateFrom } = times;
    const row = { attemptId: draft.newId(), n: n + i, plannedAt, lateFrom };
    return attempt.post === undefined ? row : { ...row, post: attempt.post };
  });
}

/** The close of the working day by which the first attempt is made. */
function closeOfDay(calendar: Calendar, plan: AttemptPlan, from: Instant, received: Instant): Instant | null {
  if (plan.days === undefined) return endOfNthWorkingDay(calendar, from, plan.firstBy);
  const day = dayNAt(calendar, received, plan.firstBy, '00:00', plan.days);
  return day === null ? null : lastCloseAt(calendar, day);
}

const neverYet = { plannedAt: LAST_INSTANT, lateFrom: LAST_INSTANT };

/** The clock of an attempt's own promise: made by the end of its day. */
export function clockOfAttempt({ n, lateFrom }: Pending, calendar: string, start: Instant): Clock {
  const rule = `attempt ${n} by the end of its day`;
  return lateFrom === LAST_INSTANT
    ? { rule, calendar, start, due: LAST_INSTANT, lateFrom, awaited: true }
    : { rule, calendar, start, due: lateFrom - 1, lateFrom };
}

/** Each attempt is owed by the end of its day (A7). */
export function promiseAttempts(
  draft: Draft,
  track: Track,
  plan: AttemptPlan,
  pending: readonly Pending[],
): void {
  for (const attempt of pending)
    emit(
      draft,
      'promise made',
      {
        promiseId: draft.newId(),
        promise: attemptPromise(plan.name),
        itemId: null,
        attemptId: attempt.attemptId,
        atRiskAt: null,
        clock: clockOfAttempt(attempt, track.calendar, draft.at),
      },
      track.id,
    );
}

/** As many attempts as the plan asks for must still be possible: those lost (bounced, unknown, planned and passed) are planned anew from now. */
export function planAnew(draft: Draft, run: Run, because: string, dropPending: boolean): void {
  const plan = planOf(draft, run);
  const track = trackOf(draft.state, run.trackId);
  const ahead = run.attempts.filter((attempt) => attempt.madeAt === null && !attempt.due);
  const open = run.attempts.filter(
    (attempt) => attempt.due || (attempt.madeAt !== null && attempt.outcome === null),
  );
  const missing =
    plan.attempts.length - evidenced(draft, run).length - open.length - (dropPending ? 0 : ahead.length);
  if (missing <= 0 && !dropPending) return;
  if (dropPending)
    for (const attempt of ahead) {
      const promise = draft.state.promises.find((row) => row.attemptId === attempt.id);
      if (promise === undefined || !isRunning(promise)) continue;
      // Downtime hides nothing: what fell due while nobody was awake is late, dated when it fell due.
      if (promise.clock.lateFrom <= draft.command.at)
        emit(draft, 'promise late', { promiseId: promise.id }, track.id, promise.clock.lateFrom);
      else supersedePromise(draft, promise, because);
    }
  const from = dropPending
    ? draft.command.at
    : Math.max(draft.command.at, ...ahead.map((attempt) => attempt.plannedAt));
  const n = Math.max(plan.attempts.length - missing + 1, 1);
  const fresh = planned(draft, track, plan, from, n).map((row, i) => ({
    ...row,
    n: run.attempts.length + i + 1,
  }));
  const kept = dropPending
    ? []
    : ahead.map((attempt) => ({
        attemptId: attempt.id,
        n: attempt.n,
        plannedAt: attempt.plannedAt,
        lateFrom: attempt.lateFrom,
        ...(attempt.post === null ? {} : { post: attempt.post }),
      }));
  emit(draft, 'attempts planned anew', { runId: run.id, pending: [...kept, ...fresh], because }, track.id);
  promiseAttempts(draft, track, plan, fresh);
}

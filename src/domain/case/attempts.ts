import type { AttemptPlan } from '../standards/standard.ts';
import type { Calendar } from '../time/calendar.ts';
import { dayNAt, instOf, localDateOf } from '../time/derived.ts';
import { endOfNthWorkingDay, nextOpening, workingTimeBetween } from '../time/operations.ts';
import type { Instant } from '../time/types.ts';
import { LAST_INSTANT } from '../time/zone.ts';
import { calendarOf, type Draft, emit, standardOf, trackOf } from './draft.ts';
import type { Clock, Id, Pending } from './event.ts';
import { livePoints, partiesOf, writeTo } from './letters.ts';
import { attemptsNamed, ruleNamed } from './named.ts';
import {
  clockOf,
  extendPromise,
  isOwed,
  isRunning,
  keepPromise,
  pausePromise,
  resumePromise,
  supersedePromise,
} from './promises.ts';
import type { AttemptState, CaseState, Run, Track } from './state.ts';
import { unlessUnpublished } from './unpublished.ts';
import { stillWaiting } from './waiting.ts';

export const attemptPromise = (plan: string): string => `attempt: ${plan}`;

export const isActive = (run: Run): boolean => run.ended === null;

export function planOf(draft: Draft, run: Pick<Run, 'plan' | 'trackId'>): AttemptPlan {
  return planNamed(draft, trackOf(draft.state, run.trackId), run.plan);
}

export function planNamed(draft: Draft, track: Track, name: string): AttemptPlan {
  const plan = attemptsNamed(standardOf(draft.rules, track), name);
  if (plan === undefined) throw new Error(`no attempts “${name}” in ${track.standard}`);
  return plan;
}

/** Begins the attempts of a plan for these items (A7, A12): each with its own promise, kept by evidence. */
export function beginAttempts(draft: Draft, track: Track, name: string, items: readonly Id[]): void {
  const plan = planNamed(draft, track, name);
  const active = draft.state.runs.find(
    (run) =>
      run.plan === name &&
      run.trackId === track.id &&
      isActive(run) &&
      items.every((id) => run.items.includes(id)),
  );
  if (active !== undefined) return;
  const runId = draft.newId();
  const pending = planned(draft, track, plan, draft.at, 1);
  const requestAt = plan.request === undefined ? null : requestTime(draft, track, plan);
  emit(draft, 'attempts begun', { runId, plan: name, items, pending, requestAt }, { trackId: track.id });
  promiseAttempts(draft, track, plan, pending);
  if (requestAt !== null && requestAt <= draft.command.at) makeRequest(draft, runId);
}

function requestTime(draft: Draft, track: Track, plan: AttemptPlan): Instant {
  if (plan.requestOn === undefined) return draft.at;
  const { day, at } = plan.requestOn;
  return unlessUnpublished(() => dayNAt(calendarOf(draft.rules, track), draft.at, day, at), null) ?? draft.at;
}

/**
 * The plan's attempts from `from` on, spaced as the standard says; `n` numbers the first of them. One whose day no
 * calendar knows yet waits at the end of all calendars until a newer one is taken in.
 */
export function planned(draft: Draft, track: Track, plan: AttemptPlan, from: Instant, n: number): Pending[] {
  const calendar = calendarOf(draft.rules, track);
  const firstDay = plan.attempts[n - 1]?.day ?? 0;
  return plan.attempts.slice(n - 1).map((attempt, i) => {
    const day = n === 1 ? attempt.day : attempt.day - firstDay + 1;
    const first = n === 1 && i === 0;
    const times = unlessUnpublished(() => {
      const at =
        attempt.at === 'next opening' ? nextOpening(calendar, from) : dayNAt(calendar, from, day, attempt.at);
      const plannedAt = Math.max(at ?? from, from) + (attempt.minutesLater ?? 0) * 60_000;
      const endOfDay = instOf(calendar, localDateOf(calendar, plannedAt), '24:00');
      const by = first ? (endOfNthWorkingDay(calendar, from, plan.firstBy) ?? endOfDay) + 1 : endOfDay;
      return { plannedAt, lateFrom: Math.max(by, plannedAt + 1) };
    }, neverYet);
    return {
      attemptId: draft.newId(),
      n: n + i,
      ...times,
      ...(attempt.post === undefined ? {} : { post: attempt.post }),
    };
  });
}

const neverYet = { plannedAt: LAST_INSTANT, lateFrom: LAST_INSTANT };

/** The clock of an attempt's own promise: made by the end of its day. */
export const clockOfAttempt = (attempt: Pending, calendar: string, start: Instant): Clock => ({
  rule: `attempt ${attempt.n} by the end of its day`,
  calendar,
  start,
  due: attempt.lateFrom === LAST_INSTANT ? LAST_INSTANT : attempt.lateFrom - 1,
  lateFrom: attempt.lateFrom,
  ...(attempt.lateFrom === LAST_INSTANT ? { awaited: true as const } : {}),
});

function promiseAttempts(draft: Draft, track: Track, plan: AttemptPlan, pending: readonly Pending[]): void {
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
      { trackId: track.id },
    );
}

export function keepAttempt(draft: Draft, attemptId: Id, at: Instant): void {
  const promise = draft.state.promises.findLast((row) => row.attemptId === attemptId);
  if (promise !== undefined) keepPromise(draft, promise, at);
}

/** The letter that opens the asking; never counted as an attempt. */
export function makeRequest(draft: Draft, runId: Id): void {
  const run = runOf(draft.state, runId);
  const plan = planOf(draft, run);
  const track = trackOf(draft.state, run.trackId);
  const party = partiesOf(draft.state, plan.of)[0];
  const sendId =
    party === undefined || plan.request === undefined
      ? null
      : writeTo(draft, track, plan.request, party, { runId, items: run.items });
  emit(draft, 'request made', { runId, sendId: sendId ?? '' }, { trackId: run.trackId });
}

export function runOf(state: CaseState, runId: Id): Run {
  const run = state.runs.find((row) => row.id === runId);
  if (run === undefined) throw new Error(`no attempts ${runId} on this case`);
  return run;
}

/** Makes one planned attempt: writes, or puts a call in front of a person. False: there is no way to reach anybody. */
export function makeAttempt(draft: Draft, run: Run, attempt: AttemptState): boolean {
  const plan = planOf(draft, run);
  const track = trackOf(draft.state, run.trackId);
  const parties = partiesOf(draft.state, plan.of, attempt.post ?? undefined).filter(
    (party) => livePoints(draft.state, party).length > 0,
  );
  const party = parties[(attempt.n - 1) % Math.max(parties.length, 1)];
  const point = party === undefined ? undefined : livePoints(draft.state, party)[0];
  if (party === undefined || point === undefined) return false;
  if (point.channel === 'phone') {
    emit(
      draft,
      'attempt due',
      { runId: run.id, attemptId: attempt.id, partyId: party.id, pointId: point.id },
      { trackId: track.id },
    );
    return true;
  }
  const sendId = writeTo(draft, track, plan.letter, party, {
    runId: run.id,
    items: stillWaiting(draft, run),
  });
  if (sendId === null) return false;
  const letterPoint = draft.state.letters.at(-1)?.pointId ?? point.id;
  emit(
    draft,
    'attempt made',
    {
      runId: run.id,
      attemptId: attempt.id,
      partyId: party.id,
      channel: point.channel,
      pointId: letterPoint,
      sendId,
    },
    { trackId: track.id },
  );
  keepAttempt(draft, attempt.id, draft.at);
  return true;
}

/** An attempt by a person, with its outcome in one key: made and known at once. */
export function recordCall(
  draft: Draft,
  run: Run,
  attempt: AttemptState,
  callBackAt: Instant | undefined,
  outcome: NonNullable<AttemptState['outcome']>,
): void {
  if (attempt.madeAt === null && attempt.partyId !== null)
    emit(
      draft,
      'attempt made',
      {
        runId: run.id,
        attemptId: attempt.id,
        partyId: attempt.partyId,
        channel: 'phone',
        pointId: attempt.pointId,
        sendId: null,
      },
      { trackId: run.trackId },
    );
  emit(
    draft,
    'attempt known',
    {
      runId: run.id,
      attemptId: attempt.id,
      outcome,
      at: draft.at,
      ...(callBackAt === undefined ? {} : { callBackAt }),
    },
    { trackId: run.trackId },
  );
  keepAttempt(draft, attempt.id, draft.at);
}

/** Attempts with evidence, for this run (A10): known outcomes that the plan counts, not to a contact point that proved dead. */
export function evidenced(draft: Draft, run: Run): AttemptState[] {
  const plan = planOf(draft, run);
  return run.attempts.filter(
    (attempt) =>
      attempt.outcome !== null &&
      plan.counts.includes(attempt.outcome) &&
      (attempt.pointId === null || !draft.state.dead.includes(attempt.pointId)),
  );
}

/** The first delivery opens the wait, its limit and its warning (A10: counted from the first attempt that was delivered). */
export function beginWait(draft: Draft, runId: Id, at: Instant): void {
  const run = runOf(draft.state, runId);
  if (run.wait !== null || !isActive(run)) return;
  const plan = planOf(draft, run);
  const track = trackOf(draft.state, run.trackId);
  const calendar = calendarOf(draft.rules, track);
  const clock = clockOf(calendar, track.calendar, plan.wait.limit, at);
  const warnAt = warningOf(calendar, plan, at);
  emit(
    draft,
    'wait begun',
    { runId, at, clock, warnAt, excusable: plan.wait.excusable },
    { trackId: track.id, at },
  );
  for (const promise of draft.state.promises)
    if (
      pausedBy(draft, track, promise.promise).includes(plan.name) &&
      run.items.includes(promise.itemId ?? '')
    )
      pausePromise(draft, promise, runId, at);
  extendWithWait(draft, run, clock);
}

/** The opening of the day on which a closure for silence is warned of, for a wait begun then. */
export function warningOf(calendar: Calendar, plan: AttemptPlan, at: Instant): Instant | null {
  const { warning } = plan.wait;
  if (warning === undefined) return null;
  return unlessUnpublished(() => {
    const day = dayNAt(calendar, at, warning.day, '00:00');
    return day === null ? null : nextOpening(calendar, day);
  }, null);
}

/** A promise that lasts as long as the time they have to answer falls no sooner than that time ends. */
export function extendWithWait(draft: Draft, run: Run, clock: Clock): void {
  const extending = planOf(draft, run).wait.extends;
  if (extending === undefined || clock.awaited || madeLate(draft.state, run)) return;
  for (const promise of draft.state.promises.filter(
    (row) =>
      row.promise === extending.promise &&
      run.items.includes(row.itemId ?? '') &&
      isRunning(row) &&
      row.clock.due < clock.due,
  ))
    extendPromise(draft, promise, {
      because: extending.because,
      excusable: true,
      wordsId: null,
      until: { instant: clock.due },
    });
}

/** Whether an attempt of this run was not made in time: then the time that the wait takes is ours, not theirs. */
export function madeLate(state: CaseState, run: Run): boolean {
  return state.promises.some(
    (row) =>
      row.wasLate &&
      row.trackId === run.trackId &&
      row.promise === attemptPromise(run.plan) &&
      row.madeAt >= run.beganAt,
  );
}

function pausedBy(draft: Draft, track: Track, promise: string): readonly string[] {
  return ruleNamed(standardOf(draft.rules, track), promise)?.pausedBy ?? [];
}

export function endWait(draft: Draft, run: Run, because: string): void {
  if (run.wait === null || run.wait.endedAt !== null) return;
  emit(draft, 'wait ended', { runId: run.id, at: draft.at, because }, { trackId: run.trackId });
  for (const promise of draft.state.promises)
    if (promise.pauses.some((pause) => pause.runId === run.id && pause.to === null))
      resumePromise(draft, promise, draft.at);
}

/** No more attempts: what was planned and not made is neither kept nor late. */
export function endAttempts(draft: Draft, run: Run, because: string): void {
  if (!isActive(run)) return;
  endWait(draft, run, because);
  emit(draft, 'attempts ended', { runId: run.id, because }, { trackId: run.trackId });
  for (const letter of draft.state.letters.filter((row) => row.runId === run.id && row.outcome === null))
    emit(draft, 'letter cancelled', { sendId: letter.sendId, because }, { trackId: run.trackId });
  const open = new Set(
    run.attempts.filter((attempt) => attempt.madeAt === null).map((attempt) => attempt.id),
  );
  for (const promise of draft.state.promises)
    if (
      promise.attemptId !== null &&
      open.has(promise.attemptId) &&
      promise.status !== 'late' &&
      isOwed(promise)
    )
      supersedePromise(draft, promise, because);
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
        emit(
          draft,
          'promise late',
          { promiseId: promise.id },
          { trackId: track.id, at: promise.clock.lateFrom },
        );
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
  emit(
    draft,
    'attempts planned anew',
    { runId: run.id, pending: [...kept, ...fresh], because },
    { trackId: track.id },
  );
  promiseAttempts(draft, track, plan, fresh);
}

/** An act whose moment passed by more than the plan's tolerance is not made in arrears. */
export function pastTolerance(draft: Draft, run: Run, moment: Instant): boolean {
  const plan = planOf(draft, run);
  const calendar = calendarOf(draft.rules, trackOf(draft.state, run.trackId));
  const rule = plan.tolerance;
  if (rule.unit === 'working hours')
    return (
      unlessUnpublished(
        () => workingTimeBetween(calendar, moment, draft.command.at),
        draft.command.at - moment,
      ) >
      rule.n * 3_600_000
    );
  const limit = clockOf(calendar, '', rule, moment);
  return draft.command.at >= limit.lateFrom;
}

import type { AttemptPlan } from '../standards/standard.ts';
import { dayNAt } from '../time/derived.ts';
import { workingTimeBetween } from '../time/operations.ts';
import type { Instant } from '../time/types.ts';
import { calendarOf, type Draft, emit, trackOf } from './draft.ts';
import type { Id } from './event.ts';
import { livePoints, partiesOf, writeTo } from './letters.ts';
import { planned, promiseAttempts } from './planning.ts';
import { clockOf, isRunning, keepPromise, supersedePromise } from './promises.ts';
import { isActive, planNamed, planOf, runOf } from './run.ts';
import type { AttemptState, Run, Track } from './state.ts';
import { unlessUnpublished } from './unpublished.ts';
import { endWait } from './wait.ts';
import { stillWaiting } from './waiting.ts';

/**
 * Begins the attempts of a plan for these items (A7, A12): each with its own promise, kept by evidence. `received`: what
 * they answer, where that came before.
 */
export function beginAttempts(
  draft: Draft,
  track: Track,
  name: string,
  items: readonly Id[],
  received: Instant = draft.at,
): void {
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
  const pending = planned(draft, track, plan, draft.at, 1, received);
  const requestAt = plan.request === undefined ? null : requestTime(draft, track, plan);
  emit(draft, 'attempts begun', { runId, plan: name, items, pending, requestAt }, track.id);
  promiseAttempts(draft, track, plan, pending);
  if (requestAt !== null && requestAt <= draft.command.at) makeRequest(draft, runId);
}

function requestTime(draft: Draft, track: Track, plan: AttemptPlan): Instant {
  if (plan.requestOn === undefined) return draft.at;
  const { day, at } = plan.requestOn;
  return unlessUnpublished(() => dayNAt(calendarOf(draft.rules, track), draft.at, day, at), null) ?? draft.at;
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
  emit(draft, 'request made', { runId, sendId: sendId ?? '' }, run.trackId);
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
      track.id,
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
    track.id,
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
      run.trackId,
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
    run.trackId,
  );
  keepAttempt(draft, attempt.id, draft.at);
}

/** No more attempts: what was planned and not made is neither kept nor late. */
export function endAttempts(draft: Draft, run: Run, because: string): void {
  if (!isActive(run)) return;
  endWait(draft, run, because);
  emit(draft, 'attempts ended', { runId: run.id, because }, run.trackId);
  for (const letter of draft.state.letters.filter((row) => row.runId === run.id && row.outcome === null))
    emit(draft, 'letter cancelled', { sendId: letter.sendId, because }, run.trackId);
  const isOpen = (id: Id): boolean => run.attempts.some((row) => row.id === id && row.madeAt === null);
  for (const promise of draft.state.promises)
    if (promise.attemptId !== null && isRunning(promise) && isOpen(promise.attemptId))
      supersedePromise(draft, promise, because);
}

/** An act whose moment passed by more than the plan's tolerance is not made in arrears. */
export function pastTolerance(draft: Draft, run: Run, moment: Instant): boolean {
  if (draft.command.at <= moment) return false;
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

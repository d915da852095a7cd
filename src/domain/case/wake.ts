import type { Standard } from '../standards/standard.ts';
import type { Instant } from '../time/types.ts';
import { isActive, madeLate } from './attempts.ts';
import { headlineLateFrom } from './closing.ts';
import { standardOf, trackOf } from './draft.ts';
import type { Id } from './event.ts';
import { isRunning } from './promises.ts';
import type { Rules } from './rules.ts';
import type { CaseState, PromiseState } from './state.ts';
import { type Timed, timedMoves } from './timed.ts';

/**
 * What time itself changes about a case, and when. Facts (at risk, late) are noted whenever and dated when true;
 * acts (a letter, an attempt, a closure) are dated when done.
 */
export type Moment = { readonly at: Instant } & (
  | { readonly what: 'at risk' | 'late' | 'over gross'; readonly promiseId: Id }
  | { readonly what: 'request' | 'warning' | 'silence'; readonly runId: Id }
  | { readonly what: 'attempt'; readonly runId: Id; readonly attemptId: Id }
  | { readonly what: 'review'; readonly trackId: Id }
  | ({ readonly what: 'time passed' } & Timed)
);

/** The next moment at which time changes something, or null: a case with an open track always has one. */
export function wake(rules: Rules, state: CaseState): Instant | null {
  return nextMoment(rules, state)?.at ?? null;
}

/** The answer last given: once the clock has had its say, whoever saves the case asks the same again. States never change. */
let last: { readonly rules: Rules; readonly state: CaseState; readonly next: Moment | null } | null = null;

/** Facts come before acts of the same moment: an act must not hide what was late already. */
export function nextMoment(rules: Rules, state: CaseState): Moment | null {
  if (last?.state === state && last.rules === rules) return last.next;
  let next: Moment | null = null;
  for (const moment of moments(rules, state)) if (next === null || moment.at < next.at) next = moment;
  last = { rules, state, next };
  return next;
}

export function moments(rules: Rules, state: CaseState): Moment[] {
  const found: Moment[] = [];
  for (const promise of state.promises) if (isRunning(promise)) ofPromise(rules, state, promise, found);
  for (const run of state.runs) {
    if (!isActive(run) || !trackOf(state, run.trackId).open) continue;
    if (run.requestAt !== null) found.push({ at: run.requestAt, what: 'request', runId: run.id });
    for (const attempt of run.attempts)
      if (attempt.madeAt === null && !attempt.due)
        found.push({ at: attempt.plannedAt, what: 'attempt', runId: run.id, attemptId: attempt.id });
    const { wait } = run;
    if (wait === null || wait.endedAt !== null || wait.clock.awaited) continue;
    if (wait.warnAt !== null) found.push({ at: wait.warnAt, what: 'warning', runId: run.id });
    found.push({ at: wait.heldUntil ?? wait.clock.lateFrom, what: 'silence', runId: run.id });
  }
  for (const track of state.tracks)
    if (track.open && track.reviewAt !== null)
      found.push({ at: track.reviewAt, what: 'review', trackId: track.id });
  for (const timed of timedMoves(rules, state)) found.push({ what: 'time passed', ...timed });
  return found;
}

/** Adds to `found`: a case is asked at every wake, so nothing is made that is not kept. */
function ofPromise(rules: Rules, state: CaseState, promise: PromiseState, found: Moment[]): void {
  if (promise.clock.awaited || promise.status === 'paused') return;
  const track = trackOf(state, promise.trackId);
  if (!track.open) return;
  const promiseId = promise.id;
  if (promise.status === 'made' && promise.atRiskAt !== null)
    found.push({ at: promise.atRiskAt, what: 'at risk', promiseId });
  const standard = standardOf(rules, track);
  if (promise.promise !== standard.headline?.promise) {
    found.push({ at: lateAt(standard, state, promise), what: 'late', promiseId });
    return;
  }
  if (!promise.overGross) {
    found.push({ at: promise.clock.lateFrom, what: 'over gross', promiseId });
    return;
  }
  const net = headlineLateFrom(rules, state, promise);
  if (net !== null) found.push({ at: Math.max(net, promise.clock.lateFrom + 1), what: 'late', promiseId });
}

/** A promise that lasts as long as a wait is late only when the wait did not end it: its silence is heard first. */
function lateAt({ attempts }: Standard, state: CaseState, promise: PromiseState): Instant {
  const run = state.runs.find(
    (row) =>
      isActive(row) &&
      row.items.includes(promise.itemId ?? '') &&
      row.wait?.endedAt === null &&
      row.wait.clock.due === promise.clock.due &&
      attempts.find((plan) => plan.name === row.plan)?.wait.extends?.promise === promise.promise,
  );
  const { lateFrom } = promise.clock;
  return run?.wait == null || madeLate(state, run) ? lateFrom : (run.wait.heldUntil ?? lateFrom) + 1;
}

import type { Standard } from '../standards/standard.ts';
import type { Instant } from '../time/types.ts';
import { headlineLateFrom } from './closing.ts';
import { standardOf, trackOf } from './draft.ts';
import type { Id } from './event.ts';
import { attemptsNamed } from './named.ts';
import { isRunning } from './promises.ts';
import type { Rules } from './rules.ts';
import { isActive, madeLate } from './run.ts';
import type { CaseState, PromiseState, Run } from './state.ts';
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

/** The answer last given: once the clock has had its say, whoever saves the case asks the same again. */
let last: {
  readonly rules: Rules;
  readonly state: CaseState;
  readonly seq: number;
  readonly next: Moment | null;
} | null = null;

/** Facts come before acts of the same moment: an act must not hide what was late already. */
export function nextMoment(rules: Rules, state: CaseState): Moment | null {
  if (last?.state === state && last.seq === state.seq && last.rules === rules) return last.next;
  const search: Search = { found: null, next: null, earliest: Number.POSITIVE_INFINITY };
  seek(rules, state, search);
  const { next } = search;
  last = { rules, state, seq: state.seq, next };
  return next;
}

export function moments(rules: Rules, state: CaseState): Moment[] {
  const found: Moment[] = [];
  seek(rules, state, { found, next: null, earliest: Number.POSITIVE_INFINITY });
  return found;
}

/** All moments are sought, or the earliest alone: a case is asked at every wake, so little is made that is not kept. */
interface Search {
  /** All; null: only the next is wanted. */
  readonly found: Moment[] | null;
  next: Moment | null;
  earliest: Instant;
}

function isSought(search: Search, at: Instant): boolean {
  if (search.found !== null) return true;
  if (at >= search.earliest) return false;
  search.earliest = at;
  return true;
}

function find(search: Search, moment: Moment): void {
  if (search.found === null) search.next = moment;
  else search.found.push(moment);
}

function seek(rules: Rules, state: CaseState, search: Search): void {
  for (const promise of state.promises)
    if (isRunning(promise) && mayBeNext(promise, search)) ofPromise(rules, state, promise, search);
  for (const run of state.runs) if (isActive(run) && trackOf(state, run.trackId).open) ofRun(run, search);
  for (const track of state.tracks)
    if (track.open && track.reviewAt !== null && isSought(search, track.reviewAt))
      find(search, { at: track.reviewAt, what: 'review', trackId: track.id });
  for (const timed of timedMoves(rules, state))
    if (isSought(search, timed.at)) find(search, { what: 'time passed', ...timed });
}

/** It is late no sooner than its date says, whatever else moves that. */
const mayBeNext = ({ clock, atRiskAt }: PromiseState, { found, earliest }: Search): boolean =>
  found !== null || clock.lateFrom < earliest || (atRiskAt !== null && atRiskAt < earliest);

function ofRun(run: Run, search: Search): void {
  if (run.requestAt !== null && isSought(search, run.requestAt))
    find(search, { at: run.requestAt, what: 'request', runId: run.id });
  for (const attempt of run.attempts)
    if (attempt.madeAt === null && !attempt.due && isSought(search, attempt.plannedAt))
      find(search, { at: attempt.plannedAt, what: 'attempt', runId: run.id, attemptId: attempt.id });
  const { wait } = run;
  if (wait === null || wait.endedAt !== null || wait.clock.awaited) return;
  if (wait.warnAt !== null && isSought(search, wait.warnAt))
    find(search, { at: wait.warnAt, what: 'warning', runId: run.id });
  const silentAt = wait.heldUntil ?? wait.clock.lateFrom;
  if (isSought(search, silentAt)) find(search, { at: silentAt, what: 'silence', runId: run.id });
}

function ofPromise(rules: Rules, state: CaseState, promise: PromiseState, search: Search): void {
  if (promise.clock.awaited || promise.status === 'paused') return;
  const track = trackOf(state, promise.trackId);
  if (!track.open) return;
  const promiseId = promise.id;
  if (promise.status === 'made' && promise.atRiskAt !== null && isSought(search, promise.atRiskAt))
    find(search, { at: promise.atRiskAt, what: 'at risk', promiseId });
  const standard = standardOf(rules, track);
  if (promise.promise !== standard.headline?.promise) {
    const at = lateAt(standard, state, promise);
    if (isSought(search, at)) find(search, { at, what: 'late', promiseId });
    return;
  }
  if (!promise.overGross) {
    if (isSought(search, promise.clock.lateFrom))
      find(search, { at: promise.clock.lateFrom, what: 'over gross', promiseId });
    return;
  }
  const net = headlineLateFrom(rules, state, promise);
  if (net === null) return;
  const at = Math.max(net, promise.clock.lateFrom + 1);
  if (isSought(search, at)) find(search, { at, what: 'late', promiseId });
}

/** A promise that lasts as long as a wait is late only when the wait did not end it: its silence is heard first. */
function lateAt(standard: Standard, state: CaseState, promise: PromiseState): Instant {
  const { due, lateFrom } = promise.clock;
  for (const run of state.runs)
    if (
      isActive(run) &&
      run.wait?.endedAt === null &&
      run.wait.clock.due === due &&
      run.items.includes(promise.itemId ?? '') &&
      attemptsNamed(standard, run.plan)?.wait.extends?.promise === promise.promise
    )
      return madeLate(state, run) ? lateFrom : (run.wait.heldUntil ?? lateFrom) + 1;
  return lateFrom;
}

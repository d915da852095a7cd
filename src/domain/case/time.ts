import type { Instant } from '../time/types.ts';
import { makeAttempt, makeRequest, pastTolerance } from './attempts.ts';
import { type Draft, decidedBy, emit, standardOf, trackOf } from './draft.ts';
import { lateTogether } from './lateness.ts';
import { makeMove } from './moves.ts';
import { moveNamed } from './named.ts';
import { nobodyToReach } from './outcomes.ts';
import { isRunning } from './promises.ts';
import { raise } from './raise.ts';
import { planReview } from './review.ts';
import { isActive, runOf } from './run.ts';
import { endInSilence, planMissedAnew, warn } from './silence.ts';
import type { PromiseState } from './state.ts';
import { type Timed, timedMoves } from './timed.ts';
import { type Moment, nextMoment } from './wake.ts';

/** At most so many moments a case a turn: more would be a case that never settles. */
const most = 500;

/**
 * Notes every moment that is due up to `upTo`, in order. Throws when the hand does not move on, since a case that
 * wakes at the same moment for ever would stop the clock for itself.
 */
export function noteTime(draft: Draft, upTo: Instant, heardUpTo: Instant | null): void {
  let before: Moment | null = null;
  for (let n = 0; n < most; n += 1) {
    const moment = nextMoment(draft.rules, draft.state);
    if (moment === null || moment.at > upTo) return;
    if (before !== null && isSame(before, moment))
      throw new Error(`the moment ${JSON.stringify(moment)} stays due after it was noted`);
    before = moment;
    note(draft, moment, heardUpTo);
  }
  throw new Error(`more than ${most} moments are due at once on this case`);
}

function isSame(one: Moment, other: Moment): boolean {
  if (one.at !== other.at) return false;
  switch (one.what) {
    case 'at risk':
    case 'late':
    case 'over gross':
      return other.what === one.what && other.promiseId === one.promiseId;
    case 'request':
    case 'warning':
    case 'silence':
      return other.what === one.what && other.runId === one.runId;
    case 'attempt':
      return other.what === one.what && other.attemptId === one.attemptId;
    case 'review':
      return other.what === one.what && other.trackId === one.trackId;
    case 'time passed':
      return (
        other.what === one.what &&
        other.move === one.move &&
        other.itemId === one.itemId &&
        other.trackId === one.trackId
      );
  }
}

function note(draft: Draft, moment: Moment, heardUpTo: Instant | null): void {
  const fact = moment.what === 'at risk' || moment.what === 'late' || moment.what === 'over gross';
  decidedBy(draft, { kind: 'clock' }, fact ? moment.at : draft.command.at, () => {
    switch (moment.what) {
      case 'at risk':
        emit(
          draft,
          'promise at risk',
          { promiseId: moment.promiseId },
          promiseOf(draft, moment.promiseId).trackId,
        );
        return;
      case 'over gross':
        emit(
          draft,
          'headline over gross',
          { promiseId: moment.promiseId },
          promiseOf(draft, moment.promiseId).trackId,
        );
        return;
      case 'late':
        lateTogether(draft, promiseOf(draft, moment.promiseId), moment.at);
        return;
      case 'request':
        makeRequest(draft, moment.runId);
        return;
      case 'attempt':
        attempt(draft, moment.runId, moment.attemptId, moment.at);
        return;
      case 'warning':
        warn(draft, moment.runId);
        return;
      case 'silence':
        endInSilence(draft, moment.runId, heardUpTo);
        return;
      case 'review':
        review(draft, moment.trackId);
        return;
      case 'time passed':
        timePassed(draft, moment);
        return;
    }
  });
}

function promiseOf(draft: Draft, promiseId: string): PromiseState {
  const promise = draft.state.promises.find((row) => row.id === promiseId);
  if (promise === undefined) throw new Error(`no promise ${promiseId} on this case`);
  return promise;
}

/** An attempt whose moment passed while nobody was awake is not made in arrears: the rest is planned anew from now. */
function attempt(draft: Draft, runId: string, attemptId: string, moment: Instant): void {
  const run = runOf(draft.state, runId);
  const planned = run.attempts.find((row) => row.id === attemptId);
  if (planned === undefined) return;
  if (pastTolerance(draft, run, moment)) {
    planMissedAnew(draft, run);
    return;
  }
  if (!makeAttempt(draft, run, planned)) nobodyToReach(draft, run);
}

/** Items for which the same time has passed go together. */
function timePassed(draft: Draft, { at, trackId, move: name }: Timed): void {
  const move = moveNamed(standardOf(draft.rules, trackOf(draft.state, trackId)), name);
  if (move === undefined) throw new Error(`no move ${name} on this track`);
  const items = timedMoves(draft.rules, draft.state)
    .filter((row) => row.move === name && row.trackId === trackId && row.at === at)
    .map((row) => row.itemId);
  const refusal = makeMove(draft, trackId, move, { items, fields: {} });
  if (refusal !== null) throw new Error(`time was refused its move ${name}: ${refusal.refused}`);
}

function review(draft: Draft, trackId: string): void {
  const track = trackOf(draft.state, trackId);
  const headline = standardOf(draft.rules, track).headline?.promise;
  const promised = draft.state.promises.some(
    (row) => row.trackId === trackId && isRunning(row) && row.promise !== headline,
  );
  const waiting = draft.state.runs.some(
    (run) =>
      run.trackId === trackId &&
      isActive(run) &&
      (run.requestAt !== null || run.wait !== null || run.attempts.some((row) => row.madeAt === null)),
  );
  if (!promised && !waiting && draft.state.exceptions.length === 0)
    raise(draft, trackId, 'Nothing is promised on this case: say what happens next');
  planReview(draft, track);
}

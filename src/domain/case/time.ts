import type { Instant } from '../time/types.ts';
import { beginAttempts, isActive, makeAttempt, makeRequest, pastTolerance, runOf } from './attempts.ts';
import { openItems } from './closing.ts';
import { causedBy, type Draft, decidedBy, emit, standardOf, trackOf } from './draft.ts';
import { writeLetters } from './letters.ts';
import { raise } from './moves.ts';
import { nobodyToReach } from './outcomes.ts';
import { isRunning } from './promises.ts';
import { planReview } from './review.ts';
import { endInSilence, planMissedAnew, warn } from './silence.ts';
import type { PromiseState } from './state.ts';
import { type Moment, nextMoment } from './wake.ts';

/** At most so many moments a case a turn: more would be a case that never settles. */
const most = 500;

/**
 * Notes every moment that is due up to `upTo`, in order. Throws when the hand does not move on, since a case that
 * wakes at the same moment for ever would stop the clock for itself.
 */
export function noteTime(draft: Draft, upTo: Instant, heardUpTo: Instant | null): void {
  let before = '';
  for (let n = 0; n < most; n += 1) {
    const moment = nextMoment(draft.rules, draft.state);
    if (moment === null || moment.at > upTo) return;
    const key = JSON.stringify(moment);
    if (key === before) throw new Error(`the moment ${key} stays due after it was noted`);
    before = key;
    note(draft, moment, heardUpTo);
  }
  throw new Error(`more than ${most} moments are due at once on this case`);
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
          { trackId: promiseOf(draft, moment.promiseId).trackId },
        );
        return;
      case 'over gross':
        emit(
          draft,
          'headline over gross',
          { promiseId: moment.promiseId },
          { trackId: promiseOf(draft, moment.promiseId).trackId },
        );
        return;
      case 'late':
        late(draft, promiseOf(draft, moment.promiseId));
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
    }
  });
}

function promiseOf(draft: Draft, promiseId: string): PromiseState {
  const promise = draft.state.promises.find((row) => row.id === promiseId);
  if (promise === undefined) throw new Error(`no promise ${promiseId} on this case`);
  return promise;
}

/**
 * Late from the moment it fell due, whenever it is noted; what the standard sets off is done now (B15, A22), once for
 * the items that fall late together.
 */
function late(draft: Draft, promise: PromiseState): void {
  const track = trackOf(draft.state, promise.trackId);
  const noted = emit(draft, 'promise late', { promiseId: promise.id }, { trackId: track.id });
  const along = promise.itemId === null ? [] : draft.state.promises.filter((row) => isTwin(row, promise));
  for (const twin of along)
    emit(draft, 'promise late', { promiseId: twin.id }, { trackId: track.id, causeId: noted });
  const standard = standardOf(draft.rules, track);
  const rule = standard.promises.find((row) => row.name === promise.promise);
  decidedBy(draft, { kind: 'clock' }, draft.command.at, () =>
    causedBy(draft, noted, () => {
      const items =
        promise.itemId === null
          ? openItems(draft.state, track.id).map((item) => item.id)
          : [promise, ...along].flatMap((row) => row.itemId ?? []);
      if (promise.attemptId !== null)
        return raise(draft, track.id, 'An attempt was not made on its day: make it now');
      if (rule?.late.letter !== undefined)
        writeLetters(
          draft,
          track,
          rule.late.to.map((to) => ({ letter: rule.late.letter ?? '', to })),
          { promiseId: promise.id, items },
        );
      if (rule?.late.exception !== undefined) raise(draft, track.id, rule.late.exception);
      if (rule?.late.begins !== undefined) beginAttempts(draft, track, rule.late.begins, items);
    }),
  );
}

const isTwin = (row: PromiseState, promise: PromiseState): boolean =>
  row.promise === promise.promise &&
  row.trackId === promise.trackId &&
  row.itemId !== null &&
  isRunning(row) &&
  row.status !== 'paused' &&
  row.clock.lateFrom === promise.clock.lateFrom;

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

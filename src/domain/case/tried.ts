import { type Draft, emit, standardOf, trackOf } from './draft.ts';
import type { Id } from './event.ts';
import { ruleNamed } from './named.ts';
import { isOwed, keepPromise } from './promises.ts';
import { evidenced, planOf, runOf } from './run.ts';
import type { PromiseState, Run } from './state.ts';

/** What all tries together keep is kept as soon as the last of them has its evidence and a message was left. */
export function keepByAttempts(draft: Draft, runId: Id): void {
  const run = runOf(draft.state, runId);
  if (!isTried(draft, run)) return;
  for (const promise of keptByRun(draft, run)) if (isOwed(promise)) keepPromise(draft, promise, draft.at);
}

/** A try that did not arrive after all is none: what rested on it is owed again. */
export function reopenByAttempts(draft: Draft, runId: Id): void {
  const run = runOf(draft.state, runId);
  if (!trackOf(draft.state, run.trackId).open || isTried(draft, run)) return;
  for (const promise of keptByRun(draft, run))
    if (promise.status === 'kept' && promise.keptAt !== null && promise.keptAt >= run.beganAt)
      emit(
        draft,
        'promise reopened',
        { promiseId: promise.id, because: 'a try that kept it did not arrive' },
        promise.trackId,
      );
}

const isTried = (draft: Draft, run: Run): boolean => {
  const tries = evidenced(draft, run);
  return (
    tries.length >= planOf(draft, run).attempts.length &&
    tries.some(({ outcome }) => outcome === 'voicemail' || outcome === 'delivered')
  );
};

const keptByRun = (draft: Draft, run: Run): PromiseState[] => {
  const standard = standardOf(draft.rules, trackOf(draft.state, run.trackId));
  return draft.state.promises.filter(
    (row) =>
      row.trackId === run.trackId &&
      row.attemptId === null &&
      (row.itemId === null || run.items.includes(row.itemId)) &&
      ruleNamed(standard, row.promise)?.keptByAttempts === run.plan,
  );
};

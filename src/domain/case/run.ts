import type { AttemptPlan } from '../standards/standard.ts';
import { type Draft, standardOf, trackOf } from './draft.ts';
import type { Id } from './event.ts';
import { attemptsNamed } from './named.ts';
import { putTogether } from './put-together.ts';
import type { AttemptState, CaseState, Run, Track } from './state.ts';

/** What the promise of each attempt of a plan is called. */
export const attemptPromise = putTogether((plan) => `attempt: ${plan}`);

export const isActive = (run: Run): boolean => run.ended === null;

export function planOf(draft: Draft, run: Pick<Run, 'plan' | 'trackId'>): AttemptPlan {
  return planNamed(draft, trackOf(draft.state, run.trackId), run.plan);
}

export function planNamed(draft: Draft, track: Track, name: string): AttemptPlan {
  const plan = attemptsNamed(standardOf(draft.rules, track), name);
  if (plan === undefined) throw new Error(`no attempts “${name}” in ${track.standard}`);
  return plan;
}

export function runOf(state: CaseState, runId: Id): Run {
  const run = state.runs.find((row) => row.id === runId);
  if (run === undefined) throw new Error(`no attempts ${runId} on this case`);
  return run;
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

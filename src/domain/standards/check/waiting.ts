import { stagesOfPlan, stagesOfPromise } from '../graph.ts';
import type { AttemptOutcome, Standard } from '../standard.ts';
import type { Say } from './finding.ts';

/** Nobody was reached by these, so they prove no attempt (A10). */
const NO_EVIDENCE: readonly AttemptOutcome[] = ['bounced', 'wrong number', 'unknown'];

/** Waits for somebody whom nobody asks, pauses by attempts that never run beside the promise, attempts that prove nothing. */
export function checkWaiting(standard: Standard, say: Say): void {
  standard.stages.forEach((stage, index) => {
    if (stage.waitingFor === 'us') return;
    const asked = standard.attempts.some((plan) => stagesOfPlan(standard, plan.name).has(stage.name));
    // What starts only once they have answered is no limit of the wait for their answer.
    const dated =
      stage.starts.length > 0 ||
      standard.moves.some((move) => move.starts.length > 0 && move.to === stage.name);
    if (!asked && !dated) {
      say(
        'error',
        `stages/${index}/waitingFor`,
        `In "${stage.name}" we wait for the ${stage.waitingFor} without a limit: begin attempts there, or promise a next step.`,
      );
    }
  });
  standard.promises.forEach((promise, index) => {
    const stages = stagesOfPromise(standard, promise.name).map((stage) => stage.name);
    promise.pausedBy.forEach((name, at) => {
      const plan = stagesOfPlan(standard, name);
      if (promise.of === 'track' || stages.length === 0 || stages.some((stage) => plan.has(stage))) return;
      say(
        'warning',
        `promises/${index}/pausedBy/${at}`,
        `The attempts "${name}" begin in no stage in which “${promise.title}” starts: see that they pause what is meant.`,
      );
    });
  });
  standard.attempts.forEach((plan, index) => {
    plan.counts.forEach((outcome, at) => {
      if (NO_EVIDENCE.includes(outcome)) {
        say(
          'error',
          `attempts/${index}/counts/${at}`,
          `"${outcome}" reached nobody, so it is no evidence of an attempt of "${plan.name}": leave it out.`,
        );
      }
    });
  });
}

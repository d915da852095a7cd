import { stagesLeft, stagesOfPlan } from '../graph.ts';
import type { AttemptPlan, Standard } from '../standard.ts';
import type { Say } from './finding.ts';

/** Attempts without an end, or that the end of their wait would cut off. */
export function checkAttempts(standard: Standard, say: Say): void {
  standard.attempts.forEach((plan, index) => {
    const path = `attempts/${index}`;
    const then = standard.moves.find((move) => move.name === plan.wait.then);
    if (then === undefined) return;
    const covered = new Set(stagesLeft(standard, then).map((stage) => stage.name));
    const open = [...stagesOfPlan(standard, plan.name)].filter((stage) => !covered.has(stage));
    if (open.length > 0) {
      say(
        'error',
        `${path}/wait/then`,
        `The attempts "${plan.name}" have no end in the stage "${open[0]}": "${then.title}" is not possible from there.`,
      );
    }
    if (then.to === 'same' || stagesOfPlan(standard, plan.name).has(then.to)) {
      say(
        'error',
        `${path}/wait/then`,
        `The attempts "${plan.name}" begin again at their own end: lead silence to another stage, or close.`,
      );
    }
    withinTheWait(plan, path, say);
  });
}

function withinTheWait(plan: AttemptPlan, path: string, say: Say): void {
  const { limit, from, warning } = plan.wait;
  if (limit.unit !== 'working days') return;
  const begins = from === 'request delivered' ? (plan.requestOn?.day ?? 0) : (plan.attempts[0]?.day ?? 0);
  const last = plan.attempts.at(-1)?.day ?? 0;
  if (last >= begins + limit.n) {
    say(
      'error',
      `${path}/attempts`,
      `The last attempt is planned for day ${last}, and the wait ends on day ${begins + limit.n}: leave a working day between.`,
    );
  }
  if (warning !== undefined && warning.day >= limit.n) {
    say(
      'error',
      `${path}/wait/warning/day`,
      `The warning of day ${warning.day} comes when the wait of ${limit.n} working days has ended.`,
    );
  }
}

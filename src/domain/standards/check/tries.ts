import type { AttemptPlan, PromiseRule, Standard } from '../standard.ts';
import type { Say } from './finding.ts';

/** Tries that keep a promise together, and that fall after it is due: nobody could keep it by them. */
export function checkTries(standard: Standard, say: Say): void {
  standard.promises.forEach((promise, index) => {
    const plan = standard.attempts.find(({ name }) => name === promise.keptByAttempts);
    if (plan !== undefined) inTime(promise, plan, `promises/${index}/keptByAttempts`, say);
  });
}

function inTime({ name, limit, from }: PromiseRule, plan: AttemptPlan, path: string, say: Say): void {
  if (limit.unit !== 'time next working day') return;
  if (from === 'receipt' && (limit.counted === 'by date') !== (plan.days === 'by date'))
    say(
      'error',
      path,
      `The days of "${plan.name}" and of "${name}" are counted differently, so a try may fall after it is due: write days: by date in the plan where the limit says by date, and leave it out otherwise.`,
    );
  const after = plan.attempts.findIndex(({ day, at }) => day > 1 || (day === 1 && at >= limit.at));
  if (after >= 0)
    say(
      'error',
      path,
      `Attempt ${after + 1} of "${plan.name}" falls after "${name}" is due: plan it before ${limit.at} of day 1.`,
    );
}

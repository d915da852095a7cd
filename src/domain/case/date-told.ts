import type { PromiseRule } from '../standards/standard.ts';
import type { Clock } from './event.ts';
import type { PromiseState } from './state.ts';

type Recalled = Pick<PromiseRule, 'source' | 'told'>;

/** Whether new rules bring a date of law before the one that was told: both are kept (working-time.md, section 4). */
export const isSoonerByLaw = (rule: Recalled, from: Clock, to: Clock): boolean =>
  rule.source === 'law' && rule.told !== undefined && from.awaited !== true && to.due < from.due;

/**
 * The date as its reader was told it. Where new rules brought a date of law before that one, staff work to the earlier
 * and the customer keeps the one they were told, until it is late, extended, or counted anew after a wait.
 */
export function dateTold(rule: Recalled, promise: PromiseState): Clock {
  const { clock, status, extensions, pauses, recalculated = [] } = promise;
  if (status === 'late' || extensions.length > 0) return clock;
  const resumedAt = pauses.at(-1)?.to ?? Number.NEGATIVE_INFINITY;
  return recalculated
    .filter(({ at, from }) => at >= resumedAt && isSoonerByLaw(rule, from, clock))
    .map(({ from }) => from)
    .reduce((told, from) => (from.due > told.due ? from : told), clock);
}

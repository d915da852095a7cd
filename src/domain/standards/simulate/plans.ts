import type { Instant } from '../../time/types.ts';

/** Throws where what all cases share is asked for an earlier moment than before: whoever came first would not be first. */
export function inTurn(): (at: Instant) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (at) => {
    if (at < last) throw new Error(`what all cases share is asked for at ${at}, after ${last}`);
    last = at;
  };
}

/** What is still to happen on one case. */
export interface Plan {
  readonly at: Instant;
  /** It takes somebody's time or a place in a diary, which all cases share: it has to wait until every other is as far. */
  readonly isShared: boolean;
  readonly run: (at: Instant) => void;
}

/** Puts a plan in its place: the soonest stands last, and at the same instant whatever was planned first. */
export function plan(plans: Plan[], at: Instant, isShared: boolean, run: (at: Instant) => void): void {
  const added = { at, isShared, run };
  let place = plans.length;
  plans.push(added);
  for (; place > 0 && (plans[place - 1] as Plan).at <= at; place -= 1)
    plans[place] = plans[place - 1] as Plan;
  plans[place] = added;
}

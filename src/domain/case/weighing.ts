import type { PromiseRule, Standard, StandardId } from '../standards/standard.ts';
import type { Instant } from '../time/types.ts';
import { itemsOf } from './closing.ts';
import { isSoonerByLaw } from './date-told.ts';
import { calendarOf, standardOf } from './draft.ts';
import type { Clock, Id } from './event.ts';
import { ruleNamed } from './named.ts';
import { waitsOf } from './pauses.ts';
import { clockOf, isRunning } from './promises.ts';
import type { Rules } from './rules.ts';
import { attemptPromise, isActive } from './run.ts';
import type { CaseState, PromiseState, Track } from './state.ts';

/** Standard and calendar that a track would run by. */
export interface NewRules {
  readonly standard: StandardId;
  readonly calendar: string;
}

/**
 * What becomes of a promise's date: `dated` when it was awaited; `sooner, told stays` where staff work to an earlier date
 * of law and the customer keeps the one they were told; `later` where nobody was told it; a told date that
 * would fall later, and a date that would lie in the past, stay as they are unless a person puts the first off.
 */
export type Becomes = 'dated' | 'sooner' | 'sooner, told stays' | 'later' | 'told, stays' | 'past, stays';

export interface Weighed {
  readonly promiseId: Id;
  readonly trackId: Id;
  readonly itemId: Id | null;
  readonly title: string;
  readonly before: Clock;
  /** As the new rules count it, whether or not it is taken over. */
  readonly after: Clock;
  readonly becomes: Becomes;
}

/**
 * Every running promise of a track whose date the new rules would count otherwise (working-time.md, section 4): never
 * into the past, a told date never later by itself. Dates that people agreed stand, and so does what is paused, late or
 * an attempt of its own.
 */
export function weigh(
  rules: Rules,
  state: CaseState,
  track: Track,
  next: NewRules,
  now: Instant,
): readonly Weighed[] {
  const standard = standardOf(rules, next);
  const calendar = calendarOf(rules, next);
  return state.promises.flatMap((promise): Weighed[] => {
    const rule = ruleNamed(standard, promise.promise);
    if (rule === undefined || !isWeighed(promise, track)) return [];
    const waits = waitsOf(state, rule, promise.pauses);
    const after = clockOf(calendar, next.calendar, rule.limit, promise.clock.start, waits);
    const becomes = becoming(rule, promise.clock, after, now);
    if (becomes === null) return [];
    const { id, itemId, clock } = promise;
    const { title } = rule;
    return [{ promiseId: id, trackId: track.id, itemId, title, before: clock, after, becomes }];
  });
}

const isWeighed = (promise: PromiseState, track: Track): boolean =>
  promise.trackId === track.id &&
  promise.attemptId === null &&
  promise.extensions.length === 0 &&
  promise.status !== 'paused' &&
  isRunning(promise);

function becoming(rule: PromiseRule, before: Clock, after: Clock, now: Instant): Becomes | null {
  if (after.awaited || (after.due === before.due && after.lateFrom === before.lateFrom)) return null;
  if (after.lateFrom <= now) return 'past, stays';
  if (before.awaited) return 'dated';
  if (isSoonerByLaw(rule, before, after)) return 'sooner, told stays';
  if (after.due < before.due) return 'sooner';
  return rule.told === undefined ? 'later' : 'told, stays';
}

/** Why a track cannot run by another version of its standard: something it stands in or owes is not there; null: it can. */
export function cannotFollow(state: CaseState, track: Track, standard: Standard): string | null {
  const stages = new Set(standard.stages.map((stage) => stage.name));
  const promises = new Set(standard.promises.map((rule) => rule.name));
  const plans = new Set(standard.attempts.map((plan) => plan.name));
  const stage = itemsOf(state, track.id).find(
    (item) => item.stage !== null && !stages.has(item.stage),
  )?.stage;
  if (stage !== undefined) return `the new version has no stage “${stage}”, in which an item stands`;
  const run = state.runs.find((row) => row.trackId === track.id && isActive(row) && !plans.has(row.plan));
  if (run !== undefined) return `the new version has no attempts “${run.plan}”, which are under way`;
  const owed = state.promises.find(
    (row) =>
      row.trackId === track.id &&
      (isRunning(row) || row.status === 'late') &&
      !promises.has(row.promise) &&
      !standard.attempts.some((plan) => attemptPromise(plan.name) === row.promise),
  );
  return owed === undefined ? null : `the new version has no promise “${owed.promise}”, which is owed`;
}

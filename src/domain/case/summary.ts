import type { Instant } from '../time/types.ts';
import { currentCycle, openItems, stageOf } from './closing.ts';
import { standardOf } from './draft.ts';
import { isOwed } from './promises.ts';
import type { Rules } from './rules.ts';
import type { CaseState } from './state.ts';
import { wake } from './wake.ts';

/** What lists show of a case without opening it; all of it follows from the state. */
export interface Summary {
  readonly standard: string;
  readonly open: boolean;
  /** The first stage, in the standard's order, that holds an open item; or the reason it closed for. */
  readonly stage: string;
  readonly nextDeadline: Instant | null;
  /** 0 unsafe, 1 vulnerable, 2 a call promised; null: not pinned. */
  readonly pinned: 0 | 1 | 2 | null;
  readonly callbackAt: Instant | null;
  readonly needsPerson: number;
  readonly closedAt: Instant | null;
  readonly wakeAt: Instant | null;
}

export function summaryOf(rules: Rules, state: CaseState): Summary {
  const open = state.tracks.filter((track) => track.open);
  const main = open[0] ?? state.tracks[0];
  if (main === undefined) throw new Error('a case without a track');
  const stage = stageOf(standardOf(rules, main), state, main.id);
  const closed = state.tracks.map((track) => currentCycle(track).to);
  return {
    standard: main.standard,
    open: open.length > 0,
    stage: stage ?? currentCycle(main).reason ?? 'closed',
    nextDeadline: open.length === 0 ? null : nextDeadline(rules, state),
    pinned: open.length === 0 ? null : pinnedBy(state),
    callbackAt: earliest(state.callbacks.map((callback) => callback.at)),
    needsPerson: state.exceptions.length + dueCalls(state),
    closedAt: open.length > 0 ? null : Math.max(...closed.map((at) => at ?? 0)),
    wakeAt: wake(rules, state),
  };
}

function pinnedBy(state: CaseState): Summary['pinned'] {
  if (state.danger) return 0;
  if (
    state.parties.some((party) => party.vulnerable && openItems(state, state.tracks[0]?.id ?? '').length > 0)
  )
    return 1;
  return state.callbacks.length > 0 ? 2 : null;
}

/** Calls that fell due and wait for a person. */
function dueCalls(state: CaseState): number {
  return state.runs.reduce(
    (sum, run) =>
      sum +
      run.attempts.filter((attempt) => attempt.due && attempt.madeAt === null && run.ended === null).length,
    0,
  );
}

/** The next date somebody may hold us to; the headline only where nothing else is promised. */
function nextDeadline(rules: Rules, state: CaseState): Instant | null {
  const owed = state.promises.filter((promise) => isOwed(promise) && promise.status !== 'paused');
  const headlines = new Set(state.tracks.map((track) => standardOf(rules, track).headline?.promise));
  const stages = owed.filter((promise) => !headlines.has(promise.promise));
  return earliest((stages.length > 0 ? stages : owed).map((promise) => promise.clock.due));
}

const earliest = (instants: readonly Instant[]): Instant | null =>
  instants.length === 0 ? null : Math.min(...instants);

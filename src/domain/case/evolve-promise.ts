import type { CaseEvent } from './event.ts';
import { replace } from './replace.ts';
import type { CaseState, PromiseState } from './state.ts';

type PromiseEvent = Extract<CaseEvent, { type: `promise ${string}` | 'headline over gross' }>;

/** What became of a promise: rows stay for ever, the first date stays on record. */
export function evolvePromise(state: CaseState, event: PromiseEvent): CaseState {
  if (event.type === 'promise made') return { ...state, promises: [...state.promises, made(event)] };
  const before = state.promises.find((row) => row.id === event.data.promiseId);
  if (before === undefined) return state;
  return { ...state, promises: replace(state.promises, before.id, change(before, event)) };
}

function made(event: Extract<PromiseEvent, { type: 'promise made' }>): PromiseState {
  const { promiseId, promise, itemId, attemptId, clock, atRiskAt } = event.data;
  return {
    id: promiseId,
    promise,
    itemId,
    attemptId,
    trackId: event.trackId ?? '',
    status: 'made',
    wasLate: false,
    clock,
    first: clock,
    atRiskAt,
    extensions: [],
    pauses: [],
    keptAt: null,
    keptBy: null,
    supersededAt: null,
    madeAt: event.occurredAt,
    overGross: false,
  };
}

function change(
  before: PromiseState,
  event: Exclude<PromiseEvent, { type: 'promise made' }>,
): Partial<PromiseState> {
  switch (event.type) {
    case 'promise at risk':
      return { status: 'at risk', atRiskAt: null };
    case 'promise kept':
      return {
        status: 'kept',
        keptAt: event.data.at,
        keptBy: event.by.kind === 'staff' ? event.by.id : null,
        wasLate: event.data.withdraws === true ? false : before.wasLate || !event.data.inTime,
      };
    case 'promise reopened':
      return { status: before.wasLate ? 'late' : 'made', keptAt: null, keptBy: null };
    case 'promise extended': {
      const { because, excusable, clock, atRiskAt } = event.data;
      const extension = { because, excusable, from: before.clock, to: clock, at: event.occurredAt };
      return { status: 'made', clock, atRiskAt, extensions: [...before.extensions, extension] };
    }
    case 'promise recalculated': {
      const { from, clock, atRiskAt } = event.data;
      const first = before.first.awaited ? clock : before.first;
      return {
        clock,
        first,
        atRiskAt,
        recalculated: [...(before.recalculated ?? []), { from, at: event.occurredAt }],
      };
    }
    case 'promise paused':
      return {
        status: 'paused',
        pauses: [...before.pauses, { runId: event.data.runId, from: event.data.at, to: null }],
      };
    case 'promise resumed': {
      const pauses = before.pauses.map((pause) =>
        pause.to === null ? { ...pause, to: event.occurredAt } : pause,
      );
      return {
        status: before.wasLate ? 'late' : 'made',
        pauses,
        clock: event.data.clock,
        atRiskAt: event.data.atRiskAt,
      };
    }
    case 'promise superseded':
      // What a split takes along was late there, and is counted there.
      return {
        status: 'superseded',
        supersededAt: event.occurredAt,
        ...(event.data.by === 'split' ? { wasLate: false } : {}),
      };
    case 'promise late':
      return { status: 'late', wasLate: true, atRiskAt: null };
    case 'headline over gross':
      return { overGross: true };
  }
}

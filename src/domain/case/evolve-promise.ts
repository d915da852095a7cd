import { added } from './added.ts';
import type { CaseEvent } from './event.ts';
import { replace } from './replace.ts';
import type { CaseState, PromiseState } from './state.ts';

type PromiseEvent = Extract<CaseEvent, { type: `promise ${string}` | 'headline over gross' }>;

/** What became of a promise: rows stay for ever, the first date stays on record. */
export function evolvePromise(state: CaseState, event: PromiseEvent): void {
  if (event.type === 'promise made') state.promises = added(state.promises, made(event));
  else
    state.promises = replace(state.promises, event.data.promiseId, (promise) => {
      const changed = { ...promise };
      change(changed, event);
      return changed;
    });
}

function made(event: Extract<PromiseEvent, { type: 'promise made' }>): PromiseState {
  const { promiseId, promise, itemId, attemptId, clock, atRiskAt } = event.data;
  return {
    id: promiseId,
    status: 'made',
    clock,
    atRiskAt,
    promise,
    itemId,
    attemptId,
    trackId: event.trackId ?? '',
    wasLate: false,
    first: clock,
    extensions: [],
    pauses: [],
    keptAt: null,
    keptBy: null,
    supersededAt: null,
    madeAt: event.occurredAt,
    overGross: false,
  };
}

function change(promise: PromiseState, event: Exclude<PromiseEvent, { type: 'promise made' }>): void {
  switch (event.type) {
    case 'promise at risk':
      promise.status = 'at risk';
      promise.atRiskAt = null;
      return;
    case 'promise kept':
      promise.status = 'kept';
      promise.keptAt = event.data.at;
      promise.keptBy = event.by.kind === 'staff' ? event.by.id : null;
      promise.wasLate = event.data.withdraws !== true && (promise.wasLate || !event.data.inTime);
      return;
    case 'promise reopened':
      promise.status = promise.wasLate ? 'late' : 'made';
      promise.keptAt = null;
      promise.keptBy = null;
      return;
    case 'promise extended': {
      const { because, excusable, clock, atRiskAt } = event.data;
      const extension = { because, excusable, from: promise.clock, to: clock, at: event.occurredAt };
      promise.status = 'made';
      promise.clock = clock;
      promise.atRiskAt = atRiskAt;
      promise.extensions = added(promise.extensions, extension);
      return;
    }
    case 'promise recalculated': {
      const { from, clock, atRiskAt } = event.data;
      promise.clock = clock;
      if (promise.first.awaited) promise.first = clock;
      promise.atRiskAt = atRiskAt;
      promise.recalculated = [...(promise.recalculated ?? []), { from, at: event.occurredAt }];
      return;
    }
    case 'promise paused':
      promise.status = 'paused';
      promise.pauses = added(promise.pauses, { runId: event.data.runId, from: event.data.at, to: null });
      return;
    case 'promise resumed':
      promise.status = promise.wasLate ? 'late' : 'made';
      promise.pauses = promise.pauses.map((pause) =>
        pause.to === null ? { ...pause, to: event.occurredAt } : pause,
      );
      promise.clock = event.data.clock;
      promise.atRiskAt = event.data.atRiskAt;
      return;
    case 'promise superseded':
      promise.status = 'superseded';
      promise.supersededAt = event.occurredAt;
      // What a split takes along was late there, and is counted there.
      if (event.data.by === 'split') promise.wasLate = false;
      return;
    case 'promise late':
      promise.status = 'late';
      promise.wasLate = true;
      promise.atRiskAt = null;
      return;
    case 'headline over gross':
      promise.overGross = true;
  }
}

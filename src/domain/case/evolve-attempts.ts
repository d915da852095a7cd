import { added } from './added.ts';
import type { CaseEvent, Pending } from './event.ts';
import { replace } from './replace.ts';
import type { AttemptState, CaseState, Letter, Run, WaitState } from './state.ts';

type AttemptEvent = Extract<
  CaseEvent,
  { type: `attempt${string}` | `wait ${string}` | `closure ${string}` | `letter ${string}` | 'request made' }
>;

/** The attempt ledger: what was planned, made and heard of it, and the wait that hangs on it. */
export function evolveAttempts(state: CaseState, event: AttemptEvent): void {
  switch (event.type) {
    case 'attempts begun': {
      const { runId, plan, items, pending, requestAt } = event.data;
      const run: Run = {
        id: runId,
        ended: null,
        trackId: event.trackId ?? '',
        plan,
        items: [...items],
        beganAt: event.occurredAt,
        attempts: pending.map(planned),
        requestAt,
        requestSendId: null,
        wait: null,
      };
      state.runs = added(state.runs, run);
      return;
    }
    case 'letter queued':
      state.letters = added(state.letters, queued(event));
      return;
    case 'letter cancelled':
      inLetter(state, event.data.sendId, 'cancelled');
      return;
    case 'letter known':
      inLetter(state, event.data.sendId, event.data.outcome);
      return;
    default:
      state.runs = replace(state.runs, event.data.runId, (run) => {
        const changed = { ...run };
        inRun(changed, event);
        return changed;
      });
  }
}

type RunEvent = Exclude<AttemptEvent, { type: 'attempts begun' | `letter ${string}` }>;

function inRun(run: Run, event: RunEvent): void {
  switch (event.type) {
    case 'request made':
      run.requestSendId = event.data.sendId;
      run.requestAt = null;
      return;
    case 'attempts planned anew':
      run.attempts = [
        ...run.attempts.filter((attempt) => attempt.madeAt !== null || attempt.due),
        ...event.data.pending.map(planned),
      ];
      return;
    case 'attempt due':
    case 'attempt made':
    case 'attempt known':
      run.attempts = replace(run.attempts, event.data.attemptId, (attempt) => {
        const changed = { ...attempt };
        inAttempt(changed, event);
        return changed;
      });
      return;
    case 'attempts ended':
      run.ended = event.data.because;
      run.attempts = run.attempts.filter((attempt) => attempt.madeAt !== null);
      run.requestAt = null;
      return;
    case 'wait begun': {
      const { at, clock, warnAt, excusable } = event.data;
      run.wait = {
        at,
        clock,
        warnAt,
        warnedAt: null,
        excusable,
        endedAt: null,
        heldUntil: null,
        heldBecause: null,
      };
      return;
    }
    case 'wait voided':
      run.wait = null;
      return;
    default:
      if (run.wait === null) return;
      run.wait = { ...run.wait };
      inWait(run.wait, event);
  }
}

function inAttempt(
  attempt: AttemptState,
  event: Extract<RunEvent, { type: 'attempt due' | 'attempt made' | 'attempt known' }>,
): void {
  if (event.type === 'attempt known') {
    attempt.outcome = event.data.outcome;
    attempt.outcomeAt = event.data.at;
    attempt.due = false;
    return;
  }
  attempt.partyId = event.data.partyId;
  attempt.pointId = event.data.pointId;
  attempt.due = event.type === 'attempt due';
  if (event.type === 'attempt due') {
    attempt.channel = 'phone';
    return;
  }
  attempt.channel = event.data.channel;
  attempt.madeAt = event.occurredAt;
  attempt.sendId = event.data.sendId;
}

function inWait(
  wait: WaitState,
  event: Extract<RunEvent, { type: 'wait recalculated' | 'wait ended' | `closure ${string}` }>,
): void {
  switch (event.type) {
    case 'wait recalculated':
      wait.clock = event.data.clock;
      wait.warnAt = event.data.warnAt;
      wait.heldUntil = null;
      wait.heldBecause = null;
      return;
    case 'wait ended':
      wait.endedAt = event.data.at;
      wait.warnAt = null;
      wait.heldUntil = null;
      return;
    case 'closure warned':
      wait.warnedAt = event.occurredAt;
      wait.warnAt = null;
      return;
    case 'closure held':
      wait.heldUntil = event.data.lookAgainAt;
      wait.heldBecause = event.data.because;
      if (event.data.warnAt !== undefined) wait.warnAt = event.data.warnAt;
  }
}

function queued({ data, occurredAt }: Extract<AttemptEvent, { type: 'letter queued' }>): Letter {
  const { sendId, letter, partyId, pointId, channel, notBefore, runId, promiseId, moveItems, facts } = data;
  return {
    sendId,
    letter,
    partyId,
    pointId,
    channel,
    notBefore,
    runId,
    promiseId,
    items: moveItems,
    facts,
    outcome: null,
    at: occurredAt,
  };
}

function planned(pending: Pending): AttemptState {
  return {
    id: pending.attemptId,
    n: pending.n,
    plannedAt: pending.plannedAt,
    lateFrom: pending.lateFrom,
    post: pending.post ?? null,
    partyId: null,
    pointId: null,
    channel: null,
    sendId: null,
    due: false,
    madeAt: null,
    outcome: null,
    outcomeAt: null,
  };
}

function inLetter(state: CaseState, sendId: string, outcome: Letter['outcome']): void {
  const at = state.letters.findLastIndex((row) => row.sendId === sendId);
  const letter = state.letters[at];
  if (letter === undefined) return;
  const letters = state.letters.slice();
  letters[at] = { ...letter, outcome };
  state.letters = letters;
}

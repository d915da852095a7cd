import type { CaseEvent, Pending } from './event.ts';
import { replace } from './replace.ts';
import type { AttemptState, CaseState, Run, WaitState } from './state.ts';

type AttemptEvent = Extract<
  CaseEvent,
  { type: `attempt${string}` | `wait ${string}` | `closure ${string}` | `letter ${string}` | 'request made' }
>;

/** The attempt ledger: what was planned, made and heard of it, and the wait that hangs on it. */
export function evolveAttempts(state: CaseState, event: AttemptEvent): CaseState {
  switch (event.type) {
    case 'attempts begun': {
      const { runId, plan, items, pending, requestAt } = event.data;
      const run: Run = {
        id: runId,
        plan,
        trackId: event.trackId ?? '',
        items: [...items],
        beganAt: event.occurredAt,
        attempts: pending.map(planned),
        requestAt,
        requestSendId: null,
        wait: null,
        ended: null,
      };
      return { ...state, runs: [...state.runs, run] };
    }
    case 'request made':
      return inRun(state, event.data.runId, () => ({ requestSendId: event.data.sendId, requestAt: null }));
    case 'attempts planned anew':
      return inRun(state, event.data.runId, (run) => ({
        attempts: [
          ...run.attempts.filter((attempt) => attempt.madeAt !== null || attempt.due),
          ...event.data.pending.map(planned),
        ],
      }));
    case 'attempt due':
      return inAttempt(state, event.data.runId, event.data.attemptId, {
        due: true,
        partyId: event.data.partyId,
        pointId: event.data.pointId,
        channel: 'phone',
      });
    case 'attempt made': {
      const { runId, attemptId, partyId, channel, pointId, sendId } = event.data;
      return inAttempt(state, runId, attemptId, {
        due: false,
        madeAt: event.occurredAt,
        partyId,
        channel,
        pointId,
        sendId,
      });
    }
    case 'attempt known':
      return inAttempt(state, event.data.runId, event.data.attemptId, {
        outcome: event.data.outcome,
        outcomeAt: event.data.at,
        due: false,
      });
    case 'attempts ended':
      return inRun(state, event.data.runId, (run) => ({
        ended: event.data.because,
        attempts: run.attempts.filter((attempt) => attempt.madeAt !== null),
        requestAt: null,
      }));
    case 'wait begun': {
      const { at, clock, warnAt, excusable } = event.data;
      const wait: WaitState = {
        at,
        clock,
        warnAt,
        warnedAt: null,
        excusable,
        endedAt: null,
        heldUntil: null,
        heldBecause: null,
      };
      return inRun(state, event.data.runId, () => ({ wait }));
    }
    case 'wait recalculated':
      return inWait(state, event.data.runId, {
        clock: event.data.clock,
        warnAt: event.data.warnAt,
        heldUntil: null,
        heldBecause: null,
      });
    case 'wait voided':
      return inRun(state, event.data.runId, () => ({ wait: null }));
    case 'wait ended':
      return inWait(state, event.data.runId, { endedAt: event.data.at, warnAt: null, heldUntil: null });
    case 'closure warned':
      return inWait(state, event.data.runId, { warnedAt: event.occurredAt, warnAt: null });
    case 'closure held':
      return inWait(state, event.data.runId, {
        heldUntil: event.data.lookAgainAt,
        heldBecause: event.data.because,
        ...(event.data.warnAt === undefined ? {} : { warnAt: event.data.warnAt }),
      });
    case 'letter queued': {
      const { sendId, letter, partyId, pointId, channel, notBefore, runId, promiseId, moveItems, facts } =
        event.data;
      const row = {
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
        at: event.occurredAt,
      };
      return { ...state, letters: [...state.letters, row] };
    }
    case 'letter cancelled':
      return inLetter(state, event.data.sendId, 'cancelled');
    case 'letter known':
      return inLetter(state, event.data.sendId, event.data.outcome);
  }
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

function inRun(state: CaseState, runId: string, change: (run: Run) => Partial<Run>): CaseState {
  const run = state.runs.find((row) => row.id === runId);
  return run === undefined ? state : { ...state, runs: replace(state.runs, runId, change(run)) };
}

function inAttempt(
  state: CaseState,
  runId: string,
  attemptId: string,
  change: Partial<AttemptState>,
): CaseState {
  return inRun(state, runId, (run) => ({ attempts: replace(run.attempts, attemptId, change) }));
}

function inWait(state: CaseState, runId: string, change: Partial<WaitState>): CaseState {
  return inRun(state, runId, (run) => (run.wait === null ? {} : { wait: { ...run.wait, ...change } }));
}

function inLetter(
  state: CaseState,
  sendId: string,
  outcome: CaseState['letters'][number]['outcome'],
): CaseState {
  return {
    ...state,
    letters: state.letters.map((row) => (row.sendId === sendId ? { ...row, outcome } : row)),
  };
}

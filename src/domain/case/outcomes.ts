import type { AttemptOutcome } from '../standards/standard.ts';
import { recordCall } from './attempts.ts';
import { currentCycle } from './closing.ts';
import type { Command, Refusal } from './command.ts';
import { contactMade } from './contact.ts';
import { calendarOf, causedBy, type Draft, decidedBy, emit, standardOf, trackOf } from './draft.ts';
import type { Id } from './event.ts';
import { livePoints, partiesOf, writeTo } from './letters.ts';
import { makeMove, movable } from './moves.ts';
import { movesOn, ruleNamed } from './named.ts';
import { cameBack, followSent, hasArrivedOtherwise } from './once-sent.ts';
import { planAnew } from './planning.ts';
import { clockOf, isOwed, isRunning, keepPromise, promiseRule, supersedePromise } from './promises.ts';
import { raise } from './raise.ts';
import { evidenced, isActive, planOf, runOf } from './run.ts';
import type { AttemptState, Letter, Party, PromiseState, Run } from './state.ts';
import { keepByAttempts, reopenByAttempts } from './tried.ts';
import { beginWait } from './wait.ts';

/** What the post told us of a letter: sent begins waits and keeps promises, a bounce undoes both (design: sends). */
export function knowLetter(
  draft: Draft,
  sendId: Id,
  outcome: 'sent' | 'failed' | 'bounced' | 'unknown',
): Refusal | null {
  const letter = draft.state.letters.findLast((row) => row.sendId === sendId);
  if (letter === undefined) return { refused: 'this case sent no such letter', about: 'sendId' };
  if (letter.outcome === outcome || (letter.outcome === 'bounced' && outcome === 'sent')) return null;
  const known = emit(draft, 'letter known', { sendId, outcome, at: draft.at });
  causedBy(draft, known, () => {
    if (outcome === 'sent') arrived(draft, letter);
    else lost(draft, letter, outcome);
  });
  return null;
}

function arrived(draft: Draft, letter: Letter): void {
  const keeps = draft.state.promises.filter((promise) => {
    if (!isOwed(promise) || !isFor(letter, promise)) return false;
    const standard = standardOf(draft.rules, trackOf(draft.state, promise.trackId));
    return ruleNamed(standard, promise.promise)?.keptByLetter === letter.letter;
  });
  for (const promise of keeps) keepPromise(draft, promise, draft.at);
  followSent(draft, letter);
  const run = draft.state.runs.find((row) => row.id === letter.runId);
  if (run === undefined || !isActive(run)) return;
  const attempt = run.attempts.find((row) => row.sendId === letter.sendId);
  if (attempt !== undefined)
    emit(
      draft,
      'attempt known',
      { runId: run.id, attemptId: attempt.id, outcome: 'delivered', at: draft.at },
      run.trackId,
    );
  const requested =
    planOf(draft, run).wait.from === 'request delivered' && run.requestSendId === letter.sendId;
  if (requested || attempt !== undefined) beginWait(draft, run.id, draft.at);
  if (attempt !== undefined) keepByAttempts(draft, run.id);
}

/** A letter keeps the promise it names, or those of the items it is about. */
const isFor = (letter: Letter, promise: PromiseState): boolean =>
  letter.promiseId === null
    ? promise.itemId === null || letter.items.includes(promise.itemId)
    : letter.promiseId === promise.id;

function lost(draft: Draft, letter: Letter, outcome: 'failed' | 'bounced' | 'unknown'): void {
  if (outcome !== 'unknown') cameBack(draft, letter);
  for (const promise of draft.state.promises) {
    if (promise.status !== 'kept' || !trackOf(draft.state, promise.trackId).open) continue;
    if ((promise.keptAt ?? 0) < letter.at || hasArrivedOtherwise(draft.state, letter)) continue;
    const rule = ruleNamed(standardOf(draft.rules, trackOf(draft.state, promise.trackId)), promise.promise);
    if (rule?.keptByLetter === letter.letter && isFor(letter, promise))
      emit(
        draft,
        'promise reopened',
        { promiseId: promise.id, because: `the letter ${outcome === 'bounced' ? 'bounced' : 'did not go'}` },
        promise.trackId,
      );
  }
  if (letter.pointId !== null && (outcome === 'bounced' || failedTwice(draft, letter.pointId)))
    deadPoint(draft, letter.pointId, 'bounced');
  const run = draft.state.runs.find((row) => row.id === letter.runId);
  const trackId = run?.trackId ?? draft.state.tracks[0]?.id ?? '';
  const attempt = run?.attempts.find((row) => row.sendId === letter.sendId);
  if (run !== undefined && attempt !== undefined && isActive(run)) {
    emit(
      draft,
      'attempt known',
      {
        runId: run.id,
        attemptId: attempt.id,
        outcome: outcome === 'unknown' ? 'unknown' : 'bounced',
        at: draft.at,
      },
      trackId,
    );
    reopenByAttempts(draft, run.id);
    voidWait(draft, run.id);
    another(draft, run.id);
    return;
  }
  if (run !== undefined && !isActive(run)) {
    if (attempt !== undefined) unprove(draft, run, attempt, outcome);
    return;
  }
  if (run?.requestSendId === letter.sendId) voidWait(draft, run.id);
  if (outcome === 'unknown') {
    raise(
      draft,
      trackId,
      `Nobody knows whether “${letter.letter}” arrived: look and, if need be, send it again`,
    );
    return;
  }
  again(draft, letter, trackId);
}

/** The wait was opened by a delivery that was none: it begins at the next one (after-care row 14). */
function voidWait(draft: Draft, runId: Id): void {
  const run = runOf(draft.state, runId);
  if (run.wait === null || run.wait.endedAt !== null) return;
  const request = draft.state.letters.find((row) => row.sendId === run.requestSendId);
  if (planOf(draft, run).wait.from === 'request delivered' && request?.outcome === 'sent') return;
  const next = Math.min(...evidenced(draft, run).map((row) => row.outcomeAt ?? Number.POSITIVE_INFINITY));
  if (next <= run.wait.at) return;
  emit(draft, 'wait voided', { runId, because: 'what opened it did not arrive' }, run.trackId);
  if (Number.isFinite(next)) beginWait(draft, runId, next);
}

/** An attempt of a run that is over did not arrive after all: a closure that rested on it is for a person to look at. */
function unprove(draft: Draft, run: Run, attempt: AttemptState, outcome: Letter['outcome']): void {
  if (attempt.outcome !== 'delivered') return;
  const known = outcome === 'unknown' ? 'unknown' : 'bounced';
  const { trackId } = run;
  emit(
    draft,
    'attempt known',
    { runId: run.id, attemptId: attempt.id, outcome: known, at: draft.at },
    trackId,
  );
  const track = trackOf(draft.state, trackId);
  const short = evidenced(draft, runOf(draft.state, run.id)).length < planOf(draft, run).attempts.length;
  if (!track.open && currentCycle(track).closedBy === 'clock' && short)
    raise(draft, trackId, 'Closed on a letter that came back: reopen it, or reach them another way', true);
}

/** A way that failed twice is taken for dead: no attempt goes there for ever. */
const failedTwice = (draft: Draft, pointId: Id): boolean =>
  draft.state.letters.filter((row) => row.pointId === pointId && row.outcome === 'failed').length >= 2;

/** The same letter by the next way that lives; a person where there is none. */
function again(draft: Draft, letter: Letter, trackId: Id): void {
  const party = stillReached(draft, letter.partyId);
  const track = trackOf(draft.state, trackId);
  const tries = draft.state.letters.filter(
    (row) => row.letter === letter.letter && row.partyId === letter.partyId && row.runId === letter.runId,
  ).length;
  if (party === undefined || tries > 3) {
    raise(draft, trackId, `“${letter.letter}” could not be delivered: tell them another way`);
    return;
  }
  const sendId = writeTo(draft, track, letter.letter, party, {
    ...(letter.promiseId === null ? {} : { promiseId: letter.promiseId }),
    ...(letter.runId === null ? {} : { runId: letter.runId }),
    items: letter.items,
    facts: letter.facts,
  });
  const run = draft.state.runs.find((row) => row.id === letter.runId && row.requestSendId === letter.sendId);
  if (run !== undefined && sendId !== null) emit(draft, 'request made', { runId: run.id, sendId }, trackId);
}

/** The party itself, or, where a client's contact is reached no more, the next of that client's. */
function stillReached(draft: Draft, partyId: Id): Party | undefined {
  const party = draft.state.parties.find((row) => row.id === partyId);
  if (party?.role !== 'client' || livePoints(draft.state, party).length > 0) return party;
  return partiesOf(draft.state, 'client').find((row) => livePoints(draft.state, row).length > 0) ?? party;
}

export function deadPoint(draft: Draft, pointId: Id, why: 'bounced' | 'wrong number' | 'returned'): void {
  if (!draft.state.dead.includes(pointId)) emit(draft, 'contact point dead', { pointId, why });
}

/** An attempt came to nothing: one more by a way that lives, or what the standard says where none does. */
function another(draft: Draft, runId: Id): void {
  const run = runOf(draft.state, runId);
  if (!isActive(run)) return;
  const plan = planOf(draft, run);
  if (partiesOf(draft.state, plan.of).some((party) => livePoints(draft.state, party).length > 0)) {
    planAnew(draft, run, 'an attempt came to nothing', false);
    return;
  }
  nobodyToReach(draft, run);
}

/** Row 14: every way to reach them is dead. */
export function nobodyToReach(draft: Draft, run: Run): void {
  const track = trackOf(draft.state, run.trackId);
  const move = movesOn(standardOf(draft.rules, track), 'contact points dead')[0];
  const items =
    move === undefined
      ? []
      : movable(draft, track.id, move)
          .filter((item) => run.items.includes(item.id))
          .map((item) => item.id);
  const ahead = run.attempts.filter((row) => row.madeAt === null && !row.due).map((row) => row.id);
  for (const promise of draft.state.promises.filter((row) => ahead.includes(row.attemptId ?? '')))
    if (isRunning(promise)) supersedePromise(draft, promise, 'no way to reach them');
  if (run.attempts.some((row) => row.madeAt === null))
    emit(
      draft,
      'attempts planned anew',
      { runId: run.id, pending: [], because: 'no way to reach them' },
      track.id,
    );
  if (move !== undefined && items.length > 0 && planOf(draft, run).of === 'homeowner')
    decidedBy(draft, { kind: 'desk' }, draft.at, () =>
      makeMove(draft, track.id, move, { items, fields: {} }),
    );
  raise(draft, track.id, `No way is left to reach the ${planOf(draft, run).of}: find a number or an address`);
}

/** One key after a call (answered, voicemail, no answer, wrong number, call back at …). */
export function knowAttempt(
  draft: Draft,
  data: Extract<Command, { do: 'know attempt' }>['data'],
): Refusal | null {
  const run = draft.state.runs.find((row) => row.attempts.some((attempt) => attempt.id === data.attemptId));
  const attempt = run?.attempts.find((row) => row.id === data.attemptId);
  if (run === undefined || attempt === undefined)
    return { refused: 'there is no such attempt on this case', about: 'attemptId' };
  if (attempt.outcome !== null)
    return { refused: 'the outcome of this attempt is recorded already', about: 'attemptId' };
  if (data.outcome === 'call back' && data.callBackAt === undefined)
    return { refused: 'Please give the time they asked to be rung', about: 'callBackAt' };
  if (data.callBackAt !== undefined && data.callBackAt < draft.command.at)
    return { refused: 'the time of the call lies in the past', about: 'callBackAt' };
  if (attempt.madeAt === null && attempt.partyId === null) callNow(draft, run, attempt);
  recordCall(draft, runOf(draft.state, run.id), attemptNow(draft, attempt.id), data.callBackAt, data.outcome);
  follow(draft, run.id, attemptNow(draft, attempt.id), data.outcome, data.callBackAt);
  keepByAttempts(draft, run.id);
  return null;
}

/** A person rang before the planned time: the attempt is theirs. */
function callNow(draft: Draft, run: Run, attempt: AttemptState): void {
  const party = partiesOf(draft.state, planOf(draft, run).of, attempt.post ?? undefined)[0];
  const point =
    party === undefined ? undefined : livePoints(draft.state, party).find((row) => row.channel === 'phone');
  if (party !== undefined)
    emit(
      draft,
      'attempt due',
      { runId: run.id, attemptId: attempt.id, partyId: party.id, pointId: point?.id ?? null },
      run.trackId,
    );
}

function attemptNow(draft: Draft, attemptId: Id): AttemptState {
  for (const run of draft.state.runs)
    for (const attempt of run.attempts) if (attempt.id === attemptId) return attempt;
  throw new Error(`no attempt ${attemptId}`);
}

function follow(
  draft: Draft,
  runId: Id,
  attempt: AttemptState,
  outcome: AttemptOutcome,
  callBackAt: number | undefined,
): void {
  const run = runOf(draft.state, runId);
  const party = draft.state.parties.find((row) => row.id === attempt.partyId);
  if ((outcome === 'answered' || outcome === 'call back') && party !== undefined) {
    contactMade(draft, party, draft.at, 'call', null);
    if (callBackAt !== undefined) promiseCallback(draft, draft.newId(), party.id, callBackAt, run.trackId);
    return;
  }
  if (outcome === 'wrong number') {
    if (attempt.pointId !== null) deadPoint(draft, attempt.pointId, 'wrong number');
    voidWait(draft, runId);
    another(draft, runId);
    return;
  }
  if (planOf(draft, run).counts.includes(outcome)) beginWait(draft, runId, draft.at);
  else another(draft, runId);
}

/** They chose when to be rung: a promise of its own. */
export function promiseCallback(
  draft: Draft,
  callbackId: Id,
  partyId: Id,
  callAt: number,
  trackId: Id,
): Refusal | null {
  const track = trackOf(draft.state, trackId);
  const name = standardOf(draft.rules, track).callback?.promise;
  if (name === undefined) return { refused: 'this standard promises no calls at a chosen time' };
  if (!draft.state.parties.some((party) => party.id === partyId))
    return { refused: 'nobody of that kind is on this case', about: 'partyId' };
  if (callAt < draft.command.at) return { refused: 'the time of the call lies in the past', about: 'callAt' };
  const rule = promiseRule(draft, track, name);
  const promiseId = draft.newId();
  const clock = clockOf(calendarOf(draft.rules, track), track.calendar, rule.limit, callAt);
  emit(
    draft,
    'promise made',
    { promiseId, promise: name, itemId: null, attemptId: null, clock, atRiskAt: null },
    trackId,
  );
  emit(draft, 'callback promised', { callbackId, partyId, at: callAt, promiseId }, trackId);
  return null;
}

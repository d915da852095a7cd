import { onceEach } from '../once-each.ts';
import type { Move, PartyRole, Standard } from '../standards/standard.ts';
import type { Instant } from '../time/types.ts';
import { beginAttempts, endAttempts } from './attempts.ts';
import { currentCycle, itemsOf, openItems } from './closing.ts';
import { causedBy, type Draft, decidedBy, emit, standardOf, trackOf } from './draft.ts';
import type { Facts, Id } from './event.ts';
import { atNextOpening, writeLetters } from './letters.ts';
import { reopensByContact } from './matters.ts';
import { mayGo } from './may-go.ts';
import { makeMove, movable } from './moves.ts';
import { attemptsNamed, movesOn, ruleNamed } from './named.ts';
import { isOwed, keepPromise, makePromise } from './promises.ts';
import { raise } from './raise.ts';
import { planReview } from './review.ts';
import { isActive, planOf } from './run.ts';
import type { Item, Party, Track } from './state.ts';

const desk = { kind: 'desk' } as const;

/**
 * A real, two-way contact: it ends the waiting for that party, moves on what waited for it, and reopens what was
 * closed (A10, A12: whenever contact is made). Never called for automatic mail, bounces or pure thanks.
 */
export function contactMade(
  draft: Draft,
  party: Party,
  at: Instant,
  by: Facts['contact made']['by'],
  messageId: Id | null,
): void {
  const cause = emit(draft, 'contact made', { partyId: party.id, at, by, messageId }, null, at);
  causedBy(draft, cause, () =>
    decidedBy(draft, desk, at, () => {
      if (by === 'call' || by === 'web') keepConversations(draft, party);
      for (const { id } of draft.state.tracks) {
        if (!trackOf(draft.state, id).open) {
          if (reopensByContact(draft, id)) reopen(draft, id, `contact of the ${party.role}`, at, messageId);
        } else {
          reopenSilenced(draft, id, rolesOf(draft, party), messageId);
          answered(draft, id, rolesOf(draft, party), messageId);
        }
        if (trackOf(draft.state, id).open)
          answeredAfterReopening(draft, id, rolesOf(draft, party), messageId);
      }
    }),
  );
}

/** A party may be the one who reported as well as homeowner or client. */
function rolesOf(draft: Draft, party: Party): PartyRole[] {
  return draft.state.requesterId === party.id ? [party.role, 'requester'] : [party.role];
}

function keepConversations(draft: Draft, party: Party): void {
  for (const promise of draft.state.promises.filter(isOwed)) {
    const track = trackOf(draft.state, promise.trackId);
    const rule = ruleNamed(standardOf(draft.rules, track), promise.promise);
    const call = draft.state.callbacks.find((row) => row.promiseId === promise.id);
    if (
      rule?.keptByConversation !== undefined &&
      (call === undefined
        ? rule.keptByConversation === party.role || draft.state.requesterId === party.id
        : call.partyId === party.id)
    )
      keepPromise(draft, promise, draft.at);
  }
  for (const callback of draft.state.callbacks.filter((row) => row.partyId === party.id))
    emit(draft, 'callback done', { callbackId: callback.id });
}

/** The move that the standard makes on this party's contact, or, where it names none, the end of the wait and a person. */
function answered(draft: Draft, trackId: Id, roles: readonly PartyRole[], messageId: Id | null): void {
  const standard = standardOf(draft.rules, trackOf(draft.state, trackId));
  for (const move of answering(standard)) {
    const items: Id[] = [];
    for (const item of draft.state.items)
      if (item.trackId === trackId && isMoved(item, move, roles) && mayGo(item, move)) items.push(item.id);
    if (items.length > 0) makeMove(draft, trackId, move, { items, fields: {} });
  }
  for (const run of draft.state.runs.filter((row) => row.trackId === trackId && isActive(row))) {
    const plan = planOf(draft, run);
    if (!roles.includes(plan.of)) continue;
    endAttempts(draft, run, 'they answered');
    raise(
      draft,
      trackId,
      `An answer came while we were ${plan.title.toLowerCase()}: read it and move on`,
      false,
      messageId,
    );
  }
}

/** The moves that somebody's contact makes, in the order of the standard; looked for once a standard. */
const answering = onceEach((standard: Standard): readonly Move[] =>
  standard.moves.filter(({ when }) => when?.on === 'contact' || when?.on === 'answer'),
);

/** A contact of this party moves the item on, or answers what was asked of them where it stands. */
function isMoved(item: Item, { name, when }: Move, roles: readonly PartyRole[]): boolean {
  if (when?.on === 'contact') return roles.includes(when.of);
  if (when?.on !== 'answer') return false;
  const asked = item.made[when.to];
  return (
    asked !== undefined &&
    asked.seq > (item.made[name]?.seq ?? 0) &&
    roles.some((role) => role === item.facts[when.of])
  );
}

/** A reopened stage begins its own plan at once; the contact that reopened it is the answer to that plan. */
function answeredAfterReopening(
  draft: Draft,
  trackId: Id,
  roles: readonly PartyRole[],
  messageId: Id | null,
): void {
  const last = draft.events.at(-1);
  if (
    last !== undefined &&
    draft.events.some((event) => event.type === 'track reopened' && event.trackId === trackId)
  )
    answered(draft, trackId, roles, messageId);
}

/** Opens the track again with the items that its closure closed: a new cycle, fresh stage promises, first receipt kept. */
export function reopen(draft: Draft, trackId: Id, because: string, at: Instant, messageId: Id | null): void {
  const track = trackOf(draft.state, trackId);
  if (draft.state.links.some((link) => link.as === 'merged into')) return;
  const standard = standardOf(draft.rules, track);
  const reason = currentCycle(track).reason ?? '';
  const silenced = new Set(silences(standard).map((move) => move.closes));
  const items = itemsOf(draft.state, trackId)
    .filter((item) => item.outcome === reason || silenced.has(item.outcome ?? ''))
    .map((item) => ({ id: item.id, stage: reopensInto(standard, item) }));
  const cause = emit(draft, 'track reopened', { items, because, at }, trackId);
  causedBy(draft, cause, () => {
    cancelClosing(draft, trackId);
    planReview(draft, trackOf(draft.state, trackId));
    if (standard.headline !== undefined)
      makePromise(draft, trackOf(draft.state, trackId), standard.headline.promise, null, at);
    for (const stage of new Set(items.map((item) => item.stage)))
      enterAgain(
        draft,
        trackOf(draft.state, trackId),
        stage,
        items.filter((item) => item.stage === stage).map((item) => item.id),
      );
    writeLetters(draft, trackOf(draft.state, trackId), standard.reopening.letters, {
      items: items.map((item) => item.id),
      notBefore: atNextOpening(draft, track, draft.command.at),
    });
    raise(draft, trackId, 'Reopened: see what has changed', false, messageId);
  });
}

/** The moves by which silence closes. */
const silences = (standard: Standard): Move[] =>
  movesOn(standard, 'silence').filter((move) => move.closes !== undefined);

function reopensInto(standard: Standard, item: Item): string {
  const into = standard.closures.find((row) => row.name === item.outcome)?.reopensInto ?? 'stage it left';
  return into === 'stage it left' ? (item.left ?? standard.stages[0]?.name ?? '') : into;
}

/** Items closed by this party's silence come back at their contact though the others kept the case open (A10, A12). */
function reopenSilenced(draft: Draft, trackId: Id, roles: readonly PartyRole[], messageId: Id | null): void {
  const track = trackOf(draft.state, trackId);
  const standard = standardOf(draft.rules, track);
  const closed = itemsOf(draft.state, trackId).filter((item) => item.stage === null);
  if (closed.length === 0) return;
  const theirs = silences(standard)
    .filter(({ when }) => {
      const plan = when?.on === 'silence' ? attemptsNamed(standard, when.plan) : undefined;
      return plan !== undefined && roles.includes(plan.of);
    })
    .map((move) => move.closes);
  const items = closed.filter((item) => theirs.includes(item.outcome ?? undefined));
  if (items.length === 0) return;
  for (const [to, back] of Map.groupBy(items, (item) => reopensInto(standard, item))) {
    const ids = back.map((item) => item.id);
    const moved = { move: 'reopened', items: ids, to, sets: {}, facts: {}, closes: null, counts: null };
    causedBy(draft, emit(draft, 'items moved', moved, trackId), () => enterAgain(draft, track, to, ids));
  }
  cancelClosing(draft, trackId);
  const ids = items.map((item) => item.id);
  const notBefore = atNextOpening(draft, track, draft.command.at);
  writeLetters(draft, track, standard.reopening.letters, { items: ids, notBefore });
  raise(draft, trackId, 'Reopened: see what has changed', false, messageId);
}

/** A closing letter still waiting for the next opening is not sent to somebody who has just answered. */
function cancelClosing(draft: Draft, trackId: Id): void {
  const closings = new Set(
    standardOf(draft.rules, trackOf(draft.state, trackId)).closures.flatMap((closure) =>
      closure.letters.map((row) => row.letter),
    ),
  );
  for (const letter of draft.state.letters)
    if (letter.outcome === null && letter.notBefore > draft.command.at && closings.has(letter.letter))
      emit(draft, 'letter cancelled', { sendId: letter.sendId, because: 'reopened' }, trackId);
}

function enterAgain(draft: Draft, track: Track, name: string, items: readonly Id[]): void {
  const stage = standardOf(draft.rules, track).stages.find((row) => row.name === name);
  if (stage === undefined) return;
  for (const promise of [...stage.starts, ...stage.reopened])
    for (const id of items) makePromise(draft, track, promise, id, draft.at);
  if (stage.attempts !== undefined) beginAttempts(draft, track, stage.attempts, items);
}

/** What the details that are here so far ask for: the standard's move for a complete or an incomplete report (A4). */
export function weighDetails(draft: Draft, trackId: Id, completeAt: Instant): void {
  const standard = standardOf(draft.rules, trackOf(draft.state, trackId));
  if (standard.details.length === 0 || openItems(draft.state, trackId).length === 0) return;
  const missing = standard.details
    .filter((detail) => !draft.state.details.includes(detail.name))
    .map((detail) => detail.name);
  const on = missing.length === 0 ? 'complete details' : 'incomplete details';
  const move = movesOn(standard, on).find((row) => movable(draft, trackId, row).length > 0);
  if (move === undefined) return;
  decidedBy(draft, desk, draft.at, () =>
    makeMove(draft, trackId, move, {
      items: [],
      fields: missing.length === 0 ? {} : { missing },
      receivedAt: completeAt,
    }),
  );
}

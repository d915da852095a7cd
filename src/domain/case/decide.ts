import { openItems } from './closing.ts';
import type { Command, NewId, Refusal } from './command.ts';
import { confirmInTime } from './confirming.ts';
import { contactMade, reopen, weighDetails } from './contact.ts';
import { endLinks, sendLink } from './customer-link.ts';
import { flagDanger } from './danger.ts';
import { type Draft, draftOf, emit, standardOf, trackOf } from './draft.ts';
import type { CaseEvent } from './event.ts';
import { toldByMove, tooFar } from './extending.ts';
import { fileLater } from './filing.ts';
import { followRules } from './following.ts';
import { handOver, keepForMerged, mergeInto } from './linking.ts';
import { mayMake } from './makers.ts';
import { overtake } from './matters.ts';
import { makeMove } from './moves.ts';
import { moveNamed } from './named.ts';
import { beginTrack, openCase } from './opening.ts';
import { knowAttempt, knowLetter, promiseCallback } from './outcomes.ts';
import { describeParty, joinParty } from './parties.ts';
import { extendPromise, isOwed, keepPromise, makePromise, promiseRule } from './promises.ts';
import { retract } from './retracting.ts';
import { planReview } from './review.ts';
import type { Rules } from './rules.ts';
import { sign } from './signing.ts';
import type { CaseState, Track } from './state.ts';
import { noteTime } from './time.ts';

/** What follows from a command, or why it may not be. Pure: time, ids and author arrive in the command. */
export function decide(
  rules: Rules,
  state: CaseState,
  command: Command,
  newId: NewId,
): readonly CaseEvent[] | Refusal {
  const decided = decideInto(rules, state, command, newId);
  return 'refused' in decided ? decided : decided.events;
}

/** The same, with the case as it stands after it (after a retraction, whose fold skips earlier events, fold anew). */
export function decideInto(
  rules: Rules,
  state: CaseState,
  command: Command,
  newId: NewId,
): { readonly events: readonly CaseEvent[]; readonly state: CaseState } | Refusal {
  if (command.occurredAt !== undefined && command.occurredAt > command.at)
    return { refused: 'it cannot have happened later than now', about: 'occurredAt' };
  if (state.seq === 0 && command.do !== 'open case') return { refused: 'there is no such case' };
  if (tooEarly(state, command))
    return { refused: 'it cannot have happened before the query was received', about: 'occurredAt' };
  if ((command.do === 'make move' || command.do === 'sign') && isStranger(state, command))
    return { refused: 'only somebody who is known to belong to this case may do this', about: 'by' };
  if (contacts.has(command.do) && isMerged(state))
    return { refused: 'this case is merged into another: it belongs on that one' };
  const draft = draftOf(rules, state, command, newId);
  const refusal = obey(draft, command);
  return refusal ?? { events: draft.events, state: draft.state };
}

/** Messages keep their own receipt, wherever they are filed; a deed is done on a query that is here. */
const deeds: ReadonlySet<Command['do']> = new Set(['make move', 'sign', 'know attempt', 'note call']);

const tooEarly = (state: CaseState, command: Command): boolean =>
  command.occurredAt !== undefined && deeds.has(command.do) && command.occurredAt < state.receivedAt;

/** What a merged case would swallow unheard: its matter is looked after elsewhere. */
const contacts: ReadonlySet<Command['do']> = new Set(['file message', 'note call', 'promise callback']);

const isMerged = (state: CaseState): boolean => state.links.some((link) => link.as === 'merged into');

const isStranger = (state: CaseState, { by }: Command): boolean =>
  by.kind === 'party' && !state.parties.some((party) => party.id === by.id && party.confirmed);

function obey(draft: Draft, command: Command): Refusal | null {
  const { data } = command;
  switch (command.do) {
    case 'open case':
      return openCase(draft, command.data);
    case 'begin track':
      return begin(draft, command.data);
    case 'file message':
      return file(draft, command.data);
    case 'make move':
      return move(draft, command.data);
    case 'sign':
      return sign(draft, command.data);
    case 'add item':
      return addItem(draft, command.data);
    case 'describe item':
      return onItem(draft, command.data.itemId, () => emit(draft, 'item described', command.data));
    case 'join party':
      return joinParty(draft, command.data);
    case 'reach party':
    case 'confirm party':
      return describeParty(draft, command);
    case 'name place':
      return namePlace(draft, command.data);
    case 'give details':
      return giveDetails(draft, command.data.details, command.data.completeAt);
    case 'note reference':
      return said(emit(draft, 'reference noted', command.data));
    case 'take note':
      return said(emit(draft, 'note taken', command.data));
    case 'allocate':
      return said(emit(draft, 'manager allocated', command.data));
    case 'flag danger':
      return draft.state.danger
        ? { refused: 'danger is flagged already' }
        : said(flagDanger(draft, 'person', command.data.wordsId));
    case 'clear danger':
      return draft.state.danger
        ? said(emit(draft, 'danger cleared', command.data))
        : { refused: 'no danger is flagged on this case' };
    case 'know attempt':
      return knowAttempt(draft, command.data);
    case 'know letter':
      return knowLetter(draft, command.data.sendId, command.data.outcome);
    case 'note call':
      return noteCall(draft, command.data);
    case 'promise callback':
      return promiseCallback(
        draft,
        command.data.callbackId,
        command.data.partyId,
        command.data.callAt,
        firstTrack(draft),
      );
    case 'callback done':
      return callbackDone(draft, command.data.callbackId);
    case 'send customer link':
      return sendLink(draft, command.data.partyId);
    case 'end customer links':
      return endLinks(draft, command.data.partyId);
    case 'confirm in time':
      return confirmInTime(draft, command.data.promiseId);
    case 'extend promise':
      return extend(draft, command.data);
    case 'raise exception':
      return said(emit(draft, 'exception raised', command.data, firstTrack(draft)));
    case 'settle exception':
      return draft.state.exceptions.some((row) => row.id === command.data.exceptionId)
        ? said(emit(draft, 'exception settled', command.data))
        : { refused: 'this has been settled already' };
    case 'merge into':
      return mergeInto(draft, command.data);
    case 'keep for merged':
      return keepForMerged(draft, command.data);
    case 'hand over items':
      return handOver(draft, command.data);
    case 'reopen':
      return reopenAll(draft, command.data.receivedAt);
    case 'follow rules':
      return followRules(draft, command.data);
    case 'retract':
      return retract(draft, command.data);
    case 'note time':
      return said(noteTime(draft, command.data.moment, command.data.heardUpTo));
    default:
      return unheardOf(command, data);
  }
}

const said = (_: unknown): null => null;

const firstTrack = (draft: Draft): string => draft.state.tracks[0]?.id ?? '';

function unheardOf(command: never, data: unknown): never {
  throw new Error(`a command that nobody knows: ${JSON.stringify(command)} ${JSON.stringify(data)}`);
}

type Data<N extends Command['do']> = Extract<Command, { do: N }>['data'];

function begin(draft: Draft, data: Data<'begin track'>): Refusal | null {
  if (draft.state.items.some((item) => data.itemIds.includes(item.id)))
    return { refused: 'an item runs on one track: give the new one items of its own', about: 'itemIds' };
  const items = data.itemIds.map((itemId) => ({ itemId, product: null, fault: null, wordsId: null }));
  beginTrack(draft, data, items);
  overtake(draft, data.trackId, data.about ?? []);
  return null;
}

function file(draft: Draft, data: Data<'file message'>): null {
  const given = data.details.filter((detail) => !draft.state.details.includes(detail));
  for (const detail of given) emit(draft, 'detail given', { detail });
  const trackId = firstTrack(draft);
  fileLater(draft, data);
  if (data.danger) flagDanger(draft, 'words', null);
  if (given.length > 0 && trackOf(draft.state, trackId).open) weighDetails(draft, trackId, data.receivedAt);
  return null;
}

function move(draft: Draft, data: Data<'make move'>): Refusal | null {
  const track = trackWith(draft, data);
  const found = track === undefined ? undefined : moveNamed(standardOf(draft.rules, track), data.move);
  if (track === undefined || found === undefined)
    return { refused: `no standard on this case has the move “${data.move}”`, about: 'move' };
  if (!mayMake(draft, found.by))
    return { refused: `“${found.title}” is for: ${found.by.join(', ')}`, about: 'by' };
  const closed = !track.open;
  const { manager } = data.fields;
  const refusal = makeMove(draft, track.id, found, {
    items: data.items,
    fields: data.fields,
    excluded: data.excluded === true,
  });
  if (refusal !== null) return refusal;
  if (closed) openAgain(draft, track.id);
  if (typeof manager === 'string' && manager !== '')
    emit(draft, 'manager allocated', { staffId: manager, because: found.name, wordsId: null });
  return null;
}

/** The track that has such a move and one of these items, or else the first that has the move. */
function trackWith(draft: Draft, data: Data<'make move'>): Track | undefined {
  const { tracks, items } = draft.state;
  let first: Track | undefined;
  for (const track of tracks) {
    if (moveNamed(standardOf(draft.rules, track), data.move) === undefined) continue;
    if (items.some((item) => item.trackId === track.id && data.items.includes(item.id))) return track;
    first ??= track;
  }
  return first;
}

/** A move out of a closed case (a dispute) opens its track again, as a new cycle. */
function openAgain(draft: Draft, trackId: string): void {
  const items = openItems(draft.state, trackId).map((item) => ({ id: item.id, stage: item.stage ?? '' }));
  if (items.length === 0) return;
  emit(draft, 'track reopened', { items, because: 'disputed', at: draft.at }, trackId);
  const track = trackOf(draft.state, trackId);
  const headline = standardOf(draft.rules, track).headline?.promise;
  if (headline !== undefined) makePromise(draft, track, headline, null, draft.at);
  planReview(draft, track);
}

function addItem(draft: Draft, data: Data<'add item'>): Refusal | null {
  const trackId = firstTrack(draft);
  const track = trackOf(draft.state, trackId);
  if (!track.open) return { refused: 'this case is closed: reopen it first' };
  const stage =
    openItems(draft.state, trackId)[0]?.stage ?? standardOf(draft.rules, track).stages[0]?.name ?? '';
  const first = standardOf(draft.rules, track).stages.find((row) => row.name === stage);
  const itemStage =
    first?.of === 'track'
      ? stage
      : (standardOf(draft.rules, track).stages.find((row) => row.of === 'item')?.name ?? stage);
  emit(draft, 'item added', { ...data, stage: itemStage }, trackId);
  for (const name of standardOf(draft.rules, track).stages.find((row) => row.name === itemStage)?.starts ??
    [])
    makePromise(draft, track, name, data.itemId, draft.at);
  return null;
}

function onItem(draft: Draft, itemId: string, then: () => unknown): Refusal | null {
  if (!draft.state.items.some((item) => item.id === itemId))
    return { refused: 'there is no such item on this case', about: 'itemId' };
  then();
  return null;
}

function namePlace(draft: Draft, data: Data<'name place'>): null {
  const { details, ...place } = data;
  emit(draft, 'place named', place);
  return giveDetails(draft, details, draft.at);
}

function giveDetails(draft: Draft, details: readonly string[], completeAt: number): null {
  for (const detail of details)
    if (!draft.state.details.includes(detail)) emit(draft, 'detail given', { detail });
  if (trackOf(draft.state, firstTrack(draft)).open) weighDetails(draft, firstTrack(draft), completeAt);
  return null;
}

function noteCall(draft: Draft, data: Data<'note call'>): Refusal | null {
  const party = draft.state.parties.find((row) => row.id === data.partyId);
  if (party === undefined) return { refused: 'nobody of that kind is on this case', about: 'partyId' };
  emit(draft, 'note taken', { wordsId: data.wordsId, private: false });
  if (data.spoken) contactMade(draft, party, draft.at, 'call', null);
  return null;
}

/** The call was made, or evidently tried: its promise is kept (A21). */
function callbackDone(draft: Draft, callbackId: string): Refusal | null {
  const callback = draft.state.callbacks.find((row) => row.id === callbackId);
  if (callback === undefined) return { refused: 'this call has been made already', about: 'callbackId' };
  emit(draft, 'callback done', { callbackId });
  for (const promise of draft.state.promises.filter((row) => row.id === callback.promiseId))
    keepPromise(draft, promise, draft.at);
  return null;
}

function extend(draft: Draft, data: Data<'extend promise'>): Refusal | null {
  const promise = draft.state.promises.find((row) => row.id === data.promiseId);
  if (promise === undefined || !isOwed(promise))
    return { refused: 'this promise is not running', about: 'promiseId' };
  const track = trackOf(draft.state, promise.trackId);
  const extension = standardOf(draft.rules, track).promises.find(
    (row) => row.name === promise.promise,
  )?.extension;
  if (extension === undefined)
    return { refused: 'the standard lets nobody extend this promise', about: 'promiseId' };
  if (!mayMake(draft, extension.by))
    return { refused: `only these may extend it: ${extension.by.join(', ')}`, about: 'by' };
  if (!extension.because.includes(data.because))
    return {
      refused: `the standard allows it only because of: ${extension.because.join(', ')}`,
      about: 'because',
    };
  const until = typeof data.until === 'string' ? { date: data.until } : { instant: data.until };
  const rule = promiseRule(draft, track, promise.promise);
  const far = tooFar(draft, promise, rule, until) ?? toldByMove(draft, track, rule);
  if (far !== null) return { refused: far, about: 'until' };
  const refused = extendPromise(draft, promise, {
    because: data.because,
    excusable: extension.excusable.includes(data.because),
    wordsId: data.wordsId,
    until,
    broughtForward: data.broughtForward,
  });
  return refused === null ? null : { refused, about: 'until' };
}

function reopenAll(draft: Draft, at: number): Refusal | null {
  const closed = draft.state.tracks.filter((track) => !track.open);
  if (closed.length === 0) return { refused: 'this case is open' };
  if (isMerged(draft.state)) return { refused: 'this case is merged into another: take them apart first' };
  for (const track of closed) reopen(draft, track.id, 'reopened by a person', at, null);
  return null;
}

import { endAttempts, isActive } from './attempts.ts';
import { closeTrack, openItems } from './closing.ts';
import type { Command, NewId, Refusal } from './command.ts';
import { contactMade, reopen, weighDetails } from './contact.ts';
import { flagDanger } from './danger.ts';
import { type Draft, draftOf, emit, standardOf, trackOf } from './draft.ts';
import type { CaseEvent } from './event.ts';
import { fileLater } from './filing.ts';
import { makeMove, moveNamed } from './moves.ts';
import { beginTrack, openCase } from './opening.ts';
import { knowAttempt, knowLetter, promiseCallback } from './outcomes.ts';
import { describeParty, joinParty } from './parties.ts';
import { extendPromise, isOwed, isRunning, makePromise } from './promises.ts';
import { planReview } from './review.ts';
import type { Rules } from './rules.ts';
import { sign } from './signing.ts';
import type { CaseState } from './state.ts';
import { noteTime } from './time.ts';
import { stillWaiting } from './waiting.ts';

/** What follows from a command, or why it may not be. Pure: time, ids and author arrive in the command. */
export function decide(
  rules: Rules,
  state: CaseState,
  command: Command,
  newId: NewId,
): readonly CaseEvent[] | Refusal {
  if (command.occurredAt !== undefined && command.occurredAt > command.at)
    return { refused: 'it cannot have happened later than now', about: 'occurredAt' };
  if (state.seq === 0 && command.do !== 'open case') return { refused: 'there is no such case' };
  const draft = draftOf(rules, state, command, newId);
  const refusal = obey(draft, command);
  return refusal ?? draft.events;
}

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
      return said(emit(draft, 'callback done', command.data));
    case 'extend promise':
      return extend(draft, command.data);
    case 'raise exception':
      return said(emit(draft, 'exception raised', command.data, { trackId: firstTrack(draft) }));
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
    case 'retract':
      return said(emit(draft, 'retracted', command.data));
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

function begin(draft: Draft, data: Data<'begin track'>): null {
  const items = data.itemIds.map((itemId) => ({ itemId, product: null, fault: null, wordsId: null }));
  beginTrack(draft, data, items);
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
  const track = draft.state.tracks.find(
    (row) => moveNamed(standardOf(draft.rules, row), data.move) !== undefined,
  );
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
    ...(data.excluded === undefined ? {} : { excluded: data.excluded }),
  });
  if (refusal !== null) return refusal;
  if (closed) openAgain(draft, track.id);
  if (typeof manager === 'string' && manager !== '')
    emit(draft, 'manager allocated', { staffId: manager, because: found.name, wordsId: null });
  return null;
}

/** A move out of a closed case (a dispute) opens its track again, as a new cycle. */
function openAgain(draft: Draft, trackId: string): void {
  const items = openItems(draft.state, trackId).map((item) => ({ id: item.id, stage: item.stage ?? '' }));
  if (items.length === 0) return;
  emit(draft, 'track reopened', { items, because: 'disputed', at: draft.at }, { trackId });
  const track = trackOf(draft.state, trackId);
  const headline = standardOf(draft.rules, track).headline?.promise;
  if (headline !== undefined) makePromise(draft, track, headline, null, draft.at);
  planReview(draft, track);
}

function mayMake(draft: Draft, makers: readonly string[]): boolean {
  const { by } = draft.command;
  if (by.kind === 'staff') return by.roles.some((role) => makers.includes(role));
  if (by.kind === 'party')
    return makers.includes(by.role) || (draft.state.requesterId === by.id && makers.includes('requester'));
  return makers.includes(by.kind);
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
  emit(draft, 'item added', { ...data, stage: itemStage }, { trackId });
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
  const refused = extendPromise(draft, promise, {
    because: data.because,
    excusable: extension.excusable.includes(data.because),
    wordsId: data.wordsId,
    until,
    broughtForward: data.broughtForward,
  });
  return refused === null ? null : { refused, about: 'until' };
}

/** Merging is a link that moves nothing; this case closes as the duplicate of the kept one. */
function mergeInto(draft: Draft, data: Data<'merge into'>): Refusal | null {
  if (data.kept === draft.state.id) return { refused: 'a case cannot be merged into itself', about: 'kept' };
  if (draft.state.links.some((link) => link.as === 'merged into'))
    return { refused: 'this case is merged already' };
  emit(draft, 'case linked', { linkId: data.linkId, to: data.kept, as: 'merged into' });
  for (const track of draft.state.tracks.filter((row) => row.open)) {
    const items = openItems(draft.state, track.id).map((item) => item.id);
    emit(
      draft,
      'items moved',
      { move: 'merge', items, to: null, sets: {}, facts: {}, closes: 'duplicate', counts: null },
      { trackId: track.id },
    );
    closeTrack(draft, track.id, 'duplicate', items);
  }
  return null;
}

/** The kept case answers for the merged one too: where that had promised the same sooner, the sooner date stands. */
function keepForMerged(draft: Draft, data: Data<'keep for merged'>): null {
  emit(draft, 'case linked', { linkId: data.linkId, to: data.merged, as: 'keeps' });
  for (const sooner of data.promises ?? [])
    for (const promise of draft.state.promises)
      if (promise.promise === sooner.promise && isRunning(promise) && sooner.clock.due < promise.clock.due)
        emit(
          draft,
          'promise extended',
          {
            promiseId: promise.id,
            because: 'an earlier report of the same',
            excusable: false,
            wordsId: null,
            clock: sooner.clock,
            atRiskAt: null,
          },
          { trackId: promise.trackId },
        );
  return null;
}

function handOver(draft: Draft, data: Data<'hand over items'>): Refusal | null {
  const open = draft.state.items.filter((item) => item.stage !== null);
  const going = open.filter((item) => data.items.includes(item.id));
  if (going.length === 0 || going.length === open.length)
    return { refused: 'choose some of the open items, not none and not all', about: 'items' };
  for (const item of going) {
    emit(draft, 'item handed over', { itemId: item.id, to: data.to }, { trackId: item.trackId });
    for (const promise of draft.state.promises.filter((row) => row.itemId === item.id && isOwed(row)))
      emit(draft, 'promise superseded', { promiseId: promise.id, by: 'split' }, { trackId: item.trackId });
  }
  for (const run of draft.state.runs.filter((row) => isActive(row) && stillWaiting(draft, row).length === 0))
    endAttempts(draft, run, 'split');
  emit(draft, 'case linked', { linkId: data.linkId, to: data.to, as: 'split to' });
  return null;
}

function reopenAll(draft: Draft, at: number): Refusal | null {
  const closed = draft.state.tracks.filter((track) => !track.open);
  if (closed.length === 0) return { refused: 'this case is open' };
  for (const track of closed) reopen(draft, track.id, 'reopened by a person', at, null);
  return null;
}

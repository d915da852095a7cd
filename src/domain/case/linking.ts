import { endAttempts } from './attempts.ts';
import { cancelAppointments, closeTrack, openItems } from './closing.ts';
import type { Command, Refusal } from './command.ts';
import { type Draft, emit, standardOf } from './draft.ts';
import type { Id, PartyFacts } from './event.ts';
import { partiesOf, writeTo } from './letters.ts';
import { isOwed, isRunning } from './promises.ts';
import { mayRepeat, repeatedIn } from './repeats.ts';
import { isActive } from './run.ts';
import type { Party } from './state.ts';
import { stillWaiting } from './waiting.ts';

type Data<N extends Command['do']> = Extract<Command, { do: N }>['data'];

/** Merging is a link that moves nothing; this case closes as the duplicate of the kept one. */
export function mergeInto(draft: Draft, data: Data<'merge into'>): Refusal | null {
  if (data.kept === draft.state.id) return { refused: 'a case cannot be merged into itself', about: 'kept' };
  if (draft.state.links.some((link) => link.as === 'merged into'))
    return { refused: 'this case is merged already' };
  const kept = draft.state.tracks.find(
    (row) => row.open && standardOf(draft.rules, row).closedBy !== undefined,
  );
  if (kept !== undefined)
    return {
      refused: `“${standardOf(draft.rules, kept).title}” is never closed by merging: a person closes it first`,
    };
  emit(draft, 'case linked', { linkId: data.linkId, to: data.kept, as: 'merged into' });
  if (data.reference !== undefined) answerRepeat(draft, data.reference);
  for (const track of draft.state.tracks.filter((row) => row.open)) {
    const items = openItems(draft.state, track.id).map((item) => item.id);
    emit(
      draft,
      'items moved',
      { move: 'merge', items, to: null, sets: {}, facts: {}, closes: 'duplicate', counts: null },
      track.id,
    );
    closeTrack(draft, track.id, 'duplicate', items);
  }
  return null;
}

/**
 * The kept case answers for the merged one too: where that had promised the same sooner, the sooner date stands, and
 * whoever reported it belongs here and is told by the letters that the standard gives to a closure by merging.
 */
export function keepForMerged(draft: Draft, data: Data<'keep for merged'>): null {
  emit(draft, 'case linked', { linkId: data.linkId, to: data.merged, as: 'keeps' });
  if (data.reference !== undefined) answerRepeat(draft, data.reference);
  for (const sooner of data.promises ?? [])
    for (const promise of draft.state.promises)
      if (
        promise.promise === sooner.promise &&
        promise.attemptId === null &&
        promise.status !== 'paused' &&
        isRunning(promise) &&
        sooner.clock.due < promise.clock.due
      )
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
          promise.trackId,
        );
  if (data.requester !== undefined) tellMerged(draft, data.merged, data.requester);
  return null;
}

/** They wrote to us, so they are told, where they are known to belong here, under which number it goes on. */
function tellMerged(draft: Draft, merged: Id, requester: PartyFacts): void {
  const party = partyFor(draft, requester);
  const track = draft.state.tracks.find((row) => row.open) ?? draft.state.tracks[0];
  if (track === undefined || !party.confirmed) return;
  const letters = standardOf(draft.rules, track).closures.find((row) => row.made === 'by merging')?.letters;
  for (const { letter, to } of letters ?? [])
    for (const one of to === 'requester' ? [party] : partiesOf(draft.state, to))
      writeTo(draft, track, letter, one, { facts: { merged } });
}

/** The same person is one party, however many reports they made. */
function partyFor(draft: Draft, facts: PartyFacts): Party {
  const known = draft.state.parties.find(
    (row) => row.id === facts.partyId || (row.personId !== null && row.personId === facts.personId),
  );
  if (known !== undefined) return known;
  emit(draft, 'party joined', facts);
  const joined = draft.state.parties.find((row) => row.id === facts.partyId);
  if (joined === undefined) throw new Error('a party that joined is not on the case');
  return joined;
}

/** The question whether the two are one is answered; what else the same notice asks stands. */
function answerRepeat(draft: Draft, reference: string): void {
  for (const { id, about, messageId } of draft.state.exceptions) {
    const asked = repeatedIn(about);
    if (!asked.includes(reference)) continue;
    emit(draft, 'exception settled', { exceptionId: id });
    const rest = asked.filter((other) => other !== reference);
    if (rest.length > 0 && draft.state.tracks.some((track) => track.open))
      emit(
        draft,
        'exception raised',
        { exceptionId: draft.newId(), about: mayRepeat(rest), messageId, urgent: false },
        draft.state.tracks[0]?.id ?? '',
      );
  }
}

export function handOver(draft: Draft, data: Data<'hand over items'>): Refusal | null {
  const open = draft.state.items.filter((item) => item.stage !== null);
  const going = open.filter((item) => data.items.includes(item.id));
  if (going.length === 0 || going.length === open.length)
    return { refused: 'choose some of the open items, not none and not all', about: 'items' };
  for (const item of going) {
    emit(draft, 'item handed over', { itemId: item.id, to: data.to }, item.trackId);
    for (const promise of draft.state.promises.filter((row) => row.itemId === item.id && isOwed(row)))
      emit(draft, 'promise superseded', { promiseId: promise.id, by: 'split' }, item.trackId);
  }
  for (const run of draft.state.runs.filter((row) => isActive(row) && stillWaiting(draft, row).length === 0))
    endAttempts(draft, run, 'split');
  for (const trackId of new Set(going.map((item) => item.trackId))) cancelAppointments(draft, trackId);
  emit(draft, 'case linked', { linkId: data.linkId, to: data.to, as: 'split to' });
  return null;
}

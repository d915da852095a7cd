import { endAttempts, isActive } from './attempts.ts';
import { closeTrack, openItems } from './closing.ts';
import type { Command, Refusal } from './command.ts';
import { type Draft, emit } from './draft.ts';
import { isOwed, isRunning } from './promises.ts';
import { stillWaiting } from './waiting.ts';

type Data<N extends Command['do']> = Extract<Command, { do: N }>['data'];

/** Merging is a link that moves nothing; this case closes as the duplicate of the kept one. */
export function mergeInto(draft: Draft, data: Data<'merge into'>): Refusal | null {
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
export function keepForMerged(draft: Draft, data: Data<'keep for merged'>): null {
  emit(draft, 'case linked', { linkId: data.linkId, to: data.merged, as: 'keeps' });
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
          { trackId: promise.trackId },
        );
  return null;
}

export function handOver(draft: Draft, data: Data<'hand over items'>): Refusal | null {
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

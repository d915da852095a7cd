import { openItems } from './closing.ts';
import type { Command, Refusal } from './command.ts';
import { type Draft, decidedBy, emit, standardOf } from './draft.ts';
import { makeMove, movable } from './moves.ts';
import { movesOn } from './named.ts';

/**
 * The signed completion, over the item list (A17): items signed as done go as the standard says of a signature, items
 * not done go back to a decision with the signer's remarks.
 */
export function sign(draft: Draft, data: Extract<Command, { do: 'sign' }>['data']): Refusal | null {
  if (data.capacity === '') return { refused: 'Please say in what capacity you sign', about: 'capacity' };
  if (data.done.length + data.notDone.length === 0)
    return { refused: 'Please say for each item whether it is done', about: 'done' };
  if (data.notDone.length > 0 && data.remarksWordsId === null)
    return { refused: 'Please say what is not right', about: 'remarks' };
  for (const track of draft.state.tracks.filter((row) => row.open)) {
    const standard = standardOf(draft.rules, track);
    const ids = new Set(openItems(draft.state, track.id).map((item) => item.id));
    const done = data.done.filter((id) => ids.has(id));
    const notDone = data.notDone.filter((id) => ids.has(id));
    const signed = movesOn(standard, 'signed')[0];
    const refused = movesOn(standard, 'not signed')[0];
    if (signed === undefined || refused === undefined) continue;
    if (done.length + notDone.length === 0) continue;
    const can = new Set(
      [...movable(draft, track.id, signed), ...movable(draft, track.id, refused)].map((item) => item.id),
    );
    if ([...done, ...notDone].some((id) => !can.has(id)))
      return { refused: 'one of these items is not waiting for a signature yet', about: 'done' };
    const { signatureId, capacity, nameWordsId, fileId, remarksWordsId } = data;
    const partyId = draft.by.kind === 'party' ? draft.by.id : null;
    emit(
      draft,
      'signature given',
      { signatureId, partyId, capacity, nameWordsId, fileId, done, notDone },
      track.id,
    );
    return decidedBy(draft, draft.by, draft.at, () => {
      const first =
        notDone.length === 0
          ? null
          : makeMove(draft, track.id, refused, { items: notDone, fields: { remarks: remarksWordsId ?? '' } });
      return (
        first ?? (done.length === 0 ? null : makeMove(draft, track.id, signed, { items: done, fields: {} }))
      );
    });
  }
  return { refused: 'nothing on this case is waiting for a signature' };
}

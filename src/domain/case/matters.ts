import { type Draft, decidedBy, standardOf, trackOf } from './draft.ts';
import type { Id } from './event.ts';
import { makeMove, movable } from './moves.ts';

/**
 * A track that has begun takes over the matter of these items: the move that their own standard makes then is made, so
 * that the answer promise is superseded, neither kept nor late. What their standard does not give up runs on beside it.
 */
export function overtake(draft: Draft, begun: Id, about: readonly Id[]): void {
  const { kinds } = standardOf(draft.rules, trackOf(draft.state, begun));
  for (const track of draft.state.tracks.filter((row) => row.open && row.id !== begun))
    for (const move of standardOf(draft.rules, track).moves) {
      const { when } = move;
      if (when?.on !== 'another track' || !when.of.some((kind) => kinds.includes(kind))) continue;
      const items = movable(draft, track.id, move)
        .map((item) => item.id)
        .filter((id) => about.includes(id));
      if (items.length > 0)
        decidedBy(draft, { kind: 'desk' }, draft.at, () =>
          makeMove(draft, track.id, move, { items, fields: {} }),
        );
    }
}

/** Whether contact opens this closed track again: what only a person reopens stays closed. */
export function reopensByContact(draft: Draft, trackId: Id): boolean {
  const track = trackOf(draft.state, trackId);
  const reason = track.cycles.at(-1)?.reason;
  const closure = standardOf(draft.rules, track).closures.find((row) => row.name === reason);
  return closure?.reopenedBy !== 'a person';
}

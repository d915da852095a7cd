import { type Draft, emit, standardOf } from './draft.ts';
import type { Facts, Id } from './event.ts';
import { raise } from './moves.ts';
import { makePromise } from './promises.ts';

/** Danger in front of a person at once: a call today, and no closure by silence while the flag stands. */
export function flagDanger(
  draft: Draft,
  because: Facts['danger flagged']['because'],
  wordsId: Id | null,
): void {
  if (draft.state.danger) return;
  emit(draft, 'danger flagged', { because, wordsId });
  for (const track of draft.state.tracks.filter((row) => row.open)) {
    const { safety } = standardOf(draft.rules, track);
    if (safety === undefined) continue;
    makePromise(draft, track, safety.promise, null, draft.at);
    raise(draft, track.id, safety.exception, true);
  }
}

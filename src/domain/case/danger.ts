import { type Draft, emit, standardOf } from './draft.ts';
import type { Facts, Id } from './event.ts';
import { makePromise } from './promises.ts';
import { raise } from './raise.ts';

/**
 * Danger in front of a person at once: a call today, and no closure by silence while the flag stands. Words of danger
 * that come again, or to a closed case, are put before a person again.
 */
export function flagDanger(
  draft: Draft,
  because: Facts['danger flagged']['because'],
  wordsId: Id | null,
): void {
  if (!draft.state.danger) emit(draft, 'danger flagged', { because, wordsId });
  const open = draft.state.tracks.filter((row) => row.open);
  for (const track of open.length > 0 ? open : draft.state.tracks.slice(0, 1)) {
    const { safety } = standardOf(draft.rules, track);
    if (safety === undefined) continue;
    if (track.open) makePromise(draft, track, safety.promise, null, draft.at);
    raise(draft, track.id, safety.exception, true);
  }
}

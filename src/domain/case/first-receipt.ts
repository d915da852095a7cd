import type { PromiseRule } from '../standards/standard.ts';
import type { Instant } from '../time/types.ts';
import type { Id } from './event.ts';
import type { CaseState, Track } from './state.ts';

/** When what opened the track, or reopened it, was received: what is owed from becoming aware counts from there. */
export function firstReceipt(track: Track): Instant {
  const cycle = track.cycles.at(-1);
  if (cycle === undefined) throw new Error(`the track ${track.id} never began`);
  return cycle.from;
}

/** Whether what counts from the first receipt has been done since: it is owed once for it, wherever the item comes. */
export function isMetSinceReceipt(
  state: CaseState,
  track: Track,
  rule: PromiseRule,
  itemId: Id | null,
): boolean {
  if (rule.from !== 'first receipt') return false;
  return state.promises.some(
    (row) =>
      row.status === 'kept' &&
      row.promise === rule.name &&
      row.trackId === track.id &&
      row.itemId === itemId &&
      row.clock.start === firstReceipt(track),
  );
}

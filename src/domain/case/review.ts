import { addWorkingTime } from '../time/operations.ts';
import { calendarOf, type Draft, emit, standardOf } from './draft.ts';
import { clockOf } from './promises.ts';
import type { Track } from './state.ts';
import { unlessUnpublished } from './unpublished.ts';

/** The next time that a person looks at the case whatever else happens: no open case is without a next moment. */
export function planReview(draft: Draft, track: Track): void {
  const { every } = standardOf(draft.rules, track).review;
  const calendar = calendarOf(draft.rules, track);
  const clock = clockOf(calendar, track.calendar, every, draft.command.at);
  const nextAt = clock.awaited
    ? (unlessUnpublished(() => addWorkingTime(calendar, draft.command.at, 3_600_000), null) ??
      draft.command.at + 86_400_000)
    : clock.due;
  emit(draft, 'review noted', { nextAt: Math.max(nextAt, draft.command.at + 1) }, track.id, draft.command.at);
}

import type { Refusal } from './command.ts';
import { type Draft, emit } from './draft.ts';
import type { Id } from './event.ts';
import { doneInTime } from './promises.ts';

/**
 * A second person confirms that the deed was done before it was noted late: a machine's proof withdraws a breach by
 * itself, one person's word does not. Refused to the one who recorded it.
 */
export function confirmInTime(draft: Draft, promiseId: Id): Refusal | null {
  const promise = draft.state.promises.find((row) => row.id === promiseId);
  if (promise?.status !== 'kept' || !promise.wasLate || promise.keptAt === null)
    return { refused: 'this promise is not one that was kept and noted late', about: 'promiseId' };
  if (!doneInTime(promise, promise.keptAt))
    return { refused: 'it was done after its date: the breach stands', about: 'promiseId' };
  if (draft.by.kind !== 'staff' || draft.by.id === promise.keptBy)
    return { refused: 'another person than the one who recorded it confirms this', about: 'by' };
  emit(
    draft,
    'promise kept',
    { promiseId, at: promise.keptAt, inTime: true, withdraws: true },
    promise.trackId,
    promise.keptAt,
  );
  return null;
}

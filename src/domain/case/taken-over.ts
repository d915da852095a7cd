import type { Id } from './event.ts';
import { isOwed } from './promises.ts';
import type { Appointment, AttemptState, CaseState, Item, Offer, PromiseState, Run } from './state.ts';

/** What comes along with items from the case they were split from: ids and facts, as they stood there. */
export interface TakenOver {
  readonly from: Id;
  readonly managerId: Id | null;
  readonly dead: readonly Id[];
  readonly items: readonly Item[];
  readonly promises: readonly PromiseState[];
  readonly runs: readonly Run[];
  readonly offers: readonly Offer[];
  readonly appointments: readonly Appointment[];
}

/**
 * What goes along with these items to a case of their own: their stage, decisions and promises with the dates first and
 * now told; attempts under way with what is known of them; times offered and visits booked. Promises of the whole track
 * come along where the standard dates them anew for no stage of its own: `trackPromises` names them. `idOf` makes the id
 * of each row on the new case.
 */
export function takenOver(
  state: CaseState,
  going: readonly Item[],
  to: { readonly trackId: Id; readonly trackPromises: readonly string[]; readonly idOf: (id: Id) => Id },
): TakenOver {
  const { trackId, trackPromises, idOf } = to;
  const ids = new Set(going.map((item) => item.id));
  const theirs = (all: readonly Id[]): Id[] => all.filter((id) => ids.has(id)).map(idOf);
  const among = (row: { readonly items: readonly Id[] }): boolean => row.items.some((id) => ids.has(id));
  const runs = state.runs
    .filter((run) => run.ended === null && among(run))
    .map((run) => underWay(state, { ...run, trackId, items: theirs(run.items) }));
  const attempts = new Set(runs.flatMap((run) => run.attempts.map((attempt) => attempt.id)));
  const promises = state.promises.filter(
    (row) =>
      isOwed(row) &&
      (row.attemptId !== null
        ? attempts.has(row.attemptId) && row.status !== 'late'
        : row.itemId !== null
          ? ids.has(row.itemId)
          : trackPromises.includes(row.promise)),
  );
  return {
    from: state.id,
    managerId: state.managerId,
    dead: state.dead,
    items: going.map((item) => ({ ...item, id: idOf(item.id), trackId, made: before(item.made) })),
    promises: promises.map((row) => ({
      ...row,
      id: idOf(row.id),
      itemId: row.itemId === null ? null : idOf(row.itemId),
      trackId,
    })),
    runs,
    offers: state.offers.filter(among).map((row) => ({ ...row, items: theirs(row.items) })),
    appointments: state.appointments
      .filter((row) => row.outcome === null && among(row))
      .map((row) => ({ ...row, id: idOf(row.id), items: theirs(row.items) })),
  };
}

/** Moves made on the old case come, in their order, before every event of the new one. */
function before(made: Item['made']): Item['made'] {
  const inOrder = Object.entries(made).toSorted(([, a], [, b]) => a.seq - b.seq);
  return Object.fromEntries(
    inOrder.map(([name, { at }], n) => [name, { at, seq: (n + 1) / (inOrder.length + 1) }]),
  );
}

/** Letters that had not gone are left unsent by the old case: the new one writes its own. */
function underWay(state: CaseState, run: Run): Run {
  const waits = (sendId: Id | null): boolean =>
    state.letters.some((letter) => letter.sendId === sendId && letter.outcome === null);
  return {
    ...run,
    ...(waits(run.requestSendId) ? { requestSendId: null, requestAt: run.beganAt } : {}),
    attempts: run.attempts.map(
      (attempt): AttemptState =>
        waits(attempt.sendId)
          ? { ...attempt, madeAt: null, partyId: null, pointId: null, channel: null, sendId: null }
          : attempt,
    ),
  };
}

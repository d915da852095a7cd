import { beginAttempts } from './attempts.ts';
import type { Command, Refusal } from './command.ts';
import { weighDetails } from './contact.ts';
import { flagDanger } from './danger.ts';
import { causedBy, type Draft, emit, standardOf, trackOf } from './draft.ts';
import { fileMessage } from './filing.ts';
import { writeTo } from './letters.ts';
import { makePromise } from './promises.ts';
import { planReview } from './review.ts';
import type { Track } from './state.ts';

type Open = Extract<Command, { do: 'open case' }>['data'];

/** A query is here: reference, headline clock, acknowledgement and the first stage (after-care row 1). */
export function openCase(draft: Draft, data: Open): Refusal | null {
  if (draft.state.seq > 0) return { refused: 'this case is open already' };
  if (data.items.length + (data.taken?.items.length ?? 0) === 0)
    return { refused: 'a case needs at least one item', about: 'items' };
  const { reference, kind, receivedAt, homeId, siteId, clientId, requesterId } = data;
  const opened = emit(
    draft,
    'case opened',
    { reference, kind, receivedAt, homeId, siteId, clientId, requesterId },
    null,
    receivedAt,
  );
  causedBy(draft, opened, () => {
    for (const party of data.parties) emit(draft, 'party joined', party);
    beginTrack(draft, data, data.items);
    if (data.taken !== undefined) emit(draft, 'items taken over', data.taken, data.trackId);
    for (const detail of data.details) emit(draft, 'detail given', { detail });
    if (data.message !== null) fileMessage(draft, data.message);
    if (data.splitFrom !== undefined)
      emit(draft, 'case linked', { linkId: draft.newId(), to: data.splitFrom, as: 'split from' });
    acknowledge(draft, trackOf(draft.state, data.trackId), data);
    // What was decided about items taken over stands, and the call about danger is the first case's to make.
    if (data.taken !== undefined) {
      if (data.danger) emit(draft, 'danger flagged', { because: 'person', wordsId: null });
      return;
    }
    if (data.danger) flagDanger(draft, 'words', null);
    weighDetails(draft, data.trackId, data.splitFrom === undefined ? receivedAt : draft.at);
  });
  return null;
}

/** A standard begins to run on the case: its items stand in its first stage, its clocks start at the receipt; after a split only the headline does. */
export function beginTrack(
  draft: Draft,
  data: Pick<Open, 'standard' | 'calendar' | 'trackId' | 'receivedAt' | 'splitFrom'>,
  items: Open['items'],
): void {
  const { standard: id, calendar, trackId, receivedAt } = data;
  const standard = standardOf(draft.rules, { standard: id });
  const stage = standard.stages[0];
  if (stage === undefined) throw new Error(`${id} has no stage`);
  emit(draft, 'track begun', { standard: id, calendar, stage: stage.name }, trackId, receivedAt);
  for (const item of items) emit(draft, 'item added', { ...item, stage: stage.name }, trackId);
  const track = trackOf(draft.state, trackId);
  if (standard.headline !== undefined) makePromise(draft, track, standard.headline.promise, null, receivedAt);
  const from = data.splitFrom === undefined ? receivedAt : draft.at;
  for (const name of stage.starts)
    for (const item of items) makePromise(draft, track, name, item.itemId, from);
  if (stage.attempts !== undefined && items.length > 0)
    beginAttempts(
      draft,
      track,
      stage.attempts,
      items.map((item) => item.itemId),
      from,
    );
  planReview(draft, track);
}

function acknowledge(draft: Draft, track: Track, data: Open): void {
  const party = draft.state.parties.find((row) => row.id === data.acknowledge);
  const standard = standardOf(draft.rules, track);
  if (party === undefined) return;
  const promise = standard.promises.find((row) => row.keptByLetter === standard.letters.acknowledgement);
  const promiseId =
    promise === undefined ? null : makePromise(draft, track, promise.name, null, data.receivedAt);
  writeTo(draft, track, standard.letters.acknowledgement, party, {
    ...(promiseId === null ? {} : { promiseId }),
    items: data.items.map((item) => item.itemId),
  });
}

import { added } from './added.ts';
import type { CaseEvent, Id } from './event.ts';
import { replace } from './replace.ts';
import type { Appointment, CaseState, Cycle, Item, Track } from './state.ts';

type WorkEvent = Extract<
  CaseEvent,
  {
    type:
      | `track ${string}`
      | `item ${string}`
      | 'rules followed'
      | 'items moved'
      | 'items taken over'
      | 'times offered'
      | `appointment ${string}`
      | 'signature given'
      | 'review noted';
  }
>;

/** Tracks and their cycles, items and their stages, appointments, signatures. */
export function evolveWork(state: CaseState, event: WorkEvent): void {
  switch (event.type) {
    case 'track begun': {
      const track: Track = {
        id: event.trackId ?? '',
        standard: event.data.standard,
        calendar: event.data.calendar,
        open: true,
        cycles: [openCycle(1, event.occurredAt)],
        reviewAt: null,
      };
      state.tracks = added(state.tracks, track);
      return;
    }
    case 'rules followed':
      following(state, event);
      return;
    case 'item added': {
      const { itemId, product, fault, wordsId, stage } = event.data;
      const item: Item = {
        id: itemId,
        stage,
        trackId: event.trackId ?? '',
        enteredAt: event.occurredAt,
        outcome: null,
        product,
        fault,
        wordsId,
        left: null,
        attributes: {},
        facts: {},
        counts: {},
        made: {},
        decidedBy: [],
        handedTo: null,
      };
      state.items = added(state.items, item);
      return;
    }
    case 'item described': {
      const { itemId, ...described } = event.data;
      state.items = replace(state.items, itemId, (item) => ({ ...item, ...described }));
      return;
    }
    case 'items moved':
      state.items = state.items.map((item) =>
        event.data.items.includes(item.id) ? moved(item, event) : item,
      );
      return;
    case 'items taken over': {
      const { managerId, dead, items, promises, runs, offers, appointments } = event.data;
      state.managerId = managerId;
      state.dead = [...new Set([...state.dead, ...dead])];
      state.items = [...state.items, ...items];
      state.promises = [...state.promises, ...promises];
      state.runs = [...state.runs, ...runs];
      state.offers = [...state.offers, ...offers];
      state.appointments = [...state.appointments, ...appointments];
      return;
    }
    case 'item handed over':
      state.items = replace(state.items, event.data.itemId, (item) => ({
        ...item,
        stage: null,
        outcome: 'handed over',
        handedTo: event.data.to,
      }));
      return;
    case 'times offered': {
      const { offerId, kind, items, slots } = event.data;
      const offer = { id: offerId, kind, items: [...items], slots: [...slots], at: event.occurredAt };
      state.offers = added(state.offers, offer);
      return;
    }
    case 'appointment booked': {
      const { appointmentId: id, kind, items, slot, operative } = event.data;
      const booked = { id, kind, items: [...items], slot, first: slot, operative, moved: 0, outcome: null };
      state.appointments = added(state.appointments, booked);
      return;
    }
    case 'appointment assigned':
    case 'appointment moved':
    case 'appointment ended':
      state.appointments = replace(state.appointments, event.data.appointmentId, (row) => {
        const changed = { ...row };
        inAppointment(changed, event);
        return changed;
      });
      return;
    case 'signature given': {
      const { signatureId, partyId, capacity, nameWordsId, fileId, done, notDone } = event.data;
      const row = {
        id: signatureId,
        partyId,
        capacity,
        nameWordsId,
        fileId,
        at: event.occurredAt,
        done: [...done],
        notDone: [...notDone],
      };
      state.signatures = added(state.signatures, row);
      return;
    }
    case 'track closed':
      owingNothing(state, event);
      inTrack(state, event.trackId, (track) => {
        track.open = false;
        track.reviewAt = null;
        track.cycles = closedCycle(track.cycles, event);
      });
      return;
    case 'track reopened': {
      const { items, at } = event.data;
      state.items = state.items.map((item) => {
        const back = items.find((row) => row.id === item.id);
        return back === undefined
          ? item
          : { ...item, stage: back.stage, outcome: null, enteredAt: event.occurredAt, made: {} };
      });
      inTrack(state, event.trackId, (track) => {
        track.open = true;
        track.cycles = added(track.cycles, openCycle(track.cycles.length + 1, at));
      });
      return;
    }
    case 'review noted':
      inTrack(state, event.trackId, (track) => {
        track.reviewAt = event.data.nextAt;
      });
  }
}

function inAppointment(
  appointment: Appointment,
  event: Extract<WorkEvent, { type: `appointment ${'assigned' | 'moved' | 'ended'}` }>,
): void {
  if (event.type === 'appointment assigned') appointment.operative = event.data.operative;
  else if (event.type === 'appointment ended') appointment.outcome = event.data.outcome;
  else {
    appointment.slot = event.data.slot;
    appointment.moved += 1;
  }
}

/**
 * A closed track owes and asks nothing. Its closing says so promise by promise; what a later retraction brings back
 * from before ends with the closure that still stands.
 */
function owingNothing(state: CaseState, event: Extract<WorkEvent, { type: 'track closed' }>): void {
  const { trackId, occurredAt } = event;
  state.promises = state.promises.map((row) =>
    row.trackId === trackId && row.status !== 'kept' && row.status !== 'superseded'
      ? { ...row, status: 'superseded', supersededAt: occurredAt }
      : row,
  );
  state.runs = state.runs.map((run) =>
    run.trackId === trackId && run.ended === null ? { ...run, ended: 'closed' } : run,
  );
}

function moved(item: Item, event: Extract<WorkEvent, { type: 'items moved' }>): Item {
  const { move, to, sets, facts, closes, counts } = event.data;
  const { stage, attributes } = item;
  const next = { ...item };
  next.stage = to;
  if (to === null) next.left = stage ?? item.left;
  next.outcome = closes ?? (to === null ? item.outcome : null);
  next.attributes = withAll(attributes, sets);
  next.facts = withAll(item.facts, facts);
  if (counts !== null) next.counts = withOne(item.counts, counts, (item.counts[counts] ?? 0) + 1);
  if (to === stage) {
    next.made = withOne(item.made, move, { at: event.occurredAt, seq: event.seq });
    return next;
  }
  next.enteredAt = event.occurredAt;
  next.made = {};
  next.decidedBy = deciders(item, event);
  return next;
}

/** The same value where nothing is added, or nothing was there before: most moves set and state little. */
function withAll<T>(
  before: Readonly<Record<string, T>>,
  added: Readonly<Record<string, T>>,
): Readonly<Record<string, T>> {
  if (isEmpty(before)) return added;
  if (isEmpty(added)) return before;
  return Object.assign({}, before, added);
}

function isEmpty(record: Readonly<Record<string, unknown>>): boolean {
  for (const _ in record) return false;
  return true;
}

function withOne<T>(before: Record<string, T>, name: string, value: T): Record<string, T> {
  const all = { ...before };
  all[name] = value;
  return all;
}

/** Whoever notes a dispute has decided nothing; a second person who confirms has decided with the first. */
function deciders(item: Item, { by, data }: Extract<WorkEvent, { type: 'items moved' }>): Id[] {
  if (by.kind !== 'staff' || item.stage === null) return item.decidedBy;
  return data.confirms === true ? [...new Set([...item.decidedBy, by.id])] : [by.id];
}

/** Promises settled until now stay counted under the version by which they were judged. */
function following(
  state: CaseState,
  { trackId, data, occurredAt: until }: Extract<WorkEvent, { type: 'rules followed' }>,
): void {
  const { standard, calendar } = data;
  const before = state.tracks.find(({ id }) => id === trackId)?.standard;
  inTrack(state, trackId, (track) => {
    if (track.calendar !== calendar)
      track.calendarsBefore = [...(track.calendarsBefore ?? []), { calendar: track.calendar, until }];
    track.standard = standard;
    track.calendar = calendar;
  });
  if (before === undefined || before === standard) return;
  state.promises = state.promises.map((row) =>
    row.trackId === trackId && (row.status === 'kept' || row.status === 'superseded')
      ? { under: before, ...row }
      : row,
  );
}

function openCycle(n: number, from: number): Cycle {
  return {
    n,
    from,
    to: null,
    reason: null,
    gross: null,
    grossCalendar: null,
    net: null,
    inTarget: null,
    closedEventId: null,
    closedBy: null,
  };
}

function closedCycle(cycles: readonly Cycle[], event: Extract<WorkEvent, { type: 'track closed' }>): Cycle[] {
  const { reason, gross, grossCalendar, net, inTarget } = event.data;
  return cycles.map((cycle, i) =>
    i === cycles.length - 1
      ? {
          ...cycle,
          to: event.occurredAt,
          reason,
          gross,
          grossCalendar,
          net,
          inTarget,
          closedEventId: event.id,
          closedBy: event.by.kind,
        }
      : cycle,
  );
}

function inTrack(state: CaseState, trackId: string | null, change: (track: Track) => void): void {
  state.tracks = replace(state.tracks, trackId ?? '', (track) => {
    const changed = { ...track };
    change(changed);
    return changed;
  });
}

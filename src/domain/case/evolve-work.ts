import type { CaseEvent, Id } from './event.ts';
import { replace } from './replace.ts';
import type { CaseState, Cycle, Item, Track } from './state.ts';

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
export function evolveWork(state: CaseState, event: WorkEvent): CaseState {
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
      return { ...state, tracks: [...state.tracks, track] };
    }
    case 'rules followed':
      return { ...state, ...following(state, event) };
    case 'item added': {
      const { itemId, product, fault, wordsId, stage } = event.data;
      const item: Item = {
        id: itemId,
        trackId: event.trackId ?? '',
        product,
        fault,
        wordsId,
        stage,
        left: null,
        outcome: null,
        attributes: {},
        facts: {},
        counts: {},
        enteredAt: event.occurredAt,
        made: {},
        decidedBy: [],
        handedTo: null,
      };
      return { ...state, items: [...state.items, item] };
    }
    case 'item described': {
      const { itemId, ...described } = event.data;
      return { ...state, items: replace(state.items, itemId, described) };
    }
    case 'items moved':
      return {
        ...state,
        items: state.items.map((item) => (event.data.items.includes(item.id) ? moved(item, event) : item)),
      };
    case 'items taken over': {
      const { managerId, dead, items, promises, runs, offers, appointments } = event.data;
      return {
        ...state,
        managerId,
        dead: [...new Set([...state.dead, ...dead])],
        items: [...state.items, ...items],
        promises: [...state.promises, ...promises],
        runs: [...state.runs, ...runs],
        offers: [...state.offers, ...offers],
        appointments: [...state.appointments, ...appointments],
      };
    }
    case 'item handed over':
      return {
        ...state,
        items: replace(state.items, event.data.itemId, {
          stage: null,
          outcome: 'handed over',
          handedTo: event.data.to,
        }),
      };
    case 'times offered': {
      const { offerId, kind, items, slots } = event.data;
      return {
        ...state,
        offers: [
          ...state.offers,
          { id: offerId, kind, items: [...items], slots: [...slots], at: event.occurredAt },
        ],
      };
    }
    case 'appointment booked': {
      const { appointmentId, kind, items, slot, operative } = event.data;
      const booked = {
        id: appointmentId,
        kind,
        items: [...items],
        slot,
        first: slot,
        operative,
        moved: 0,
        outcome: null,
      };
      return { ...state, appointments: [...state.appointments, booked] };
    }
    case 'appointment assigned':
      return {
        ...state,
        appointments: replace(state.appointments, event.data.appointmentId, {
          operative: event.data.operative,
        }),
      };
    case 'appointment moved': {
      const before = state.appointments.find((row) => row.id === event.data.appointmentId);
      const change = { slot: event.data.slot, moved: (before?.moved ?? 0) + 1 };
      return { ...state, appointments: replace(state.appointments, event.data.appointmentId, change) };
    }
    case 'appointment ended':
      return {
        ...state,
        appointments: replace(state.appointments, event.data.appointmentId, { outcome: event.data.outcome }),
      };
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
      return { ...state, signatures: [...state.signatures, row] };
    }
    case 'track closed':
      return inTrack(owingNothing(state, event), event.trackId, (track) => ({
        open: false,
        reviewAt: null,
        cycles: closedCycle(track.cycles, event),
      }));
    case 'track reopened': {
      const { items, at } = event.data;
      const reopened = state.items.map((item) => {
        const back = items.find((row) => row.id === item.id);
        return back === undefined
          ? item
          : { ...item, stage: back.stage, outcome: null, enteredAt: event.occurredAt, made: {} };
      });
      const next = inTrack(state, event.trackId, (track) => ({
        open: true,
        cycles: [...track.cycles, openCycle(track.cycles.length + 1, at)],
      }));
      return { ...next, items: reopened };
    }
    case 'review noted':
      return inTrack(state, event.trackId, () => ({ reviewAt: event.data.nextAt }));
  }
}

/**
 * A closed track owes and asks nothing. Its closing says so promise by promise; what a later retraction brings back
 * from before ends with the closure that still stands.
 */
function owingNothing(state: CaseState, event: Extract<WorkEvent, { type: 'track closed' }>): CaseState {
  const { trackId, occurredAt } = event;
  return {
    ...state,
    promises: state.promises.map((row) =>
      row.trackId === trackId && row.status !== 'kept' && row.status !== 'superseded'
        ? { ...row, status: 'superseded', supersededAt: occurredAt }
        : row,
    ),
    runs: state.runs.map((run) =>
      run.trackId === trackId && run.ended === null ? { ...run, ended: 'closed' } : run,
    ),
  };
}

function moved(item: Item, event: Extract<WorkEvent, { type: 'items moved' }>): Item {
  const { to, sets, facts, closes, counts } = event.data;
  const stays = to === item.stage;
  return {
    ...item,
    stage: to,
    left: to === null ? (item.stage ?? item.left) : item.left,
    outcome: closes ?? (to === null ? item.outcome : null),
    attributes: withAll(item.attributes, sets),
    facts: withAll(item.facts, facts),
    counts: counts === null ? item.counts : { ...item.counts, [counts]: (item.counts[counts] ?? 0) + 1 },
    enteredAt: stays ? item.enteredAt : event.occurredAt,
    made: stays ? { ...item.made, [event.data.move]: { at: event.occurredAt, seq: event.seq } } : {},
    decidedBy: stays ? item.decidedBy : deciders(item, event),
  };
}

/** The same value where nothing is added: most moves set and state little. */
function withAll<T>(before: Record<string, T>, added: Readonly<Record<string, T>>): Record<string, T> {
  for (const _ in added) {
    for (const _ in before) return { ...before, ...added };
    return { ...added };
  }
  return before;
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
): Pick<CaseState, 'tracks' | 'promises'> {
  const { standard, calendar } = data;
  const track = state.tracks.find(({ id }) => id === trackId);
  const before = track?.standard;
  const calendarsBefore =
    track === undefined || track.calendar === calendar
      ? track?.calendarsBefore
      : [...(track.calendarsBefore ?? []), { calendar: track.calendar, until }];
  const tracks = replace(state.tracks, trackId ?? '', {
    standard,
    calendar,
    ...(calendarsBefore === undefined ? {} : { calendarsBefore }),
  });
  if (before === undefined || before === standard) return { tracks, promises: state.promises };
  const promises = state.promises.map((row) =>
    row.trackId === trackId && (row.status === 'kept' || row.status === 'superseded')
      ? { under: before, ...row }
      : row,
  );
  return { tracks, promises };
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

function inTrack(
  state: CaseState,
  trackId: string | null,
  change: (track: Track) => Partial<Track>,
): CaseState {
  const track = state.tracks.find((row) => row.id === trackId);
  return track === undefined
    ? state
    : {
        ...state,
        tracks: state.tracks.map((row) => (row.id === track.id ? { ...row, ...change(row) } : row)),
      };
}

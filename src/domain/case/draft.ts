import type { Standard } from '../standards/standard.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Instant } from '../time/types.ts';
import type { Command, NewId } from './command.ts';
import type { Author, CaseEvent, EventType, Facts, Id } from './event.ts';
import { advance, evolve } from './evolve.ts';
import type { Rules } from './rules.ts';
import type { CaseState, Track } from './state.ts';

/** A decision in the making: what has been decided so far, and the case as it would then be. */
export interface Draft {
  readonly rules: Rules;
  readonly command: Command;
  readonly newId: NewId;
  readonly events: CaseEvent[];
  state: CaseState;
  /** The event that what follows is a consequence of. */
  cause: Id | null;
  /** When what is being decided was true. */
  at: Instant;
  by: Author;
}

export function draftOf(rules: Rules, state: CaseState, command: Command, newId: NewId): Draft {
  return {
    rules,
    command,
    newId,
    events: [],
    state,
    cause: null,
    at: command.occurredAt ?? command.at,
    by: command.by,
  };
}

/** Adds an event to the decision and answers its id; `at`: when it was true, absent as the command says it happened. */
export function emit<T extends EventType>(
  draft: Draft,
  type: T,
  data: Facts[T],
  trackId: Id | null = null,
  at: Instant = draft.at,
): Id {
  const id = draft.newId();
  const event = {
    organisation: draft.state.organisation,
    case: draft.state.id,
    seq: draft.state.seq + 1,
    id,
    type,
    v: 1,
    occurredAt: at,
    recordedAt: draft.command.at,
    by: draft.by,
    onBehalfOf: draft.command.onBehalfOf,
    commandId: draft.command.id,
    causeId: draft.cause,
    trackId,
    data,
  } as unknown as CaseEvent;
  draft.events.push(event);
  // The first event makes the case the decision's own; who read it before does not see it change.
  if (draft.events.length === 1) draft.state = evolve(draft.state, event);
  else advance(draft.state, event);
  return id;
}

/** Runs `then` with everything it decides caused by that event. */
export function causedBy<T>(draft: Draft, cause: Id, then: () => T): T {
  const before = draft.cause;
  draft.cause = cause;
  try {
    return then();
  } finally {
    draft.cause = before;
  }
}

/** Runs `then` as decided by another author at another moment: the clock, or the desk's own rules. */
export function decidedBy<T>(draft: Draft, by: Author, at: Instant, then: () => T): T {
  const before = { by: draft.by, at: draft.at };
  draft.by = by;
  draft.at = at;
  try {
    return then();
  } finally {
    draft.by = before.by;
    draft.at = before.at;
  }
}

/** The one last asked for: a deed asks for the same many times. */
let last: { readonly rules: Rules; readonly id: string; readonly standard: Standard } | null = null;

/** Throws when the rulebook of the track is not at hand: a broken invariant, since every track names a published one. */
export function standardOf(rules: Rules, { standard: id }: Pick<Track, 'standard'>): Standard {
  if (last !== null && last.rules === rules && last.id === id) return last.standard;
  const standard = rules.standards.get(id);
  if (standard === undefined) throw new Error(`no standard ${id} among the published ones`);
  last = { rules, id, standard };
  return standard;
}

export function calendarOf(rules: Rules, track: Pick<Track, 'calendar'>): Calendar {
  const calendar = rules.calendars.get(track.calendar);
  if (calendar === undefined) throw new Error(`no calendar ${track.calendar} among the published ones`);
  return calendar;
}

export function trackOf(state: CaseState, trackId: Id): Track {
  for (const track of state.tracks) if (track.id === trackId) return track;
  throw new Error(`no track ${trackId} on this case`);
}

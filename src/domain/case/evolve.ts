import type { CaseEvent, Id } from './event.ts';
import { evolveAttempts } from './evolve-attempts.ts';
import { evolvePeople } from './evolve-people.ts';
import { evolvePromise } from './evolve-promise.ts';
import { evolveWork } from './evolve-work.ts';
import { beforeFirst, type CaseState } from './state.ts';

/**
 * The case after one more event. Total and pure: never computes time, never refuses.
 * A retraction changes nothing here: what it names is left out by `fold`.
 */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  const next = { ...state };
  advance(next, event);
  return next;
}

/**
 * Brings a case that is the caller's own one event on. Its lists and rows are others' too, and stay as they are: what changes
 * is replaced.
 */
export function advance(state: CaseState, event: CaseEvent): void {
  change(state, event);
  state.seq = event.seq;
}

/** The case as its whole history tells it, without the events that a standing retraction names. */
export function fold(organisation: Id, id: Id, events: readonly CaseEvent[]): CaseState {
  const skipped = retractedIn(events);
  const state = beforeFirst(organisation, id);
  for (const event of events)
    if (skipped.has(event.id)) state.seq = event.seq;
    else advance(state, event);
  return state;
}

/** Events that stand retracted: read backwards, so that a retracted retraction retracts nothing. */
export function retractedIn(events: readonly CaseEvent[]): ReadonlySet<Id> {
  const skipped = new Set<Id>();
  for (const event of events.toReversed())
    if (event.type === 'retracted' && !skipped.has(event.id))
      for (const id of event.data.events) skipped.add(id);
  return skipped;
}

// What comes oftest stands first: names are compared one after the other.
function change(state: CaseState, event: CaseEvent): void {
  switch (event.type) {
    case 'promise made':
    case 'promise at risk':
    case 'promise kept':
    case 'promise reopened':
    case 'promise extended':
    case 'promise paused':
    case 'promise resumed':
    case 'promise superseded':
    case 'promise recalculated':
    case 'promise late':
    case 'headline over gross':
      evolvePromise(state, event);
      return;
    case 'letter queued':
    case 'letter cancelled':
    case 'letter known':
    case 'attempts begun':
    case 'request made':
    case 'attempts planned anew':
    case 'attempt made':
    case 'attempt due':
    case 'attempt known':
    case 'attempts ended':
    case 'wait begun':
    case 'wait recalculated':
    case 'wait voided':
    case 'wait ended':
    case 'closure warned':
    case 'closure held':
      evolveAttempts(state, event);
      return;
    case 'items moved':
    case 'track begun':
    case 'rules followed':
    case 'item added':
    case 'item described':
    case 'items taken over':
    case 'item handed over':
    case 'times offered':
    case 'appointment booked':
    case 'appointment assigned':
    case 'appointment moved':
    case 'appointment ended':
    case 'signature given':
    case 'track closed':
    case 'track reopened':
    case 'review noted':
      evolveWork(state, event);
      return;
    case 'case opened':
    case 'place named':
    case 'party joined':
    case 'party reached by':
    case 'party confirmed':
    case 'contact point dead':
    case 'reference noted':
    case 'detail given':
    case 'manager allocated':
    case 'message filed':
    case 'note taken':
    case 'links ended':
    case 'contact made':
    case 'danger flagged':
    case 'danger cleared':
    case 'exception raised':
    case 'exception settled':
    case 'case linked':
    case 'callback promised':
    case 'callback done':
      evolvePeople(state, event);
      return;
    case 'retracted':
      return;
    default:
      unheardOf(event);
  }
}

function unheardOf(event: never): never {
  throw new Error(`an event of a type that no fold knows: ${JSON.stringify(event)}`);
}

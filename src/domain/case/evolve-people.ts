import type { CaseEvent } from './event.ts';
import { replace } from './replace.ts';
import type { CaseState } from './state.ts';

type PeopleEvent = Extract<
  CaseEvent,
  {
    type:
      | 'case opened'
      | 'place named'
      | 'party joined'
      | 'party reached by'
      | 'party confirmed'
      | 'contact point dead'
      | 'reference noted'
      | 'detail given'
      | 'manager allocated'
      | 'message filed'
      | 'note taken'
      | 'contact made'
      | 'danger flagged'
      | 'danger cleared'
      | 'exception raised'
      | 'exception settled'
      | 'case linked'
      | 'callback promised'
      | 'callback done';
  }
>;

/** What is known of the people around the case, of its place and of what needs a person. */
export function evolvePeople(state: CaseState, event: PeopleEvent): CaseState {
  switch (event.type) {
    case 'case opened': {
      const { reference, kind, receivedAt, homeId, siteId, clientId, requesterId } = event.data;
      return { ...state, reference, kind, receivedAt, homeId, siteId, clientId, requesterId };
    }
    case 'place named':
      return { ...state, ...event.data };
    case 'party joined': {
      const { partyId, role, personId, post, points, confirmed, vulnerable } = event.data;
      const party = {
        id: partyId,
        role,
        personId,
        post: post ?? null,
        points: [...points],
        confirmed,
        vulnerable: vulnerable ?? false,
      };
      return { ...state, parties: [...state.parties.filter((known) => known.id !== partyId), party] };
    }
    case 'party reached by':
      return {
        ...state,
        parties: replace(state.parties, event.data.partyId, { points: [...event.data.points] }),
      };
    case 'party confirmed':
      return { ...state, parties: replace(state.parties, event.data.partyId, { confirmed: true }) };
    case 'contact point dead':
      return state.dead.includes(event.data.pointId)
        ? state
        : { ...state, dead: [...state.dead, event.data.pointId] };
    case 'detail given':
      return state.details.includes(event.data.detail)
        ? state
        : { ...state, details: [...state.details, event.data.detail] };
    case 'manager allocated':
      return { ...state, managerId: event.data.staffId };
    case 'message filed': {
      const { messageId, partyId, receivedAt, automatic } = event.data;
      return {
        ...state,
        messages: [...state.messages, { id: messageId, eventId: event.id, partyId, receivedAt, automatic }],
      };
    }
    case 'contact made':
      return { ...state, lastContactAt: Math.max(state.lastContactAt ?? 0, event.data.at) };
    case 'danger flagged':
      return { ...state, danger: true, dangerSince: state.dangerSince ?? event.occurredAt };
    case 'danger cleared':
      return { ...state, danger: false, dangerSince: null };
    case 'exception raised': {
      const { exceptionId, about, messageId, urgent, holdsClosure } = event.data;
      return {
        ...state,
        exceptions: [
          ...state.exceptions,
          {
            id: exceptionId,
            about,
            messageId,
            urgent,
            holdsClosure: holdsClosure ?? false,
            at: event.occurredAt,
          },
        ],
      };
    }
    case 'exception settled':
      return {
        ...state,
        exceptions: state.exceptions.filter((known) => known.id !== event.data.exceptionId),
      };
    case 'case linked': {
      const { linkId, to, as } = event.data;
      return { ...state, links: [...state.links, { id: linkId, to, as, eventId: event.id }] };
    }
    case 'callback promised': {
      const { callbackId, partyId, at, promiseId } = event.data;
      return { ...state, callbacks: [...state.callbacks, { id: callbackId, partyId, at, promiseId }] };
    }
    case 'callback done':
      return { ...state, callbacks: state.callbacks.filter((known) => known.id !== event.data.callbackId) };
    case 'reference noted':
    case 'note taken':
      return state;
  }
}

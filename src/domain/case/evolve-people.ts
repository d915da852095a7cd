import { added } from './added.ts';
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
      | 'links ended'
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
export function evolvePeople(state: CaseState, event: PeopleEvent): void {
  switch (event.type) {
    case 'case opened': {
      const { reference, kind, receivedAt, homeId, siteId, clientId, requesterId } = event.data;
      Object.assign(state, { reference, kind, receivedAt, homeId, siteId, clientId, requesterId });
      return;
    }
    case 'place named':
      Object.assign(state, event.data);
      return;
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
      state.parties = [...state.parties.filter((known) => known.id !== partyId), party];
      return;
    }
    case 'party reached by':
      state.parties = replace(state.parties, event.data.partyId, (party) => ({
        ...party,
        points: [...event.data.points],
      }));
      return;
    case 'party confirmed':
      state.parties = replace(state.parties, event.data.partyId, (party) => ({
        ...party,
        confirmed: true,
      }));
      return;
    case 'contact point dead':
      if (!state.dead.includes(event.data.pointId)) state.dead = added(state.dead, event.data.pointId);
      return;
    case 'detail given':
      if (!state.details.includes(event.data.detail)) state.details = added(state.details, event.data.detail);
      return;
    case 'manager allocated':
      state.managerId = event.data.staffId;
      return;
    case 'message filed': {
      const { messageId, partyId, receivedAt, automatic } = event.data;
      const message = { id: messageId, eventId: event.id, partyId, receivedAt, automatic };
      state.messages = added(state.messages, message);
      return;
    }
    case 'contact made':
      state.lastContactAt = Math.max(state.lastContactAt ?? 0, event.data.at);
      return;
    case 'danger flagged':
      state.danger = true;
      state.dangerSince ??= event.occurredAt;
      return;
    case 'danger cleared':
      state.danger = false;
      state.dangerSince = null;
      return;
    case 'exception raised': {
      const { exceptionId: id, about, messageId, urgent, holdsClosure = false } = event.data;
      const exception = { id, about, messageId, urgent, holdsClosure, at: event.occurredAt };
      state.exceptions = added(state.exceptions, exception);
      return;
    }
    case 'exception settled':
      state.exceptions = state.exceptions.filter((known) => known.id !== event.data.exceptionId);
      return;
    case 'case linked': {
      const { linkId, to, as } = event.data;
      state.links = added(state.links, { id: linkId, to, as, eventId: event.id });
      return;
    }
    case 'callback promised': {
      const { callbackId, partyId, at, promiseId } = event.data;
      state.callbacks = added(state.callbacks, { id: callbackId, partyId, at, promiseId });
      return;
    }
    case 'callback done':
      state.callbacks = state.callbacks.filter((known) => known.id !== event.data.callbackId);
      return;
    case 'reference noted':
    case 'note taken':
    case 'links ended':
      return;
  }
}

import type { CaseEvent, Id, PartyFacts } from '../../domain/case/event.ts';
import { repeatedIn } from '../../domain/case/repeats.ts';
import { type Ask, type EventOf, type Known, of } from './told.ts';

/** The ways in which a case may have been linked to another by these events. */
export function links(first: EventOf<'case linked'>, events: readonly CaseEvent[], known: Known): Ask[] {
  const { linkId, to, as } = first.data;
  const references = [...answered(events, known).map((reference) => ({ reference })), {}];
  if (as === 'merged into')
    return references.map((named) => ({ do: 'merge into', data: { linkId, kept: to, ...named } }));
  if (as !== 'keeps') return [];
  const promises = of(events, 'promise extended').map(({ data: { promiseId, clock } }) => ({
    promise: known.promises.get(promiseId) ?? '',
    clock,
  }));
  const requesters = [...reporters(events, known).map((requester) => ({ requester })), {}];
  return references.flatMap((named) =>
    requesters.map((by): Ask => {
      return { do: 'keep for merged', data: { linkId, merged: to, promises, ...named, ...by } };
    }),
  );
}

/** References in the questions that the linking settled: one of them is the other case's. */
function answered(events: readonly CaseEvent[], known: Known): string[] {
  const abouts = of(events, 'exception settled').map(({ data }) => known.abouts.get(data.exceptionId) ?? '');
  return [...new Set(abouts.flatMap(repeatedIn))];
}

/** Who reported the other case: joined by the linking, or here before and written to. */
function reporters(events: readonly CaseEvent[], known: Known): PartyFacts[] {
  const joined = of(events, 'party joined').map((event) => event.data);
  const written = new Set<Id>(of(events, 'letter queued').map((event) => event.data.partyId));
  return [...joined, ...[...written].flatMap((id) => known.parties.get(id) ?? [])];
}

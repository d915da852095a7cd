import type { Asks } from '../../domain/case/command.ts';
import type { CaseEvent, EventType, Id, PartyFacts } from '../../domain/case/event.ts';
import type { CaseState } from '../../domain/case/state.ts';

export type Ask = { [N in keyof Asks]: { readonly do: N; readonly data: Asks[N] } }[keyof Asks];
export type EventOf<T extends EventType> = Extract<CaseEvent, { type: T }>;

/** The events of one type among these, in their order. */
export const of = <T extends EventType>(events: readonly CaseEvent[], type: T): EventOf<T>[] =>
  events.filter((event): event is EventOf<T> => event.type === type);

/** The details that these events brought. */
export const details = (events: readonly CaseEvent[]): string[] =>
  of(events, 'detail given').map((event) => event.data.detail);

/** What a guess may look up besides the events themselves. */
export interface Known {
  /** The case as it is retold so far: its waits say how far a channel may have been heard. */
  readonly state: CaseState;
  /** The name of each promise, what each exception asks and who each party is, by recorded ids. */
  readonly promises: ReadonlyMap<Id, string>;
  readonly abouts: ReadonlyMap<Id, string>;
  readonly parties: ReadonlyMap<Id, PartyFacts>;
}

/** What the whole history names, for guesses to look up. */
export function namedIn(events: readonly CaseEvent[]): Omit<Known, 'state'> {
  return {
    promises: new Map(of(events, 'promise made').map(({ data }) => [data.promiseId, data.promise])),
    abouts: new Map(of(events, 'exception raised').map(({ data }) => [data.exceptionId, data.about])),
    parties: new Map(of(events, 'party joined').map(({ data }) => [data.partyId, data])),
  };
}

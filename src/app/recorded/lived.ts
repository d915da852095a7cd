import {
  type Asks,
  type Command,
  type CommandName,
  isRefusal,
  type Refusal,
} from '../../domain/case/command.ts';
import { decide } from '../../domain/case/decide.ts';
import type { Author, CaseEvent } from '../../domain/case/event.ts';
import { evolve, fold } from '../../domain/case/evolve.ts';
import type { Rules } from '../../domain/case/rules.ts';
import { beforeFirst, type CaseState } from '../../domain/case/state.ts';
import type { Instant } from '../../domain/time/types.ts';

/** What a command is without the ids of a desk. */
export type Asked = {
  [N in CommandName]: {
    readonly at: Instant;
    readonly do: N;
    readonly by: Author;
    readonly data: Asks[N];
    readonly occurredAt?: Instant;
    readonly onBehalfOf?: string | null;
  };
}[CommandName];

/** One case lived through without a database: what became of it so far, and how many ids that took. */
export interface Lived {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
  readonly ids: number;
}

/** Stands for the organisation and for the case itself wherever there is no desk. */
export const nobody = '00000000-0000-7000-8000-000000000000';

const countedId = (n: number): string => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

export const unlived: Lived = { state: beforeFirst(nobody, nobody), events: [], ids: 0 };

/**
 * The case after one more command, with the events that it brought, or why it may not be. Ids are numbers counted up,
 * so that the same commands have the same events. Throws where a command names what cannot be: an unpublished standard.
 */
export function liveOn(
  rules: Rules,
  lived: Lived,
  asked: Asked,
): { readonly lived: Lived; readonly events: readonly CaseEvent[] } | Refusal {
  let { ids } = lived;
  const newId = (): string => {
    ids += 1;
    return countedId(ids);
  };
  const { onBehalfOf = null, ...rest } = asked;
  const command = { id: newId(), organisation: nobody, case: nobody, onBehalfOf, ...rest } as Command;
  const events = decide(rules, lived.state, command, newId);
  if (isRefusal(events)) return events;
  const all = [...lived.events, ...events];
  // A retraction is folded anew from the whole history, which skips what it names.
  const state = events.some((event) => event.type === 'retracted')
    ? fold(nobody, nobody, all)
    : events.reduce(evolve, lived.state);
  return { lived: { state, events: all, ids }, events };
}

import { type CommandName, isRefusal, type NewId } from '../domain/case/command.ts';
import { decide } from '../domain/case/decide.ts';
import type { CaseEvent } from '../domain/case/event.ts';
import { evolve } from '../domain/case/evolve.ts';
import type { Rules } from '../domain/case/rules.ts';
import type { CaseState } from '../domain/case/state.ts';
import { wake } from '../domain/case/wake.ts';
import type { Instant } from '../domain/time/types.ts';

/** A case with what time itself changed about it. */
export interface Drained {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
}

/** Every command first notes the moments that were due before it, in the same transaction: the case so, and its events. */
export function drain(
  rules: Rules,
  state: CaseState,
  now: Instant,
  heardUpTo: Instant | null,
  newId: NewId,
): Drained {
  if (state.seq === 0) return { state, events: [] };
  const due = wake(rules, state);
  if (due === null || due > now) return { state, events: [] };
  const { organisation, id } = state;
  const events = decide(
    rules,
    state,
    {
      do: 'note time',
      id: newId(),
      organisation,
      case: id,
      at: now,
      by: { kind: 'clock' },
      onBehalfOf: null,
      data: { moment: now, heardUpTo },
    },
    newId,
  );
  if (isRefusal(events)) throw new Error(`the clock was refused: ${events.refused}`);
  return { state: events.reduce(evolve, state), events };
}

/** What says nothing of time: a person writes down what happened, or asks for somebody. */
const timeless: ReadonlySet<CommandName> = new Set([
  'take note',
  'note reference',
  'raise exception',
  'settle exception',
  'allocate',
]);

/** Where the clock of a case throws, it has stopped; what says nothing of time is taken all the same. */
export function drainedFor(ask: CommandName, drained: () => Drained, before: CaseState): Drained {
  if (!timeless.has(ask)) return drained();
  try {
    return drained();
  } catch {
    return { state: before, events: [] };
  }
}

import type { Asks, CommandName, Refusal } from '../domain/case/command.ts';
import type { Author, CaseEvent } from '../domain/case/event.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { Instant } from '../domain/time/types.ts';

/** Words to be stored with the command that names their ids: insert-only, in the same transaction. */
export interface NewWords {
  readonly id: string;
  readonly body: string;
}

/** One thing asked of one case. */
export interface Request {
  /** Idempotency: the same key and body answer the same; another body is refused. */
  readonly key: string;
  readonly case: string;
  readonly by: Author;
  readonly onBehalfOf?: string;
  /** When it was true, if earlier than now. */
  readonly occurredAt?: Instant;
  /** The version (`seq`) of the case the form was rendered from; a change since then is answered as `stale`. */
  readonly seen?: number;
  readonly words?: readonly NewWords[];
  readonly ask: { [N in CommandName]: { readonly do: N; readonly data: Asks[N] } }[CommandName];
}

export interface Done {
  readonly done: true;
  readonly case: string;
  readonly reference: string;
  readonly seq: number;
  /** Ids of the events this command appended: what an undo retracts. */
  readonly events: readonly string[];
}

export interface Stale {
  readonly stale: true;
  readonly seq: number;
  /** What colleagues did since the form was rendered. */
  readonly since: readonly CaseEvent[];
}

export type Answer = Done | Stale | Refusal;

/** For pages: the case as it is now, with its events. */
export interface CaseNow {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
}

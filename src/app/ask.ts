import {
  type Asks,
  type Command,
  type CommandName,
  isRefusal,
  type NewId,
  type Refusal,
} from '../domain/case/command.ts';
import { decide } from '../domain/case/decide.ts';
import type { Author, CaseEvent } from '../domain/case/event.ts';
import { evolve, fold } from '../domain/case/evolve.ts';
import type { Rules } from '../domain/case/rules.ts';
import { beforeFirst, type CaseState } from '../domain/case/state.ts';
import type { Instant } from '../domain/time/types.ts';
import { type Loaded, loadCase, readEvents } from '../store/case/load.ts';
import { type Saving, saveCases } from '../store/case/save.ts';
import type { OrganisationId } from '../store/organisation-id.ts';
import { commitBehind, inOrganisation, type Transaction } from '../store/transaction.ts';
import { drain, drainedFor } from './drain.ts';
import { filledByRule } from './filled-by-rule.ts';
import type { Ground } from './ground.ts';
import { operativeJoins } from './operative-joins.ts';
import { digestOf } from './request-digest.ts';
import { rulesFor } from './rule-book.ts';
import { savingOf } from './saving.ts';
import { staleness } from './stale.ts';

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
  /** Without letting time pass on the case first: for one whose clock throws. */
  readonly timeStands?: true;
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

/** What else belongs in the command's transaction: a message marked as filed, a file named; runs before the commit. */
export type Alongside = (
  tx: Transaction,
  done: Done,
  saved: Pick<Saving, 'state' | 'summary' | 'events'>,
) => Promise<void>;

/** What the core deed stands on. */
export type Needs = Pick<Ground, 'pool' | 'now' | 'newId' | 'rules' | 'secret' | 'publicUrl' | 'replyTo'>;

/**
 * Does one thing to one case in one transaction: what time itself changed first, then the command; events, state,
 * promises, words and letters together or not at all. Refusals and stale forms are values; the same key is answered
 * as before. Throws CommitUnknown when nobody knows whether it was committed: ask again with the same key.
 */
export async function askOfCase(
  ground: Needs,
  organisation: OrganisationId,
  request: Request,
  alongside?: Alongside,
): Promise<Answer> {
  const now = await ground.now(organisation);
  await ground.rules.of(organisation);
  return inOrganisation(ground.pool, organisation, async (tx) => {
    const loaded = await loadCase(tx, organisation, request.case, request.key);
    const rules = await rulesFor(ground.rules, organisation, loaded.state === null ? [] : [loaded.state]);
    return askIn(ground, tx, organisation, { now, rules, loaded }, [request], alongside);
  });
}

/** What a command is decided by: the moment, the rules, and the case with the key's earlier answer. */
export interface Standing {
  readonly now: Instant;
  readonly rules: Rules;
  readonly loaded: Loaded;
  /** Nothing follows in this transaction, and whoever asks repeats by its key what nobody knows the end of. */
  readonly last?: true;
}

/**
 * The same in a transaction that is under way. What follows the first request rests on what that one made, and all is
 * saved together; one that follows and is refused is left out. The answer is the first one's.
 */
export async function askIn(
  ground: Needs,
  tx: Transaction,
  organisation: OrganisationId,
  { now, rules, loaded, last }: Standing,
  [first, ...following]: readonly [Request, ...Request[]],
  alongside?: Alongside,
): Promise<Answer> {
  if (loaded.done !== null) return answeredBefore(loaded.done, digestOf(first));
  const before = loaded.state ?? beforeFirst(organisation, first.case);
  const stale = await staleness(tx, organisation, first, before);
  if (stale !== null) return stale;
  const drained =
    first.timeStands === true
      ? { state: before, events: [] }
      : drainedFor(first.ask.do, () => drain(rules, before, now, loaded.heardUpTo, ground.newId), before);
  let state = drained.state;
  const events = [...drained.events];
  const words: NewWords[] = [];
  const answered: { readonly key: string; readonly digest: string; readonly answer: Done }[] = [];
  for (const request of [first, ...following]) {
    const made = await decided(ground, tx, organisation, rules, state, request, now);
    if (isRefusal(made)) {
      if (request === first) return made;
      continue;
    }
    events.push(...made);
    state = await stateAfter(tx, organisation, state, made, events);
    words.push(...(request.words ?? []));
    const { reference, seq } = state;
    const ids = made.map((event) => event.id);
    const answer: Done = { done: true, case: request.case, reference, seq, events: ids };
    answered.push({ key: request.key, digest: digestOf(request), answer });
  }
  const retracted = events.some((event) => event.type === 'retracted');
  const undone = retracted ? drained.state : null;
  const saving = await savingOf(ground, tx, organisation, rules, {
    state,
    undone,
    events,
    words,
    done: answered,
  });
  const [done] = answered;
  if (done === undefined) throw new Error('a request was neither refused nor answered');
  // Sent together; both have ended before anything else happens to the transaction.
  const saved = saveCases(tx, organisation, now, [saving]);
  const both = ended([saved, alongside?.(tx, done.answer, saving)]);
  if (last === true) commitBehind(tx, both);
  else await both;
  return done.answer;
}

/** Waits for all of them, whatever becomes of one, and throws what the first to fail threw. */
async function ended(deeds: readonly (Promise<void> | undefined)[]): Promise<void> {
  for (const outcome of await Promise.allSettled(deeds))
    if (outcome.status === 'rejected') throw outcome.reason;
}

/** The events that follow from one request, those by which people join the case first. */
async function decided(
  ground: Needs,
  tx: Transaction,
  organisation: OrganisationId,
  rules: Rules,
  state: CaseState,
  request: Request,
  now: Instant,
): Promise<readonly CaseEvent[] | Refusal> {
  const asked = commandOf(organisation, request, now, ground.newId);
  const command = await filledByRule(tx, organisation, rules, state, asked);
  const joins = await operativeJoins(ground, tx, organisation, state, command);
  const joined = joins === null ? [] : decide(rules, state, joins, ground.newId);
  if (isRefusal(joined)) return joined;
  const made = decide(rules, joined.reduce(evolve, state), command, ground.newId);
  return isRefusal(made) ? made : [...joined, ...made];
}

function commandOf(organisation: OrganisationId, request: Request, at: Instant, newId: NewId): Command {
  const { occurredAt } = request;
  return {
    ...request.ask,
    id: newId(),
    organisation,
    case: request.case,
    at,
    ...(occurredAt === undefined ? {} : { occurredAt }),
    by: request.by,
    onBehalfOf: request.onBehalfOf ?? null,
  } as Command;
}

/** A retraction is folded anew from the whole history, which skips what it names; `unsaved` ends with what was `made`. */
async function stateAfter(
  tx: Transaction,
  organisation: OrganisationId,
  state: CaseState,
  made: readonly CaseEvent[],
  unsaved: readonly CaseEvent[],
): Promise<CaseState> {
  if (!made.some((event) => event.type === 'retracted')) return made.reduce(evolve, state);
  return fold(organisation, state.id, [...(await readEvents(tx, organisation, state.id)), ...unsaved]);
}

function answeredBefore(done: NonNullable<Loaded['done']>, digest: string): Answer {
  if (done.digest.toString('hex') !== digest)
    return { refused: 'This form was sent before with other words: open the page again', about: 'key' };
  return done.answer as Done;
}

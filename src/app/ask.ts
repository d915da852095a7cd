import { createHash } from 'node:crypto';
import {
  type Asks,
  type Command,
  type CommandName,
  isRefusal,
  type NewId,
  type Refusal,
} from '../domain/case/command.ts';
import { consequences } from '../domain/case/consequences.ts';
import { decide } from '../domain/case/decide.ts';
import type { Author, CaseEvent } from '../domain/case/event.ts';
import { evolve, fold } from '../domain/case/evolve.ts';
import type { Rules } from '../domain/case/rules.ts';
import { beforeFirst, type CaseState } from '../domain/case/state.ts';
import { summaryOf } from '../domain/case/summary.ts';
import { wake } from '../domain/case/wake.ts';
import type { Instant } from '../domain/time/types.ts';
import { heardUpTo, type Loaded, loadCase, readEvents } from '../store/case/load.ts';
import { type Saving, type StoredWords, saveCases } from '../store/case/save.ts';
import type { OrganisationId } from '../store/organisation-id.ts';
import { inOrganisation, type Transaction } from '../store/transaction.ts';
import type { Ground } from './ground.ts';
import { keyedDigest, newSalt } from './keyed-digest.ts';
import { composeLetters } from './letters/compose.ts';
import { namedByRule } from './named-by-rule.ts';
import { operativeJoins } from './operative-joins.ts';
import { rulesFor } from './rule-book.ts';

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
export type Alongside = (tx: Transaction, done: Done) => Promise<void>;

type Needs = Pick<Ground, 'pool' | 'now' | 'newId' | 'rules' | 'secret' | 'publicUrl' | 'replyTo'>;

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
    const digest = digestOf(request);
    if (loaded.done !== null) return answeredBefore(loaded.done, digest);
    const before = loaded.state ?? beforeFirst(organisation, request.case);
    const rules = await rulesFor(ground.rules, organisation, [before]);
    if (
      request.seen !== undefined &&
      before.seq !== request.seen &&
      (await changedByOthers(tx, organisation, request, before.seq))
    )
      return {
        stale: true,
        seq: before.seq,
        since: (await readEvents(tx, organisation, request.case)).filter(
          (event) => event.seq > (request.seen ?? 0),
        ),
      };
    const drained =
      request.timeStands === true
        ? { state: before, events: [] }
        : drain(rules, before, now, loaded.heardUpTo, ground.newId);
    const asked = commandOf(organisation, request, now, ground.newId);
    const command = await namedByRule(tx, organisation, rules, drained.state, asked);
    const joins = await operativeJoins(ground, tx, organisation, drained.state, command);
    const joined = joins === null ? [] : decide(rules, drained.state, joins, ground.newId);
    if (isRefusal(joined)) return joined;
    const made = decide(rules, joined.reduce(evolve, drained.state), command, ground.newId);
    if (isRefusal(made)) return made;
    const events = [...joined, ...made];
    const retracted = events.some((event) => event.type === 'retracted');
    const all = [...drained.events, ...events];
    const state = await stateAfter(tx, organisation, drained.state, events);
    const done: Done = {
      done: true,
      case: request.case,
      reference: state.reference,
      seq: state.seq,
      events: events.map((event) => event.id),
    };
    const saving = await savingOf(ground, tx, organisation, rules, {
      state,
      undone: retracted ? drained.state : null,
      events: all,
      words: request.words ?? [],
      done: { key: request.key, digest, answer: done },
    });
    await saveCases(tx, organisation, now, [saving]);
    await alongside?.(tx, done);
    return done;
  });
}

/**
 * What time itself changes about these cases by now, saved together: the wake loop's deed. Answers how many events that
 * took.
 */
export async function noteTimes(
  ground: Needs,
  organisation: OrganisationId,
  tx: Transaction,
  cases: readonly CaseState[],
  now: Instant,
): Promise<number> {
  if (cases.length === 0) return 0;
  const rules = await rulesFor(ground.rules, organisation, cases);
  const heard = await heardUpTo(tx, organisation);
  const savings: Saving[] = [];
  for (const state of cases) {
    const drained = drain(rules, state, now, heard, ground.newId);
    const { state: after, events } = drained;
    const keeping = { state: after, undone: null, events, words: [], done: null };
    savings.push(await savingOf(ground, tx, organisation, rules, keeping));
  }
  await saveCases(tx, organisation, now, savings);
  return savings.reduce((sum, saving) => sum + saving.events.length, 0);
}

/** The same for one case by its id; 0 where there is no such case. */
export async function noteTime(
  ground: Needs,
  organisation: OrganisationId,
  tx: Transaction,
  caseId: string,
  now: Instant,
): Promise<number> {
  const { state } = await loadCase(tx, organisation, caseId, null);
  return state === null ? 0 : noteTimes(ground, organisation, tx, [state], now);
}

interface Keeping {
  readonly state: CaseState;
  /** The case before a retraction: what that had promised and queued goes with it. */
  readonly undone: CaseState | null;
  readonly events: readonly CaseEvent[];
  readonly words: readonly NewWords[];
  readonly done: { readonly key: string; readonly digest: string; readonly answer: Done } | null;
}

async function savingOf(
  ground: Needs,
  tx: Transaction,
  organisation: OrganisationId,
  rules: Rules,
  keeping: Keeping,
): Promise<Saving> {
  const { state, undone, events, words, done } = keeping;
  const asked = consequences(events);
  const letters = await composeLetters(ground, tx, organisation, rules, state, asked, words);
  const touched = new Set(
    events.flatMap((event) =>
      'promiseId' in event.data && event.data.promiseId !== null ? [event.data.promiseId] : [],
    ),
  );
  const all = undone !== null || events.some((event) => event.type === 'rules followed');
  return {
    state,
    summary: summaryOf(rules, state),
    events,
    promises: all ? state.promises : state.promises.filter((promise) => touched.has(promise.id)),
    words: words.map((row) => stored(ground.secret, row)),
    letters,
    unsent: [
      ...asked.flatMap((one) => (one.do === 'leave unsent' ? [one.sendId] : [])),
      ...goneLetters(undone, state),
    ],
    unsentNoMore: wantedAgain(undone, state),
    gonePromises: (undone?.promises ?? [])
      .filter((row) => !state.promises.some((kept) => kept.id === row.id))
      .map((row) => row.id),
    done,
  };
}

/** Letters of a retracted deed that have not gone yet; nothing already sent is unsent. */
function goneLetters(undone: CaseState | null, state: CaseState): string[] {
  return (undone?.letters ?? [])
    .filter((row) => row.outcome === null && !state.letters.some((kept) => kept.sendId === row.sendId))
    .map((row) => row.sendId);
}

/** Letters that a retracted deed had left unsent: they go after all. */
function wantedAgain(undone: CaseState | null, state: CaseState): string[] {
  const wanted = new Set(state.letters.filter((row) => row.outcome === null).map((row) => row.sendId));
  return (undone?.letters ?? [])
    .filter((row) => row.outcome === 'cancelled' && wanted.has(row.sendId))
    .map((row) => row.sendId);
}

/** Every command first notes the moments that were due before it, in the same transaction. */
function drain(
  rules: Rules,
  state: CaseState,
  now: Instant,
  heardUpTo: Instant | null,
  newId: NewId,
): { state: CaseState; events: readonly CaseEvent[] } {
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

/** A retraction is folded anew from the whole history, which skips what it names. */
async function stateAfter(
  tx: Transaction,
  organisation: OrganisationId,
  state: CaseState,
  events: readonly CaseEvent[],
): Promise<CaseState> {
  if (!events.some((event) => event.type === 'retracted')) return events.reduce(evolve, state);
  return fold(organisation, state.id, [...(await readEvents(tx, organisation, state.id)), ...events]);
}

/** The clock's own notes do not make a form stale; a colleague's deed does. */
async function changedByOthers(
  tx: Transaction,
  organisation: OrganisationId,
  request: Request,
  seq: number,
): Promise<boolean> {
  if (request.seen === undefined || seq <= request.seen) return false;
  const since = (await readEvents(tx, organisation, request.case)).filter(
    (event) => event.seq > (request.seen ?? 0),
  );
  return since.some(
    (event) => event.by.kind === 'staff' || event.by.kind === 'party' || event.type === 'items moved',
  );
}

function answeredBefore(done: NonNullable<Loaded['done']>, digest: string): Answer {
  if (done.digest.toString('hex') !== digest)
    return { refused: 'This form was sent before with other words: open the page again', about: 'key' };
  return done.answer as Done;
}

function digestOf(request: Request): string {
  const { ask, words, by } = request;
  const opening = ask.do === 'open case';
  const author = 'id' in by ? `${by.kind} ${by.id}` : by.kind;
  const body = JSON.stringify({
    author,
    case: opening ? '' : request.case,
    do: ask.do,
    words: (words ?? []).map((row) => row.body),
    data: plain(ask.data, opening, words ?? []),
  });
  return createHash('sha256').update(body).digest('hex');
}

/** Ids are made anew at each try, so the same form has the same digest only without them. */
function plain(data: unknown, opening: boolean, words: readonly NewWords[]): unknown {
  const said = new Map(words.map((row, i) => [row.id, `words ${i}`]));
  const isAnew = (key: string): boolean => madeAnew.has(key) || (opening && madeAtOpening.has(key));
  const steady = (key: string, value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    return isAnew(key) ? '' : (said.get(value) ?? value);
  };
  return JSON.parse(JSON.stringify(data, steady));
}

const madeAnew = new Set([
  'trackId',
  'wordsId',
  'nameWordsId',
  'remarksWordsId',
  'signatureId',
  'linkId',
  'exceptionId',
  'callbackId',
]);
const madeAtOpening = new Set([
  'itemId',
  'partyId',
  'reference',
  'messageId',
  'requesterId',
  'acknowledge',
  'id',
]);

function stored(secret: string, row: NewWords): StoredWords {
  const salt = newSalt();
  return {
    id: row.id,
    body: row.body,
    salt: salt.toString('hex'),
    digest: keyedDigest(secret, salt, row.body).toString('hex'),
  };
}

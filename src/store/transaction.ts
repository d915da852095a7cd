import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { CommitUnknown, connectionLost, mayBeRepeated, withoutValues } from './failure.ts';
import { beginFor, type OrganisationId } from './organisation-id.ts';
import { prepared, sendTogether } from './prepared.ts';

/** What runs statements inside a transaction. */
export type Transaction = Pick<pg.PoolClient, 'query'>;

/** Tried again after these pauses (3 s in all): long enough for a restart or a failover that goes well. */
const pauses = [20, 50, 100, 200, 400, 800, 1_500];

type Attempt<T> = { done: T } | { again: unknown };

async function rollBack(client: pg.PoolClient): Promise<boolean> {
  return client.query('rollback').then(
    () => true,
    () => false,
  );
}

/**
 * Begins without waiting: it leaves in one packet with the first statement that `act` sends. Should it fail, that statement
 * runs in no organisation, where row-level security shows and takes nothing, and nothing of it is committed or answered.
 */
function beginWith(client: pg.PoolClient, begin: string): Promise<unknown> {
  sendTogether(client);
  const begun = client.query(begin);
  begun.catch(() => {});
  return begun;
}

const lastWrites = new WeakMap<Transaction, Promise<unknown>>();

/**
 * Has the commit leave right behind these writes, which have been sent and not answered, instead of after their answer:
 * PostgreSQL takes the commit for a rollback where one of them fails. A connection lost meanwhile leaves it unknown whether
 * they were committed, so this is for a deed that its own key lets repeat.
 */
export function commitBehind(tx: Transaction, writes: Promise<unknown>): void {
  // Awaited at the commit; until then a failure is nobody's yet.
  writes.catch(() => {});
  lastWrites.set(tx, writes);
}

async function commitAfter(client: pg.PoolClient, writes: Promise<unknown> | undefined): Promise<void> {
  sendTogether(client);
  const committed = client.query('commit');
  committed.catch(() => {});
  await writes;
  const { command } = await committed;
  if (command !== 'COMMIT') throw new Error('a transaction was rolled back at its commit');
}

async function attempt<T>(
  pool: pg.Pool,
  begin: string,
  act: (tx: Transaction) => Promise<T>,
): Promise<Attempt<T>> {
  let client: pg.PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    if (connectionLost(error)) return { again: error };
    throw error;
  }
  let broken: Error | undefined;
  const onError = (error: Error) => (broken = error);
  client.on('error', onError);
  let committing = false;
  try {
    const begun = beginWith(client, begin);
    const tx = prepared(client);
    const result = await act(tx);
    await begun;
    committing = true;
    await commitAfter(client, lastWrites.get(tx));
    return { done: result };
  } catch (error) {
    withoutValues(error);
    const lost = connectionLost(error) || broken !== undefined;
    if (lost) broken ??= error instanceof Error ? error : new Error(String(error));
    else if (!(await rollBack(client))) broken = new Error('the transaction could not be rolled back');
    if (lost && committing)
      throw new CommitUnknown('the connection broke while committing', { cause: error });
    if (lost || mayBeRepeated(error)) return { again: error };
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

async function repeated<T>(pool: pg.Pool, begin: string, act: (tx: Transaction) => Promise<T>): Promise<T> {
  let last: unknown;
  for (const wait of [0, ...pauses]) {
    if (wait > 0) await pause(wait);
    const outcome = await attempt(pool, begin, act);
    if ('done' in outcome) return outcome.done;
    last = outcome.again;
  }
  throw last;
}

/**
 * Runs `act` in one transaction in which row-level security shows this organisation's rows and no others.
 * Commits what it did, or rolls back when it throws. Repeated, boundedly, when the connection is lost
 * before the commit or PostgreSQL asks for it (serialisation, deadlock): so `act` must do nothing but
 * talk to the database, or things that may be done twice.
 * Throws CommitUnknown when the connection broke during the commit: repeat the command with its key.
 */
export function inOrganisation<T>(
  pool: pg.Pool,
  organisation: OrganisationId,
  act: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return repeated(pool, beginFor(organisation), act);
}

/**
 * Runs `act` in one transaction of no organisation: tenant tables show nothing in it. For routing and
 * reference tables. Repeats and throws as `inOrganisation` does.
 */
export function inRouting<T>(pool: pg.Pool, act: (tx: Transaction) => Promise<T>): Promise<T> {
  return repeated(pool, 'begin', act);
}

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';

export type Migration = { number: number; name: string; sql: string; digest: string };

export const migrationsFolder: string = join(import.meta.dirname, 'migrations');

const lockWaits = 60;

/** duplicate_table, duplicate_object, and unique_violation in PostgreSQL's own catalogue */
const madeMeanwhile = new Set(['42P07', '42710', '23505']);

/** Reads `NNNN-name.sql`, in order. Throws on a name of another shape and on a number given twice. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const all: Migration[] = [];
  for (const name of names) {
    const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]);
    if (!Number.isInteger(number)) throw new Error(`${name}: a migration is called NNNN-what-it-does.sql`);
    if (all.some((other) => other.number === number)) throw new Error(`${name}: its number is given twice`);
    const sql = await readFile(join(folder, name), 'utf8');
    all.push({ number, name, sql, digest: createHash('sha256').update(sql).digest('hex') });
  }
  return all;
}

type Recorded = { number: number; name: string; digest: string };

/** Why these files do not continue what the database records, or null. */
export function disagreement(files: readonly Migration[], recorded: readonly Recorded[]): string | null {
  const highest = Math.max(0, ...recorded.map(({ number }) => number));
  for (const { number, name, digest } of recorded) {
    const file = files.find((each) => each.number === number);
    if (file === undefined) {
      return `The database has been migrated by ${name}, which this Kept does not have: it is older than the database. Start the newer one.`;
    }
    if (file.digest !== digest) {
      return `${file.name} was changed after it had been applied. Restore it as it was, and put the change into a new migration.`;
    }
  }
  const late = files.find(
    ({ number }) => number < highest && !recorded.some((each) => each.number === number),
  );
  return late === undefined
    ? null
    : `${late.name} would be applied after number ${highest}. Give it a higher number.`;
}

async function haveLedger(owner: pg.Client): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await owner.query(
        `create table if not exists migration (
           number integer primary key, name text not null, digest text not null, applied_at bigint not null)`,
      );
      return;
    } catch (error) {
      // Two starts at once: "if not exists" looks before it locks, and the later of them fails once.
      if (attempt >= 5 || !madeMeanwhile.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}

/** Waits for another migrator in steps of the lock timeout, which is short so that nobody queues behind us for long. */
async function lockLedger(owner: pg.Client): Promise<void> {
  for (let waited = 1; ; waited += 1) {
    await owner.query(`begin; set local lock_timeout = '2s'; set local statement_timeout = '10min'`);
    try {
      await owner.query('lock table migration in share row exclusive mode');
      return;
    } catch (error) {
      await owner.query('rollback');
      if (waited >= lockWaits || (error as { code?: string }).code !== '55P03') throw error;
    }
  }
}

async function applyNext(owner: pg.Client, files: readonly Migration[], now: number) {
  await lockLedger(owner);
  try {
    const { rows } = await owner.query<Recorded>(
      'select number, name, digest from migration order by number',
    );
    const refused = disagreement(files, rows);
    const next = files.find(({ number }) => !rows.some((row) => row.number === number));
    if (refused !== null || next === undefined) {
      await owner.query('rollback');
      return refused === null ? null : { refused };
    }
    await owner.query(next.sql).catch((error: Error) => {
      throw new Error(`${next.name}: ${error.message}`, { cause: error });
    });
    await owner.query('insert into migration (number, name, digest, applied_at) values ($1, $2, $3, $4)', [
      next.number,
      next.name,
      next.digest,
      now,
    ]);
    await owner.query('commit');
    return { applied: next.name };
  } catch (error) {
    await owner.query('rollback').catch(() => {});
    throw error;
  }
}

/**
 * Applies what is missing of the numbered migrations, each in a transaction of its own, as the owner
 * role; `now` is an instant. Two at once wait for one another. Refused when a recorded migration was
 * changed or is missing, or a new one has a number below an applied one.
 */
export async function migrate(
  owner: pg.Client,
  now: number,
  folder: string = migrationsFolder,
): Promise<{ applied: string[] } | { refused: string }> {
  const files = await readMigrations(folder);
  await haveLedger(owner);
  const applied: string[] = [];
  for (let step = 0; step <= files.length; step += 1) {
    const outcome = await applyNext(owner, files, now);
    if (outcome === null) break;
    if ('refused' in outcome) return { refused: outcome.refused };
    applied.push(outcome.applied);
  }
  return { applied };
}

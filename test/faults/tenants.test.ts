import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import pg from 'pg';
import { catalogue } from '../../src/store/catalogue.ts';
import { migrate } from '../../src/store/migrate.ts';
import { type OrganisationId, organisationId } from '../../src/store/organisation-id.ts';
import { inOrganisation, inRouting } from '../../src/store/transaction.ts';
import { database } from '../kit/database.ts';

// Migrated here, not cloned: what is tested is what the migrations in this tree say.
const db = await database({ migrated: false });

async function as<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return act(client).finally(() => client.end());
}

await as(db.ownerUrl, async (owner) => {
  const outcome = await migrate(owner, 0);
  assert.ok('applied' in outcome);
});

const anId = (): OrganisationId => organisationId(randomUUID()) ?? assert.fail('a UUID is an id');
const [ours, theirs] = [anId(), anId()];
const tables = Object.entries(catalogue).flatMap(([name, { held }]) =>
  held === 'distributed' ? [name] : [],
);

interface Column {
  name: string;
  type: string;
}

const plain: Record<string, string> = {
  uuid: `'01900000-0000-7000-8000-000000000001'`,
  text: `'x'`,
  boolean: 'true',
  bigint: '1',
  integer: '1',
  smallint: '1',
  date: `'2026-01-01'`,
  bytea: `'\\x00'`,
  jsonb: `'{}'`,
  ARRAY: `'{}'`,
};

/** A row of any shape in every table, written past keys, checks and policies by the superuser. */
async function rowInEachTable(client: pg.Client): Promise<void> {
  await client.query('set session_replication_role = replica');
  for (const table of tables) {
    const { rows: checks } = await client.query<{ name: string }>(
      `select conname as name from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
      [table],
    );
    for (const { name } of checks)
      await client.query(`alter table ${table} drop constraint ${pg.escapeIdentifier(name)}`);
    const { rows: columns } = await client.query<Column>(
      `select column_name as name, data_type as type from information_schema.columns where table_name = $1`,
      [table],
    );
    const values = columns.map(({ name, type }) =>
      name === 'organisation_id' ? `'${ours}'` : (plain[type] ?? assert.fail(`${table}.${name}: ${type}`)),
    );
    const names = columns.map(({ name }) => pg.escapeIdentifier(name));
    await client.query(`insert into ${table} (${names.join(', ')}) values (${values.join(', ')})`);
  }
}

await as(db.administratorUrl, rowInEachTable);

const seen = async (organisation: OrganisationId | null): Promise<string[]> => {
  const found: string[] = [];
  const look = async (tx: Pick<pg.PoolClient, 'query'>): Promise<void> => {
    for (const table of tables) {
      const { rows } = await tx.query(`select 1 from ${table}`);
      if (rows.length > 0) found.push(table);
    }
  };
  await (organisation === null ? inRouting(db.app, look) : inOrganisation(db.app, organisation, look));
  return found;
};

test('its own organisation sees a row in every tenant table', async () => {
  assert.ok(tables.length > 30);
  assert.deepEqual(await seen(ours), tables);
});

test('a query without an organisation sees nothing in any tenant table', async () => {
  assert.deepEqual(await seen(null), []);
});

test('a query for another organisation sees nothing in any tenant table', async () => {
  assert.deepEqual(await seen(theirs), []);
});

test('another organisation can neither change, nor take away, nor slip in a row in any tenant table', async () => {
  const refusals: string[] = [];
  for (const table of tables) {
    for (const statement of [
      `update ${table} set organisation_id = organisation_id`,
      `delete from ${table}`,
      `insert into ${table} select * from ${table}`,
    ]) {
      const { rowCount } = await inOrganisation(db.app, theirs, (tx) => tx.query(statement)).catch(
        (error: Error) => {
          refusals.push(error.message);
          return { rowCount: 0 };
        },
      );
      assert.equal(rowCount ?? 0, 0, statement);
    }
  }
  // What the role may not do at all is refused before any row is looked at.
  assert.ok(
    refusals.every((message) => /permission denied/.test(message)),
    refusals.join('\n'),
  );
  assert.deepEqual(await seen(ours), tables);
});

test('a row for another organisation is refused in every tenant table', async () => {
  for (const table of tables)
    await assert.rejects(
      inOrganisation(db.app, theirs, (tx) =>
        tx.query(`insert into ${table} (organisation_id) values ('${ours}')`),
      ),
      /row-level security|permission denied|null value/,
      table,
    );
});

test('events can be added by the app, and never changed or taken away', async () => {
  for (const statement of ['update case_event set seq = 2', 'delete from case_event'])
    await assert.rejects(
      inOrganisation(db.app, ours, (tx) => tx.query(statement)),
      /permission denied/,
    );
});

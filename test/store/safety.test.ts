import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import pg from 'pg';
import { probe } from '../../src/main/safety.ts';
import { assertSafe, databaseFaults } from '../../src/store/safety.ts';
import { database } from '../kit/database.ts';

const db = await database();
const empty = await database({ migrated: false });

async function asAdministrator<T>(act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: db.administratorUrl });
  await client.connect();
  return act(client).finally(() => client.end());
}

test('the app role on a migrated database is safe', async () => {
  await assertSafe(db.app);
});

test('a superuser is refused', async () => {
  assert.match((await asAdministrator(databaseFaults)).join(), /is a superuser/);
});

test('the owner of the tables is refused', async () => {
  assert.match((await databaseFaults(db.owner)).join(), /kept_owner owns tables/);
});

test('a role that passes row-level security is refused', async () => {
  const faults = await asAdministrator(async (client) => {
    await client.query('set role kept_backup');
    return databaseFaults(client);
  });
  assert.match(faults.join(), /kept_backup passes row-level security/);
});

test('a tenant table that answers without an organisation is refused', async () => {
  const faults = await asAdministrator(async (client) => {
    await client.query('begin');
    await client.query('alter table reference_block disable row level security');
    await client.query('insert into reference_block values ($1, $2, 1)', [randomUUID(), 'CQ']);
    await client.query('set local role kept_app');
    const found = await databaseFaults(client);
    await client.query('rollback');
    return found;
  });
  assert.deepEqual(faults, [
    'The table reference_block can be read without naming an organisation. Run "kept migrate".',
  ]);
});

test('a database that was not migrated is refused', async () => {
  assert.match((await databaseFaults(empty.app)).join(), /has not been migrated/);
});

test('a server that may lose what it acknowledged is refused', async () => {
  const faults = await asAdministrator(async (client) => {
    await client.query('set role kept_app');
    await client.query('set synchronous_commit = off');
    return databaseFaults(client);
  });
  assert.match(faults.join(), /synchronous_commit = off/);
});

test('a database that cannot be reached is named without its password', async () => {
  const { database: faults } = await probe(
    { dataFolder: '/' },
    'postgres://kept_app:hunter2@127.0.0.1:1/kept',
  );
  assert.match(faults.join(), /kept_app:\*\*\*@127\.0\.0\.1:1.* cannot be reached/);
  assert.doesNotMatch(faults.join(), /hunter2/);
});

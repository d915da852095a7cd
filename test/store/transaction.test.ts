import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import pg from 'pg';
import { CommitUnknown } from '../../src/store/failure.ts';
import { type OrganisationId, organisationId } from '../../src/store/organisation-id.ts';
import { openPool } from '../../src/store/pool.ts';
import { inOrganisation, inRouting, type Transaction } from '../../src/store/transaction.ts';
import { database } from '../kit/database.ts';

const db = await database();

function anOrganisation(): OrganisationId {
  const id = organisationId(randomUUID());
  assert.ok(id !== null);
  return id;
}

const ours = anOrganisation();
const theirs = anOrganisation();

const addBlock = (tx: Transaction, organisation: string, prefix: string) =>
  tx.query('insert into reference_block (organisation_id, prefix, next_number) values ($1, $2, 1)', [
    organisation,
    prefix,
  ]);

const prefixes = async (tx: Transaction) =>
  (await tx.query<{ prefix: string }>('select prefix from reference_block order by prefix')).rows.map(
    ({ prefix }) => prefix,
  );

async function endBackend(pid: number): Promise<void> {
  const client = new pg.Client({ connectionString: db.administratorUrl });
  await client.connect();
  await client.query('select pg_terminate_backend($1)', [pid]);
  await client.end();
}

const backendOf = async (tx: Transaction) =>
  (await tx.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid ?? 0;

test('one organisation sees and writes its own rows alone', async () => {
  await inOrganisation(db.app, ours, (tx) => addBlock(tx, ours, 'OURS'));
  await inOrganisation(db.app, theirs, (tx) => addBlock(tx, theirs, 'THEIRS'));
  assert.deepEqual(await inOrganisation(db.app, ours, prefixes), ['OURS']);
  await assert.rejects(
    inOrganisation(db.app, ours, (tx) => addBlock(tx, theirs, 'X')),
    /row-level security/,
  );
  await inOrganisation(db.app, ours, (tx) => tx.query('update reference_block set next_number = 9'));
  const { rows } = await inOrganisation(db.app, theirs, (tx) =>
    tx.query('select next_number from reference_block'),
  );
  assert.deepEqual(rows, [{ next_number: 1 }]);
});

test('outside an organisation there is nothing, also on a connection that has just served one', async () => {
  const one = openPool(db.appUrl, 1);
  await inOrganisation(one, ours, prefixes);
  assert.deepEqual(await prefixes(one), []);
  assert.deepEqual(await inRouting(one, prefixes), []);
  await one.end();
});

test('what throws is rolled back and thrown on', async () => {
  const failing = inOrganisation(db.app, ours, async (tx) => {
    await addBlock(tx, ours, 'GONE');
    throw new Error('changed its mind');
  });
  await assert.rejects(failing, /changed its mind/);
  assert.ok(!(await inOrganisation(db.app, ours, prefixes)).includes('GONE'));
});

test('a connection lost on the way is tried again and done once', async () => {
  let turn = 0;
  await inOrganisation(db.app, ours, async (tx) => {
    turn += 1;
    await addBlock(tx, ours, 'ONCE');
    if (turn === 1) await endBackend(await backendOf(tx));
    await tx.query('select 1');
  });
  assert.equal(turn, 2);
  assert.ok((await inOrganisation(db.app, ours, prefixes)).includes('ONCE'));
});

test('a connection lost in the commit is said to be unknown and not tried again', async () => {
  let turn = 0;
  const lost = inOrganisation(db.app, ours, async (tx) => {
    turn += 1;
    await endBackend(await backendOf(tx));
  });
  await assert.rejects(lost, CommitUnknown);
  assert.equal(turn, 1);
});

test('a serialisation failure is tried again', async () => {
  let turn = 0;
  const answer = await inOrganisation(db.app, ours, async (tx) => {
    turn += 1;
    if (turn < 3) await tx.query(`do $$ begin raise exception using errcode = '40001'; end $$`);
    return turn;
  });
  assert.equal(answer, 3);
});

test('a server that never answers is given up after a bounded number of tries', async () => {
  const nowhere = openPool('postgres://kept_app:x@127.0.0.1:1/kept', 1);
  await assert.rejects(inOrganisation(nowhere, ours, prefixes), { code: 'ECONNREFUSED' });
  await nowhere.end();
});

test('instants come as numbers and dates as written', async () => {
  const { rows } = await db.app.query(`select 1772442000000::bigint as instant, date '2026-03-02' as day`);
  assert.deepEqual(rows, [{ instant: 1_772_442_000_000, day: '2026-03-02' }]);
});

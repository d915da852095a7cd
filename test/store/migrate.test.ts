import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { migrate } from '../../src/store/migrate.ts';
import { database, type TestDatabase } from '../kit/database.ts';

const folder = await mkdtemp(join(tmpdir(), 'kept-migrations-'));
after(() => rm(folder, { recursive: true }));
const now = Date.parse('2026-03-02T09:00:00Z');

async function asOwner<T>(db: TestDatabase, act: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: db.ownerUrl });
  await owner.connect();
  return act(owner).finally(() => owner.end());
}

const write = (name: string, sql: string) => writeFile(join(folder, name), sql);

const db = await database({ migrated: false });

test('eight at once apply each migration once, and a ninth does nothing', async () => {
  await write('0001-first.sql', 'create table first (id int primary key); select pg_sleep(0.2);');
  await write('0002-second.sql', 'create table second (id int primary key);');
  const all = await Promise.all(
    Array.from({ length: 8 }, () => asOwner(db, (owner) => migrate(owner, now, folder))),
  );
  const applied = all.flatMap((outcome) => ('applied' in outcome ? outcome.applied : []));
  assert.deepEqual(applied.sort(), ['0001-first.sql', '0002-second.sql']);
  assert.deepEqual(await asOwner(db, (owner) => migrate(owner, now, folder)), { applied: [] });
});

test('one that fails leaves nothing of itself, is named, and can be mended', async () => {
  await write('0003-third.sql', 'create table third (id int primary key); select nonsense;');
  await assert.rejects(
    asOwner(db, (owner) => migrate(owner, now, folder)),
    /0003-third\.sql: .*nonsense/,
  );
  const { rows } = await asOwner(db, (owner) => owner.query(`select to_regclass('third') as third`));
  assert.deepEqual(rows, [{ third: null }]);
  await write('0003-third.sql', 'create table third (id int primary key);');
  assert.deepEqual(await asOwner(db, (owner) => migrate(owner, now, folder)), {
    applied: ['0003-third.sql'],
  });
});

test('one changed after it was applied is refused and nothing is applied', async () => {
  await write('0002-second.sql', 'create table second (id int primary key); -- changed');
  await write('0004-fourth.sql', 'create table fourth (id int primary key);');
  const outcome = await asOwner(db, (owner) => migrate(owner, now, folder));
  assert.ok('refused' in outcome && /0002-second\.sql was changed/.test(outcome.refused));
  const { rows } = await asOwner(db, (owner) => owner.query(`select to_regclass('fourth') as fourth`));
  assert.deepEqual(rows, [{ fourth: null }]);
});

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { readConfig } from '../../src/main/config.ts';
import { saveSecrets } from '../../src/main/postgres/secrets.ts';
import { isRefused } from '../../src/main/refused.ts';
import { stand } from '../../src/main/stand.ts';
import { assertSafe } from '../../src/store/safety.ts';
import { database } from '../kit/database.ts';
import { shared } from '../kit/shared.ts';

const db = await database({ migrated: false });
const folder = await mkdtemp(join(tmpdir(), 'kept-given-'));
after(() => rm(folder, { recursive: true }));
const now = Date.parse('2026-03-02T09:00:00Z');
// Roles belong to the whole server, which other tests use at the same time: their passwords stay.
const { owner, app } = shared();
await saveSecrets(folder, { administrator: '', owner, app, backup: app, port: 0 });

const silent = () => {};

function config(environment: Record<string, string>) {
  const read = readConfig({ KEPT_DATA: folder, ...environment });
  assert.ok(!('faults' in read));
  return read;
}

test('a training desk makes its roles on the PostgreSQL that KEPT_DATABASE_URL names, migrates, and is safe there', async () => {
  const given = config({ KEPT_DATABASE_URL: db.administratorUrl });
  const standing = await stand(given, 'training', now, 'x', silent);
  assert.ok(!isRefused(standing));
  const client = new pg.Client({ connectionString: standing.appUrl });
  await client.connect();
  await assertSafe(client);
  await client.end();
  await standing.release();
});

test('a data folder of a training desk is not opened as the real thing', async () => {
  const standing = await stand(config({ KEPT_DATABASE_URL: db.appUrl }), 'real', now, 'x', silent);
  assert.ok(isRefused(standing));
  assert.match(standing.refused, /holds a training desk/);
});

test('a role that may not make roles, and a server that is not there, are refused without their password', async () => {
  for (const [url, why] of [
    [db.appUrl, /kept_app:\*\*\*@.*may not create the roles/],
    ['postgres://postgres:hunter2@127.0.0.1:1/kept', /postgres:\*\*\*@.* cannot be used/],
  ] as const) {
    const standing = await stand(config({ KEPT_DATABASE_URL: url }), 'training', now, 'x', silent);
    assert.ok(isRefused(standing));
    assert.match(standing.refused, why);
    assert.ok(!standing.refused.includes('hunter2'));
  }
});

test('what was refused has given the data folder free', async () => {
  const given = config({ KEPT_DATABASE_URL: db.administratorUrl });
  const standing = await stand(given, 'training', now, 'x', silent);
  assert.ok(!isRefused(standing));
  await standing.release();
});

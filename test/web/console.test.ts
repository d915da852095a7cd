import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { database } from '../kit/database.ts';
import { anOrganisation } from './organisation.ts';
import { site } from './site.ts';

const db = await database();
const secret = 'a secret of the console, with more than 32 characters';
const { app, clock } = await site(db.app, { secret });
clock.set(Date.now());
await anOrganisation(db.app);
const folder = await mkdtemp(join(tmpdir(), 'kept-console-'));
after(() => rm(folder, { recursive: true, force: true }));
await writeFile(join(folder, 'desk'), 'real\n');

function kept(...args: string[]) {
  const env = {
    PATH: process.env.PATH,
    KEPT_DATA: folder,
    KEPT_DATABASE_URL: db.appUrl,
    KEPT_SECRET: secret,
    KEPT_PUBLIC_URL: 'http://localhost:4000',
  };
  return spawnSync('sh', [join(import.meta.dirname, '../../bin/kept'), ...args], { env, encoding: 'utf8' });
}

const press = (link: string) =>
  app.inject({
    method: 'POST',
    url: new URL(link).pathname,
    payload: '',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

test('a keeper is invited from the console, and the printed link signs them in once', async () => {
  const { stdout, stderr, status } = kept(
    'users',
    'invite',
    'k@alder-finch.example',
    '--name',
    'Kim Lee',
    '--role',
    'keeper',
  );
  assert.equal(status, 0, stderr);
  const link = stdout.trim();
  assert.match(link, /^http:\/\/localhost:4000\/desk\/set-up\/[\w-]{43}$/);
  assert.equal((await press(link)).statusCode, 303);
  assert.equal((await press(link)).statusCode, 403);
  const again = kept('users', 'invite', 'K@alder-finch.example', '--json');
  assert.equal((JSON.parse(again.stdout) as { joined: boolean }).joined, false);
});

test('what is wrong with an invitation is said, and nobody joins', () => {
  const nobody = kept('users', 'invite', 'nobody@alder-finch.example');
  assert.equal(nobody.status, 1);
  assert.match(nobody.stderr, /--name and --role/);
  const role = kept('users', 'invite', 'x@alder-finch.example', '--name', 'X', '--role', 'king');
  assert.equal(role.status, 2);
  assert.match(role.stderr, /there is no role "king"/);
  assert.equal(kept('users', 'invite').status, 2);
});

test('a key made on the console opens the API, within its scopes, until it is revoked', async () => {
  const made = kept('keys', 'create', 'crm', '--scope', 'contacts:read');
  assert.equal(made.status, 0, made.stderr);
  const ask = async (path: string) =>
    (await app.inject({ url: `/api/v1${path}`, headers: { authorization: `Bearer ${made.stdout.trim()}` } }))
      .statusCode;
  assert.equal(await ask('/contacts?postcode=LS15'), 200);
  assert.equal(await ask('/cases/CQ-1'), 403);
  assert.equal(kept('keys', 'create', 'CRM').status, 1);
  assert.equal(kept('keys', 'revoke', 'crm').status, 0);
  clock.forward(5_001);
  assert.equal(await ask('/contacts?postcode=LS15'), 401);
  assert.equal(kept('keys', 'revoke', 'crm').status, 1);
});

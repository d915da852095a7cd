import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { freePort } from '../kit/free-port.ts';
import { noPostgresIn } from '../start/holding.ts';
import { ready, type Started, start } from './running.ts';

const data = await mkdtemp(join(tmpdir(), 'kept-serve-'));
const port = await freePort();
const bare = { KEPT_DATA: data, PORT: `${port}`, KEPT_SMTP_PORT: `${await freePort()}` };
const safe = {
  ...bare,
  KEPT_SECRET: 'f3a1c07d5b9e4826a0d47c1b8e6f25393c58d1e7',
  KEPT_PUBLIC_URL: `http://localhost:${port}`,
  KEPT_LINK_ON_CONSOLE: 'yes',
};
const organisation = {
  KEPT_ORGANISATION: 'Beech Kitchens',
  KEPT_MAIL_ADDRESS: 'care@beech.example',
  KEPT_PHONE: '01632 960300',
  KEPT_KEEPER: 'keeper@beech.example',
};
const running: Started[] = [];
const serve = (settings: Readonly<Record<string, string>>): Started => {
  const started = start('serve', settings);
  running.push(started);
  return started;
};
after(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await noPostgresIn(data);
  await rm(data, { recursive: true });
});

test('the real desk says every reason why it does not start, before it starts anything', async () => {
  const refused = serve(bare);
  assert.equal(await refused.ended, 1);
  for (const name of ['KEPT_SECRET', 'KEPT_PUBLIC_URL', 'KEPT_SMTP_RELAY'])
    assert.match(refused.said(), new RegExp(name));
});

test('its first start names what it must be told of the organisation', async () => {
  const refused = serve(safe);
  assert.equal(await refused.ended, 1);
  for (const name of Object.keys(organisation)) assert.match(refused.said(), new RegExp(`${name}: `));
  await noPostgresIn(data);
});

test('it prints the keeper’s link once, and lets nobody in without a code', async () => {
  const first = serve({ ...safe, ...organisation });
  await ready(first);
  const [link = ''] = /http\S+\/desk\/set-up\/\S+/.exec(first.said()) ?? [];
  assert.notEqual(link, '');
  const at = `http://localhost:${port}`;
  const signIn = await (await fetch(`${at}/desk/sign-in`, { headers: { accept: 'text/html' } })).text();
  assert.doesNotMatch(signIn, /Choose who you are|Training desk/);
  const as = await fetch(`${at}/desk/sign-in/as`, {
    method: 'POST',
    headers: { origin: at, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'staff=01900000-0000-7000-8000-000000000001&to=/desk',
    redirect: 'manual',
  });
  assert.equal(as.status, 404);
  const keeper = await fetch(link, { method: 'POST', headers: { origin: at }, redirect: 'manual' });
  const cookie = keeper.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const wind = await fetch(`${at}/desk/training`, {
    headers: { cookie, accept: 'text/html' },
    redirect: 'manual',
  });
  assert.equal(wind.status, 404);
  first.child.kill('SIGTERM');
  assert.equal(await first.ended, 0, first.said());
  const second = serve(safe);
  await ready(second);
  assert.doesNotMatch(second.said(), /set-up\//);
  second.child.kill('SIGTERM');
  await second.ended;
});

test('a folder that holds the real thing is never opened as a training desk', async () => {
  const train = start('train', bare);
  running.push(train);
  assert.equal(await train.ended, 1);
  assert.match(train.said(), /holds a real desk/);
});

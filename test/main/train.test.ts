import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { namedPostmaster } from '../../src/main/postgres/leftover.ts';
import { birthOf } from '../../src/main/process.ts';
import { freePort } from '../kit/free-port.ts';
import { noPostgresIn } from '../start/holding.ts';
import { partOf, ready, type Started, start, until } from './running.ts';

const data = await mkdtemp(join(tmpdir(), 'kept-train-'));
const [port, smtpPort] = [await freePort(), await freePort()];
const settings = {
  KEPT_DATA: data,
  PORT: `${port}`,
  KEPT_SMTP_PORT: `${smtpPort}`,
  KEPT_TRAINING_QUERIES: '3',
};
const running: Started[] = [];
const train = (more = {}): Started => {
  const started = start('train', { ...settings, ...more });
  running.push(started);
  return started;
};
after(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await noPostgresIn(data);
  await rm(data, { recursive: true });
});

const page = async (path: string): Promise<{ status: number; text: string } | null> =>
  fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { accept: 'text/html' },
    signal: AbortSignal.timeout(5_000),
  }).then(
    async (answer) => ({ status: answer.status, text: await answer.text() }),
    () => null,
  );
const well = async () => ((await page('/healthz'))?.status === 200 ? true : null);
const greeted = () =>
  new Promise<true | null>((resolve) => {
    const socket = connect(smtpPort, '127.0.0.1');
    socket.once('data', (bytes) => {
      resolve(bytes.toString().startsWith('220') ? true : null);
      socket.destroy();
    });
    socket.once('error', () => resolve(null));
  });

const desk = train();
const address = await ready(desk);

test('the first start makes the desk, says where it is, and lets one choose who one is', async () => {
  assert.equal(address, `http://localhost:${port}`);
  assert.match(desk.said(), /Making the training desk[\s\S]*is made/);
  const signIn = await page('/desk/sign-in');
  assert.match(signIn?.text ?? '', /Choose who you are/);
  assert.match(signIn?.text ?? '', /care manager/);
});

test('a second start on the same data says so and exits', async () => {
  const second = train();
  assert.equal(await second.ended, 1);
  assert.match(second.said(), /already running on .*http:\/\/localhost/);
  assert.equal((await page('/healthz'))?.status, 200);
});

for (const part of ['web', 'worker', 'mail'] as const)
  test(`when the ${part} process is killed, another takes its place`, async () => {
    const before = await until(desk, () => partOf(desk, part));
    process.kill(before, 'SIGKILL');
    const after = await until(desk, async () => {
      const now = await partOf(desk, part);
      return now === null || now === before ? null : now;
    });
    assert.notEqual(after, before);
    if (part === 'web') await until(desk, well);
    if (part === 'mail') await until(desk, greeted);
  });

test('when PostgreSQL is killed it is started again, and the desk goes on', async () => {
  const cluster = join(data, 'postgres/data');
  const before = (await namedPostmaster(cluster))?.pid ?? 0;
  process.kill(before, 'SIGKILL');
  await until(desk, async () => {
    const pid = (await namedPostmaster(cluster))?.pid;
    return pid === undefined || pid === before ? null : pid;
  });
  await until(desk, well);
  await until(desk, async () =>
    (await page('/desk/sign-in'))?.text.includes('Choose who you are') ? true : null,
  );
});

test('Ctrl-C stops everything, and the next start has the desk as it was', async () => {
  const parts = await Promise.all((['web', 'worker', 'mail'] as const).map((part) => partOf(desk, part)));
  desk.child.kill('SIGINT');
  assert.equal(await desk.ended, 0, desk.said());
  await noPostgresIn(data);
  for (const pid of parts) assert.equal(await birthOf(pid ?? 0), null);
  const again = train();
  await ready(again);
  assert.doesNotMatch(again.said(), /Making the training desk/);
  again.child.kill('SIGKILL');
  await again.ended;
  await noPostgresIn(data);
});

test('after a kill of the whole, its processes end by themselves and the next start recovers', async () => {
  const third = train();
  await ready(third);
  const parts = await Promise.all((['web', 'worker', 'mail'] as const).map((part) => partOf(third, part)));
  third.child.kill('SIGKILL');
  await third.ended;
  const fourth = train();
  await ready(fourth);
  for (const pid of parts)
    await until(fourth, async () => ((await birthOf(pid ?? 0)) === null ? true : null));
  fourth.child.kill('SIGTERM');
  assert.equal(await fourth.ended, 0, fourth.said());
});

test('a port that is taken is told in one sentence, and nothing is left running', async () => {
  const holder = train();
  await ready(holder);
  const other = await mkdtemp(join(tmpdir(), 'kept-train-'));
  const second = train({
    KEPT_DATA: other,
    KEPT_SMTP_PORT: `${await freePort()}`,
    KEPT_TRAINING_QUERIES: '1',
  });
  assert.equal(await second.ended, 1);
  assert.match(second.said(), new RegExp(`${port} \\(in use\\)\\. Set PORT`));
  await noPostgresIn(other);
  holder.child.kill('SIGTERM');
  await holder.ended;
  await rm(other, { recursive: true });
});

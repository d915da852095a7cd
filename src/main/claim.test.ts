import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { claim } from './claim.ts';
import { isRefused } from './refused.ts';

async function dataFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kept-claim-'));
  t.after(() => rm(folder, { recursive: true }));
  return join(folder, 'data');
}

test('the second on a data folder is told who holds it and where, until the first lets go', async (t) => {
  const folder = await dataFolder(t);
  const first = await claim(folder, 'http://localhost:4000');
  assert.ok(!isRefused(first));
  const second = await claim(folder, 'http://localhost:4001');
  assert.ok(isRefused(second));
  assert.match(
    second.refused,
    new RegExp(`already running on .* \\(process ${process.pid}, http://localhost:4000\\)`),
  );
  await first.release();
  const third = await claim(folder, 'http://localhost:4001');
  assert.ok(!isRefused(third));
  await third.release();
  assert.deepEqual(await readdir(folder), []);
});

test('the data folder is made for its owner alone', async (t) => {
  const folder = await dataFolder(t);
  await claim(folder, 'x');
  assert.equal((await stat(folder)).mode & 0o777, 0o700);
});

test('of twenty at once exactly one gets it', async (t) => {
  const folder = await dataFolder(t);
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => claim(folder, 'x')));
  assert.equal(outcomes.filter((outcome) => !isRefused(outcome)).length, 1);
});

test('what a killed one left is taken over, also when its number went to another process or is unreadable', async (t) => {
  const folder = await dataFolder(t);
  const left = [
    JSON.stringify({ pid: 2 ** 22 + 1, birth: null, address: 'x' }),
    JSON.stringify({ pid: process.ppid, birth: 'another boot:1', address: 'x' }),
    '{"pid":',
  ];
  for (const text of left) {
    const before = await claim(folder, 'x');
    assert.ok(!isRefused(before), text);
    await before.release();
    await writeFile(join(folder, 'running.json'), text);
    const after = await claim(folder, 'x');
    assert.ok(!isRefused(after), text);
    await after.release();
  }
});

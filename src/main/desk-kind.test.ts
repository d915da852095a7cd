import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { keepKind } from './desk-kind.ts';

test('a data folder stays what it was first opened as', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'kept-kind-'));
  t.after(() => rm(folder, { recursive: true }));
  assert.equal(await keepKind(folder, 'training'), null);
  assert.equal(await keepKind(folder, 'training'), null);
  assert.match(
    (await keepKind(folder, 'real'))?.refused ?? '',
    /holds a training desk, which is opened by "kept train"/,
  );
});

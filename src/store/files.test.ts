import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openFolder } from './files.ts';
import { organisationId } from './organisation-id.ts';

const organisation =
  organisationId('01900000-0000-7000-8000-00000000000a') ?? assert.fail('that is an organisation');
const other =
  organisationId('01900000-0000-7000-8000-00000000000b') ?? assert.fail('that is an organisation');

test('bytes are kept once under their digest, for their organisation and their owner alone', async (t) => {
  const root = await mkdtemp(join(tmpdir(), 'kept-files-'));
  t.after(() => rm(root, { recursive: true }));
  const folder = openFolder(root);
  const bytes = Buffer.from('a photo of a door');
  const sha256 = await folder.keep(organisation, bytes);
  assert.equal(await folder.keep(organisation, bytes), sha256);
  assert.deepEqual(await readdir(join(root, organisation, sha256.slice(0, 2))), [sha256]);
  assert.equal((await stat(join(root, organisation, sha256.slice(0, 2), sha256))).mode & 0o077, 0);
  assert.deepEqual(await folder.read(organisation, sha256), bytes);
  assert.equal(await folder.read(other, sha256), null);
});

test('a file that does not hold what its name says is never handed out, and is put right when kept again', async (t) => {
  const root = await mkdtemp(join(tmpdir(), 'kept-files-'));
  t.after(() => rm(root, { recursive: true }));
  const folder = openFolder(root);
  const bytes = Buffer.from('a whole file');
  const sha256 = await folder.keep(organisation, bytes);
  await writeFile(join(root, organisation, sha256.slice(0, 2), sha256), 'half');
  await assert.rejects(folder.read(organisation, sha256), /was damaged/);
  await folder.keep(organisation, bytes);
  assert.deepEqual(await folder.read(organisation, sha256), bytes);
});

test('a name that is no digest leads nowhere', async () => {
  await assert.rejects(openFolder('/nowhere').read(organisation, '../../etc/passwd'), /by its SHA-256/);
});

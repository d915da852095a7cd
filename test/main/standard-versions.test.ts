import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, test } from 'node:test';
import { command } from '../../src/main/commands/standards.ts';
import { database } from '../kit/database.ts';
import { publishShipped, testGround } from '../kit/ground.ts';
import { anOrganisation } from '../web/organisation.ts';

const db = await database();
const organisation = await anOrganisation(db.app);
await publishShipped(testGround(db.app, Date.now()), organisation);
const folder = await mkdtemp(join(tmpdir(), 'kept-standards-'));
after(() => rm(folder, { recursive: true }));
await writeFile(join(folder, 'desk'), 'real');
const rulebook = join(import.meta.dirname, '../../rulebook');

async function kept(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    input: Readable.from([]),
    environment: {
      KEPT_DATA: folder,
      KEPT_DATABASE_URL: db.appUrl,
      KEPT_SECRET: 'a secret for tests that is long enough',
      KEPT_PUBLIC_URL: 'http://localhost:4000',
    },
  };
  const code = await command.run(args, io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

test('a version is drafted, published, listed, offered to open cases and withdrawn from the console', async () => {
  const file = join(folder, 'enquiry.2.yaml');
  const shipped = await readFile(join(rulebook, 'standards/enquiry.1.yaml'), 'utf8');
  await writeFile(file, shipped.replace('version: "1"', 'version: "2"'));
  const letters = join(rulebook, 'letters/enquiry.1.en.yaml');
  assert.match((await kept('publish', 'enquiry@2')).err, /no draft enquiry@2/);
  const drafted = await kept('draft', file, '--letters', letters);
  assert.equal(drafted.code, 0, drafted.out + drafted.err);
  assert.match(drafted.out, /enquiry@2 is kept as checked/);
  const published = await kept('publish', 'enquiry@2');
  assert.equal(published.code, 0, published.err);
  assert.match(published.out, /enquiry@2 is published; new cases begin under it from 20/);
  const listed = JSON.parse((await kept('list', '--json')).out);
  assert.deepEqual(
    listed.map(
      (row: { name: string; version: string; state: string }) => `${row.name}@${row.version} ${row.state}`,
    ),
    ['after-care@1 published', 'enquiry@1 published', 'enquiry@2 published'],
  );
  assert.match((await kept('draft', file, '--letters', letters)).err, /published and stays as it is/);
  assert.match((await kept('move', 'enquiry@2')).out, /0 open cases looked at/);
  assert.match((await kept('withdraw', 'enquiry@2')).out, /is withdrawn/);
  assert.match((await kept('move', 'enquiry@2')).err, /is not published/);
});

test('a question half asked is told how to ask', async () => {
  assert.equal((await kept('publish')).code, 2);
  assert.match((await kept('publish', 'enquiry')).err, /NAME@VERSION/);
});

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { command } from './standards.ts';

const rulebook = join(import.meta.dirname, '../../../rulebook');
const afterCare = join(rulebook, 'standards/after-care.1.yaml');
const enquiry = join(rulebook, 'standards/enquiry.1.yaml');

async function kept(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    input: Readable.from([]),
    environment: {},
  };
  const code = await command.run(args, io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

test('check of a shipped standard finds no error, and prints the sum with its place', async () => {
  const { code, out } = await kept('check', afterCare);
  assert.equal(code, 0);
  assert.match(out, /after-care\.1\.yaml:\d+:\d+ warning: The document's own promises.*42 working days/);
  assert.match(out, /the longest way takes 37 working days/);
  assert.match(out, /0 errors, 4 warnings$/);
});

test('check says the same as JSON', async () => {
  const { code, out } = await kept('check', enquiry, '--json');
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(out), { errors: 0, warnings: 0, findings: [] });
});

test('check of a faulty file says line, column and what to do, and exits with 1', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kept-standards-'));
  const file = join(folder, 'faulty.yaml');
  await writeFile(file, (await readFile(enquiry, 'utf8')).replace('limit: 1 working day', 'limit: soon'));
  const { code, out } = await kept('check', file);
  await rm(folder, { recursive: true });
  assert.equal(code, 1);
  assert.match(out, /faulty\.yaml:\d+:12 error: "soon" is not a duration: write one like/);
  assert.match(out, /1 error, 0 warnings$/);
});

test('check knows the kinds of case of the other standards of the rulebook', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kept-standards-'));
  const file = join(folder, 'faulty.yaml');
  const written = await readFile(join(rulebook, 'standards/written.1.yaml'), 'utf8');
  await writeFile(file, written.replace('of: [complaint,', 'of: [complaynt,'));
  const { code, out } = await kept('check', file, '--letters', join(rulebook, 'letters/written.1.en.yaml'));
  await rm(folder, { recursive: true });
  assert.equal(code, 1);
  assert.match(out, /faulty\.yaml:\d+:\d+ error: .* which no standard has: did you mean "complaint"\?/);
  assert.match(out, /1 error, 0 warnings$/);
});

test('check against wording that lacks a letter exits with 1', async () => {
  const { code, out } = await kept(
    'check',
    enquiry,
    '--letters',
    join(rulebook, 'letters/after-care.1.en.yaml'),
  );
  assert.equal(code, 1);
  assert.match(out, /has no wording of "contact card" for the requester/);
});

test('explain prints the standard as its public page, in words and as JSON', async () => {
  const { code, out } = await kept('explain', afterCare);
  assert.equal(code, 0);
  assert.match(out, /^After-care of new homes\n=+\n/);
  assert.match(out, /Within: 10 working days, counted from the next opening/);
  assert.equal((await kept('explain', 'after-care@1')).out, out);
  const sections = JSON.parse((await kept('explain', afterCare, '--json')).out) as { id: string }[];
  assert.deepEqual(
    sections.map((section) => section.id),
    ['about', 'opening', 'headline', 'promises', 'stages', 'attempts', 'closures', 'words', 'notes'],
  );
});

test('schema prints the file that the rulebook holds', async () => {
  const { code, out } = await kept('schema', 'standard');
  assert.equal(code, 0);
  assert.equal(`${out}\n`, await readFile(join(rulebook, 'standards/standard.schema.json'), 'utf8'));
});

for (const [what, args, says] of [
  ['no file', ['check'], /say what to do with which file/],
  ['an unknown verb', ['praise', enquiry], /say what to do with which file/],
  [
    'a file that is not there',
    ['explain', 'nowhere.yaml'],
    /nowhere\.yaml cannot be read: there is no such file/,
  ],
  ['an unknown schema', ['schema', 'calendar'], /a schema of a standard and of letters, not of "calendar"/],
] as const) {
  test(`${what} is answered with what to do, and exit code 2`, async () => {
    const { code, err } = await kept(...args);
    assert.equal(code, 2);
    assert.match(err, says);
  });
}

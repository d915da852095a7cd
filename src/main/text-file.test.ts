import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { textOfFile, writeTextFile } from './text-file.ts';

async function folder(t: TestContext): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'kept-text-'));
  t.after(() => rm(made, { recursive: true }));
  return made;
}

const said = (read: string | { readonly refused: string }): string =>
  typeof read === 'string' ? `read: ${read}` : read.refused;

test('a file that cannot be read is refused in words that say which, why, and what to do', async (t) => {
  const at = await folder(t);
  const file = (name: string): string => join(at, name);
  await mkdir(file('folder'));
  await writeFile(file('full'), 'a'.repeat(1024 * 1024 + 1));
  await writeFile(file('binary'), Buffer.from([0, 1, 2]));
  await writeFile(file('latin'), Buffer.from([0x63, 0x61, 0x66, 0xe9]));
  const cases: [string, number, string][] = [
    ['none', 1, 'cannot be read: there is no such file or folder'],
    ['folder', 1, 'cannot be read: it is a folder; name a file in it.'],
    ['full/of', 1, 'cannot be read: part of its path is a file'],
    ['full', 1, 'is larger than 1 MB; name a smaller file, or a part of it.'],
    ['binary', 1, 'is no text in UTF-8'],
    ['latin', 1, 'is no text in UTF-8'],
  ];
  for (const [name, most, why] of cases) {
    const sentence = said(await textOfFile(file(name), most));
    assert.ok(sentence.startsWith(`${file(name)} ${why}`), sentence);
    assert.doesNotMatch(sentence, /\bE[A-Z]{3,}\b/);
  }
});

test('a file is read whole up to its limit, without the mark that some editors put before it', async (t) => {
  const file = join(await folder(t), 'marked');
  await writeFile(file, '\u{feff}name: é');
  assert.equal(await textOfFile(file, 1), 'name: é');
});

test('a file is written, or it is said why not', async (t) => {
  const at = await folder(t);
  assert.equal(await writeTextFile(join(at, 'page.html'), 'hello'), null);
  assert.equal(await readFile(join(at, 'page.html'), 'utf8'), 'hello');
  const refused = await writeTextFile(join(at, 'none/page.html'), 'hello');
  assert.match(refused?.refused ?? '', /page\.html cannot be written: there is no such file or folder/);
  assert.match((await writeTextFile(at, 'hello'))?.refused ?? '', /cannot be written: it is a folder/);
});

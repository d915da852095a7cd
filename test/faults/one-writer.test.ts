import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../..');

async function filesThatSay(pattern: RegExp): Promise<string[]> {
  const found: string[] = [];
  for await (const path of glob('{src,tools,bench}/**/*.ts', { cwd: root })) {
    if (path.endsWith('.test.ts') || path.startsWith('tools/lint/')) continue;
    if (pattern.test(await readFile(join(root, path), 'utf8'))) found.push(path);
  }
  return found.toSorted();
}

test('“insert into case_event” stands in exactly one file', async () => {
  assert.deepEqual(await filesThatSay(/insert\s+into\s+"?case_event/i), ['src/store/case/save.ts']);
});

test('nothing changes or takes away an event', async () => {
  assert.deepEqual(await filesThatSay(/(update|delete\s+from|truncate)\s+"?case_event\b/i), []);
});

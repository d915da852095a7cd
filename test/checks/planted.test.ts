import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/step.ts';
import { BUGS } from '../planted/time/bugs.ts';

const source = (file: string): string => readFileSync(join(root, 'src/domain/time', file), 'utf8');

test('every bug on the list of planted ones can still be planted, in one place only', () => {
  assert.ok(BUGS.length >= 30);
  for (const { name, file, before, after } of BUGS) {
    assert.equal(source(file).split(before).length - 1, 1, `${file}: ${name}`);
    assert.notEqual(after, before, name);
  }
});

test('no bug is planted twice', () => {
  assert.equal(new Set(BUGS.map(({ name }) => name)).size, BUGS.length);
  assert.equal(
    new Set(BUGS.map(({ file, before, after }) => `${file}\n${before}\n${after}`)).size,
    BUGS.length,
  );
});

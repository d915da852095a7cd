import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readWordsFile } from './words-file.ts';

const shipped = readFileSync(new URL('../../../rulebook/samples/maker/words.yaml', import.meta.url), 'utf8');

test('the sample organisation and what its people say are read from its file', () => {
  const { organisation, words } = readWordsFile(shipped);
  assert.equal(organisation.mailAddress, 'care@alderfinch.example');
  assert.ok(words.faults.length > 10 && words.dangers.length > 0);
});

test('a missing or unknown line of the file is named', () => {
  assert.throws(
    () => readWordsFile(shipped.replace('  remark:', '  remarks:')),
    /words\.yaml: [\s\S]*remark/,
  );
  assert.throws(() => readWordsFile(shipped.replace('care@alderfinch.example', 'nowhere')), /mail address/);
});

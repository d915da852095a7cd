import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayRepeat, repeatedIn } from './repeats.ts';

test('a question whether two cases are one names the cases it is about', () => {
  assert.deepEqual(repeatedIn(mayRepeat(['CQ-1'])), ['CQ-1']);
  assert.deepEqual(repeatedIn(mayRepeat(['CQ-1', 'CQ-22'])), ['CQ-1', 'CQ-22']);
});

test('another notice asks about no repeat', () => {
  assert.deepEqual(repeatedIn('The homeowner wrote: read it and answer'), []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { added } from './added.ts';

test('the row comes last, and the list it is added to stays as it was', () => {
  const none: readonly string[] = [];
  const one = added(none, 'a');
  const two = added(one, 'b');
  assert.deepEqual([none, one, two], [[], ['a'], ['a', 'b']]);
});

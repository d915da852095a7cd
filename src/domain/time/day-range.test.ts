import assert from 'node:assert/strict';
import { test } from 'node:test';
import { without } from './day-range.ts';

test('what is left of dates lies before, between and behind those taken, and is never empty', () => {
  assert.deepEqual(without([1, 10], [[3, 5]]), [
    [1, 3],
    [5, 10],
  ]);
  assert.deepEqual(without([1, 10], [[1, 5]]), [[5, 10]]);
  assert.deepEqual(without([1, 10], [[0, 12]]), []);
  assert.deepEqual(without([1, 10], []), [[1, 10]]);
  assert.deepEqual(without([5, 5], []), []);
  assert.deepEqual(without([7, 5], []), []);
});

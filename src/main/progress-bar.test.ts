import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barOf } from './progress-bar.ts';

test('the bar says how far it is, and never more than all', () => {
  assert.equal(barOf(50, 100), `[${'#'.repeat(15)}${'.'.repeat(15)}] 50 %, 50 of 100`);
  assert.equal(barOf(3, 0), `[${'#'.repeat(30)}] 100 %, 3 of 0`);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wishesIn } from './wishes.ts';

test('a wish about when to ring is kept in their own words', () => {
  assert.deepEqual(wishesIn('The panel is swollen. Im a nurse on nights so dont ring before 2.'), [
    'Im a nurse on nights so dont ring before 2.',
  ]);
  assert.deepEqual(wishesIn('The panel is swollen since Monday.'), []);
});

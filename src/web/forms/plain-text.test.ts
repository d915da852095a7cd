import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText } from './plain-text.ts';

test('what PostgreSQL would refuse is taken out, however deep it stands', () => {
  assert.deepEqual(plainText({ a: ['x\0y', { b: 'z\ud800' }], n: 1, none: null }), {
    a: ['xy', { b: 'z\ufffd' }],
    n: 1,
    none: null,
  });
});

test('what is nested too deeply is refused, not followed', () => {
  let nested: unknown = 'x';
  for (let i = 0; i < 10_000; i += 1) nested = [nested];
  assert.throws(() => plainText(nested), /nested too deeply/);
});

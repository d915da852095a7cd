import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneText } from './one-text.ts';

test('a text stays as it is, also one that objects have a meaning for', () => {
  for (const text of [
    '',
    'awaiting order',
    '__proto__',
    'constructor',
    '7',
    '-0',
    '1e3',
    'Küche – 🍳',
    ' x ',
  ])
    assert.equal(oneText(text), text);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordLength, wordLengthInFull } from './word-length.ts';

test('a time is told in hours and minutes, one that is shorter as less than a minute', () => {
  assert.equal(wordLength(59_999), 'less than a minute');
  assert.equal(wordLength(60_000), '1 minute');
  assert.equal(wordLength(9_000_000), '2 hours 30 minutes');
});

test('in full, what is less than a minute is told in seconds', () => {
  assert.equal(wordLengthInFull(1_500), '1.5 seconds');
  assert.equal(wordLengthInFull(7_201_000), '2 hours 1 second');
});

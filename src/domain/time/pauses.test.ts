import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelledSpans, openSince } from './pauses.ts';

test('waits that overlap or touch are one, and name all for whom we waited in the order in which they ended', () => {
  const pauses = [
    { from: 1, to: 4, waitingFor: 'the buyer' },
    { from: 1, to: 3, waitingFor: 'the homeowner' },
    { from: 4, to: 5, waitingFor: 'the maker' },
    { from: 10, to: 12, waitingFor: 'the site' },
    { from: 20, to: 21 },
  ];
  assert.deepEqual(labelledSpans(pauses, 0), [
    { from: 1, to: 5, waitingFor: 'the homeowner and the buyer and the maker' },
    { from: 10, to: 12, waitingFor: 'the site' },
    { from: 20, to: 21, waitingFor: null },
  ]);
});

test('of the waits that are open the earliest counts, from the start on', () => {
  assert.equal(openSince([{ from: 1, to: 2 }], 0), null);
  assert.equal(
    openSince(
      [
        { from: 30, to: null },
        { from: 20, to: null },
        { from: 40, to: null },
      ],
      0,
    ),
    20,
  );
  assert.equal(openSince([{ from: 20, to: null }], 25), 25);
});

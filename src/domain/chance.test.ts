import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance, drawnFrom, weighted } from './chance.ts';

test('chance falls by weight, and never on a weight of nought', () => {
  const next = chance(3);
  const rows = [3, 0, 1].map((weight) => ({ weight, fell: 0 }));
  for (let n = 0; n < 10_000; n += 1) {
    const row = weighted(next, rows);
    if (row !== undefined) row.fell += 1;
  }
  assert.equal(rows[1]?.fell, 0);
  assert.ok(Math.abs((rows[0]?.fell ?? 0) - 7_500) < 200);
});

test('where all weights are nought it is the first, and nothing where there is nothing to draw from', () => {
  const rows = [{ weight: 0 }, { weight: 0 }];
  assert.equal(weighted(chance(3), rows), rows[0]);
  assert.equal(weighted(chance(3), []), undefined);
  assert.equal(drawnFrom(chance(3), []), undefined);
});

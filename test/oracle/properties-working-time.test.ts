import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as op from '../../src/domain/time/operations.ts';
import { A, always, N, O, W } from './given.ts';

/** The properties that hold always (working-time, section 7), by their numbers there: 1 to 11. */

test('1 to 4: working time adds up, turns its sign, is bounded, and is 1 exactly at working instants', () => {
  always(({ c, t, u, x }) => {
    assert.equal(W(c, t, x) + W(c, x, u), W(c, t, u));
    assert.equal(W(c, t, u) + W(c, u, t), 0);
    const [a, b] = [Math.min(t, u), Math.max(t, u)];
    assert.ok(W(c, a, b) >= 0 && W(c, a, b) <= b - a);
    assert.equal(op.isWorking(c, t), W(c, t, t + 1) === 1);
  });
});

test('5 to 7: adding working time is exact, adds up for one sign, and is undone to the opening', () => {
  always(({ c, t, d, e }) => {
    for (const ms of [d, -d, 0]) assert.equal(W(c, t, A(c, t, ms)), ms);
    assert.equal(A(c, A(c, t, d), e), A(c, t, d + e));
    assert.equal(A(c, A(c, t, -d), -e), A(c, t, -d - e));
    assert.equal(A(c, A(c, t, d), -d), O(c, t));
  });
});

test('8: a sum never falls as its start or its amount grows', () => {
  always(({ c, t, u, d, e }) => {
    const [early, late] = [Math.min(t, u), Math.max(t, u)];
    const [less, more] = [Math.min(d, e), Math.max(d, e)];
    for (const ms of [less, 0, -less]) assert.ok(A(c, early, ms) <= A(c, late, ms));
    const sums = [-more, -less, 0, less, more].map((ms) => A(c, t, ms));
    assert.deepEqual(
      sums,
      sums.toSorted((a, b) => a - b),
    );
  });
});

test('9 to 11: sums end at the edge of working time, start from the opening, and openings are found once', () => {
  always(({ c, t, d, n }) => {
    assert.ok(op.isWorking(c, A(c, t, d) - 1));
    assert.ok(op.isWorking(c, A(c, t, -d)));
    const opening = O(c, t);
    assert.equal(A(c, t, d), A(c, opening, d));
    assert.equal(N(c, t, n), N(c, opening, n));
    assert.ok(opening >= t && op.isWorking(c, opening));
    assert.equal(W(c, t, opening), 0);
    assert.equal(O(c, opening), opening);
  });
});

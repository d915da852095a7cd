import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceOf } from './chance.ts';
import { histogram } from './histogram.ts';
import { inTurn, type Plan, plan } from './plans.ts';
import { wilson } from './shares.ts';

test('of what is planned on a case the soonest comes first, and at the same instant what was planned first', () => {
  const plans: Plan[] = [];
  const chance = chanceOf(8, 0);
  const put = Array.from({ length: 200 }, (_, n) => ({ at: Math.floor(chance() * 20), n }));
  const came: { at: number; n: number }[] = [];
  for (const { at, n } of put) plan(plans, at, n % 2 === 0, (then) => came.push({ at: then, n }));
  for (let next = plans.pop(); next !== undefined; next = plans.pop()) next.run(next.at);
  assert.deepEqual(
    came,
    put.toSorted((a, b) => a.at - b.at || a.n - b.n),
  );
});

test('what all cases share is asked for in the order of time, or not at all', () => {
  const note = inTurn();
  note(5);
  note(5);
  note(7);
  assert.throws(() => note(6), /asked for at 6, after 7/);
});

test('the interval is Wilson’s: 8 of 10 lie between 49 and 94.3 in a hundred, and all of 10 still leave room', () => {
  assert.deepEqual(wilson(8, 10), { of: 10, in: 8, share: 0.8, from: 0.4902, to: 0.9433 });
  assert.deepEqual(wilson(10, 10), { of: 10, in: 10, share: 1, from: 0.7225, to: 1 });
  assert.deepEqual(wilson(0, 0), { of: 0, in: 0, share: 0, from: 0, to: 1 });
});

test('quantiles are those of the sorted numbers', () => {
  const counted = histogram(0, 100);
  for (const value of [1, 2, 2, 3, 50]) counted.add(value);
  assert.equal(counted.quantile(0.5), 2);
  assert.equal(counted.quantile(0.9), 50);
  assert.deepEqual(counted.counts(4), [0, 1, 2, 2]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agenda } from './agenda.ts';
import { chance } from './chance.ts';

test('the agenda gives back what was put in by its instant, and in the order it was put in at the same one', () => {
  const all = agenda<number>();
  const next = chance(7);
  const put = Array.from({ length: 500 }, (_, n) => ({ at: Math.floor(next() * 40), n }));
  for (const { at, n } of put) all.add(at, n);
  const taken: { at: number; n: number }[] = [];
  const take = (end: number): void => {
    for (let one = all.takeBefore(end); one !== null; one = all.takeBefore(end))
      taken.push({ at: one.at, n: one.what });
  };
  take(20);
  assert.ok(taken.every((row) => row.at < 20));
  take(40);
  assert.deepEqual(
    taken,
    put.toSorted((a, b) => a.at - b.at || a.n - b.n),
  );
});

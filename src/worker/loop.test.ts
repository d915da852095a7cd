import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepTurning } from './loop.ts';

test('a loop goes on while there is more, and ends after the turn in which it was told to stop', async () => {
  const stop = new AbortController();
  let turns = 0;
  await keepTurning(
    'counting',
    async () => {
      turns += 1;
      if (turns === 3) stop.abort();
      return true;
    },
    stop.signal,
    assert.fail,
  );
  assert.equal(turns, 3);
});

test('a turn that throws is told, and the loop goes on', async () => {
  const stop = new AbortController();
  const told: string[] = [];
  let turns = 0;
  await keepTurning(
    'stumbling',
    async () => {
      turns += 1;
      if (turns === 1) throw new Error('a stumble');
      stop.abort();
      return false;
    },
    stop.signal,
    (loop, error) => told.push(`${loop}: ${(error as Error).message}`),
  );
  assert.deepEqual(told, ['stumbling: a stumble']);
  assert.equal(turns, 2);
});

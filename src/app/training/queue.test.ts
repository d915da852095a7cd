import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queue } from './queue.ts';

test('what is planned comes out earliest first, and of one moment in the order of planning', async () => {
  const plans = queue();
  const ran: string[] = [];
  const plan = (at: number, name: string) => plans.add({ at, run: async () => void ran.push(name) });
  plan(5, 'five');
  plan(3, 'three');
  plan(5, 'five again');
  plan(9, 'nine');
  assert.equal(plans.nextAt(), 3);
  for (const one of plans.take(5)) await one.run(one.at);
  assert.deepEqual(ran, ['three', 'five', 'five again']);
  assert.equal(plans.nextAt(), 9);
  assert.equal(plans.take(8).length, 0);
});

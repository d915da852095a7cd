import assert from 'node:assert/strict';
import { test } from 'node:test';
import { client, homeowner } from '../kit/case.ts';
import { assessed, manager, planner, said } from '../kit/registered.ts';

function toldOfDelivery(address: string) {
  const story = assessed();
  story.move(manager, 'supply', { reason: said, part: said });
  story.move(planner, 'processed for delivery', { delivery: '2026-11-27', address });
  return story.state.letters.filter((row) => row.letter === 'delivery date').map((row) => row.partyId);
}

test('the date of a delivery is told to the client, and to the homeowner where it comes to the home (row 28)', () => {
  assert.deepEqual(toldOfDelivery('home'), [homeowner.partyId, client.partyId]);
});

test('a delivery that goes to the client or the fitter is not announced to the home', () => {
  assert.deepEqual(toldOfDelivery('client'), [client.partyId]);
  assert.deepEqual(toldOfDelivery('fitter'), [client.partyId]);
});

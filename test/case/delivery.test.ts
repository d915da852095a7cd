import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, client, homeowner } from '../kit/case.ts';
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

test('a date told again keeps the news that was promised, and the next news is promised (row 29)', () => {
  const story = assessed();
  story.move(manager, 'supply', { reason: said, part: said });
  story.move(planner, 'processed for delivery', { delivery: '2026-11-27', address: 'home' });
  const later = { delivery: '2026-12-18', because: 'our supplier is late', reason: said };
  story.move(planner, 'delivery put off', later);
  story.now = at('2026-11-27 11:00');
  story.move(planner, 'delivery put off', later);
  const news = story.state.promises.filter((row) => row.promise === 'delivery update');
  assert.deepEqual(
    news.map((row) => row.status),
    ['kept', 'made'],
  );
  assert.equal(news[1]?.clock.due, at('2026-12-04 17:00'));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at } from '../kit/case.ts';
import { anybody, begun, slot, standards, status } from '../kit/landlord.ts';

const reasons =
  standards
    .find(({ name }) => name === 'appointment')
    ?.moves.find(({ name }) => name === 'no notice')
    ?.asks.find(({ name }) => name === 'because')?.choices ?? [];

test('a visit may come without notice for each of the reasons, the customer who wished it sooner among them', () => {
  assert.deepEqual(reasons, [
    'emergency',
    'welfare',
    'safeguarding',
    'court order',
    'police',
    'they wished it sooner',
  ]);
  for (const because of reasons) {
    const story = begun('appointment', '2026-11-23 10:00');
    const agreed = {
      slot: slot('2026-11-25 10:00', '2026-11-25 12:00'),
      'notice by': at('2026-11-24 10:00'),
    };
    story.move(anybody, 'agree', agreed);
    story.move(anybody, 'no notice', { because });
    assert.equal(status(story, 'give notice'), 'kept', because);
  }
});

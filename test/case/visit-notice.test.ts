import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at } from '../kit/case.ts';
import { anybody, begun, dated, slot, standards, status } from '../kit/landlord.ts';

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
    story.move(anybody, 'agree', { slot: slot('2026-11-25 10:00', '2026-11-25 12:00') });
    story.move(anybody, 'no notice', { because });
    assert.equal(status(story, 'give notice'), 'kept', because);
  }
});

test('notice of a visit is due 24 hours before its window opens, by the clock, whatever the days between', () => {
  const story = begun('appointment', '2026-10-19 10:00');
  // The clocks go back in the night before: 24 hours earlier they showed 11:00.
  story.move(anybody, 'agree', { slot: slot('2026-10-25 10:00', '2026-10-25 12:00') });
  assert.equal(dated(story, 'give notice'), '2026-10-24 11:00');
  story.passTo(at('2026-10-24 11:01'));
  assert.equal(status(story, 'give notice'), 'late');
});

test('where a visit is agreed less than 24 hours ahead, notice is due before its window opens', () => {
  const story = begun('appointment', '2026-11-23 10:00');
  story.move(anybody, 'agree', { slot: slot('2026-11-23 14:00', '2026-11-23 16:00') });
  assert.equal(dated(story, 'give notice'), '2026-11-23 14:00');
  story.now = at('2026-11-23 10:30');
  story.move(anybody, 'notice sent');
  assert.deepEqual([status(story, 'give notice'), story.promise('give notice')?.wasLate], ['kept', false]);
});

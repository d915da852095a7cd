import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, type Story } from '../kit/case.ts';
import { anybody, begun, dated, said, slot, status } from '../kit/landlord.ts';

/** A visit agreed for an evening, a Saturday or any other window. */
function booked(from: string, to: string): Story {
  const story = begun('appointment', '2026-11-16 10:00');
  story.move(anybody, 'agree', { slot: slot(from, to) });
  return story;
}

for (const [cancelled, due] of [
  ['2026-11-27 11:00', '2026-11-27 17:00'],
  ['2026-11-27 17:05', '2026-11-30 17:00'],
  ['2026-11-28 12:00', '2026-11-30 17:00'],
  ['2026-12-24 17:05', '2026-12-29 17:00'],
] as const)
  test(`a visit that we cancel ${cancelled} has new times offered by ${due}: never a promise that is late when made`, () => {
    const story = booked('2026-12-31 10:00', '2026-12-31 12:00');
    story.now = at(cancelled);
    story.move(anybody, 'we cancel', { reason: said });
    assert.equal(dated(story, 'offer new times'), due);
    story.passTo(at(cancelled) + 60_000);
    assert.equal(status(story, 'offer new times'), 'made');
  });

test('a delay that is known on Friday after we close is told on Monday, and in hours the same day', () => {
  assert.equal(dated(begun('delay', '2026-11-27 17:00'), 'tell them'), '2026-11-30 17:00');
  assert.equal(dated(begun('delay', '2026-11-28 12:00'), 'tell them'), '2026-11-30 17:00');
  assert.equal(dated(begun('delay', '2026-11-27 16:59'), 'tell them'), '2026-11-27 17:00');
});

test('a visit noted as missed before its window ends is late when it ends, and a new time ends that', () => {
  const story = booked('2026-11-27 15:00', '2026-11-27 16:00');
  story.now = at('2026-11-27 15:50');
  story.move(anybody, 'missed', { reason: said });
  assert.equal(status(story, 'arrive in the window'), 'made');
  story.passTo(at('2026-11-27 16:01'));
  assert.equal(status(story, 'arrive in the window'), 'late');
  story.move(anybody, 'agree', { slot: slot('2026-12-01 10:00', '2026-12-01 12:00') });
  assert.equal(dated(story, 'arrive in the window'), '2026-12-01 12:00');
  const [missed] = story.state.promises.filter((row) => row.promise === 'arrive in the window');
  assert.deepEqual([missed?.status, missed?.wasLate], ['superseded', true]);
});

test('who is more than 15 minutes late says so, and the window stays as agreed', () => {
  const story = booked('2026-11-27 10:00', '2026-11-27 12:00');
  story.now = at('2026-11-27 12:16');
  story.move(anybody, 'running late', { reason: said });
  assert.ok(story.state.letters.some((row) => row.letter === 'running late'));
  story.move(anybody, 'arrived');
  assert.deepEqual(
    [status(story, 'arrive in the window'), story.promise('arrive in the window')?.wasLate],
    ['kept', true],
  );
});

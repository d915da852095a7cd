import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, type Story } from '../kit/case.ts';
import { anybody, begun, dated, slot, status } from '../kit/landlord.ts';

const agreed = (until: string): Story => {
  const story = begun('appointment', '2026-11-23 10:00');
  story.move(anybody, 'agree', { slot: slot('2026-11-26 10:00', until) });
  return story;
};

test('an appointment is late when its window closes, and not two hours after it opened', () => {
  const story = agreed('2026-11-26 11:00');
  assert.equal(dated(story, 'arrive in the window'), '2026-11-26 11:00');
  story.passTo(at('2026-11-26 11:01'));
  assert.equal(status(story, 'arrive in the window'), 'late');
});

test('somebody who arrives as the window closes has kept it', () => {
  const story = agreed('2026-11-26 12:00');
  story.now = at('2026-11-26 11:59');
  story.move(anybody, 'arrived');
  assert.deepEqual(
    [status(story, 'arrive in the window'), story.promise('arrive in the window')?.wasLate],
    ['kept', false],
  );
});

test('no window longer than two hours is agreed or offered', () => {
  assert.throws(() => agreed('2026-11-26 16:00'), /longer than 2 hours/);
  const story = agreed('2026-11-26 12:00');
  story.move(anybody, 'we cancel', { reason: '00000000-0000-7000-8000-0000000005a1' });
  const slots = [slot('2026-11-27 10:00', '2026-11-27 16:00')] as never;
  assert.throws(() => story.move(anybody, 'times offered', { slots }), /longer than 2 hours/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, homeowner } from '../kit/case.ts';
import { assessed, manager, planner, said, slot } from '../kit/registered.ts';

const times = [slot('2026-12-01 09:00', '2026-12-01 12:00'), slot('2026-12-02 13:00', '2026-12-02 16:00')];

/** The homeowner answers on Tuesday 24 November, and no time is agreed. */
function answered() {
  const story = assessed();
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-11-24 10:00'));
  story.writes(homeowner);
  assert.deepEqual(story.stages, ['inspection slot to be agreed']);
  return story;
}

test('five working days after an answer without a time they are asked afresh, and silence can close again (row 15a)', () => {
  const story = answered();
  const before = story.of('attempt made').length;
  story.passTo(at('2026-12-01 17:00'));
  assert.deepEqual(story.stages, ['inspection slot to be agreed']);
  story.passTo(at('2026-12-02 09:30'));
  assert.deepEqual(story.stages, ['arranging inspection']);
  assert.equal(story.of('items moved').at(-1)?.move, 'ask again for an inspection time');
  story.passTo(at('2026-12-18 12:00'));
  assert.equal(story.of('attempt made').length - before, 3);
  assert.deepEqual(story.stages, ['closed: no response (homeowner)']);
});

test('times offered meanwhile give them five working days to choose before they are asked afresh', () => {
  const story = answered();
  story.passTo(at('2026-11-26 10:00'));
  story.move(planner, 'offer inspection times', { slots: times as never });
  story.passTo(at('2026-12-03 16:00'));
  assert.deepEqual(story.stages, ['inspection slot to be agreed']);
  story.passTo(at('2026-12-04 09:30'));
  assert.deepEqual(story.stages, ['arranging inspection']);
});

test('who has agreed a time in those days is not asked afresh', () => {
  const story = answered();
  story.passTo(at('2026-11-25 10:00'));
  story.move(planner, 'inspection agreed', { slot: slot('2026-12-04 09:00', '2026-12-04 12:00') });
  story.passTo(at('2026-12-03 10:00'));
  assert.deepEqual(story.stages, ['inspection booked']);
});

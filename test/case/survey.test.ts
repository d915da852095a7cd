import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, homeowner } from '../kit/case.ts';
import { assessed, fitter, manager, planner, said, slot } from '../kit/registered.ts';

const owner = { kind: 'party', id: homeowner.partyId, role: 'homeowner' } as const;

test('the answer to how it went is kept with what was completed, which stays closed (row 39)', () => {
  const story = assessed();
  story.move(manager, 'fit only', { reason: said });
  story.writes(homeowner);
  story.move(planner, 'fitting agreed', { slot: slot('2026-11-27 09:00', '2026-11-27 12:00') });
  story.passTo(at('2026-11-27 11:00'));
  story.move(fitter, 'fitted');
  const score = {
    do: 'make move' as const,
    data: { move: 'say how it went', items: story.itemIds, fields: { score: 'good' } },
  };
  assert.match(story.ask(owner, score)?.refused ?? '', /not possible where these items stand/);
  const done = {
    signatureId: story.newId(),
    capacity: 'homeowner',
    nameWordsId: said,
    fileId: said,
    done: story.itemIds,
    notDone: [],
    remarksWordsId: null,
  };
  assert.equal(story.ask(owner, { do: 'sign', data: done }), null);
  assert.deepEqual(story.stages, ['closed: complete']);
  assert.equal(story.ask(owner, score), null);
  assert.deepEqual(story.stages, ['closed: complete']);
  assert.equal(story.state.items[0]?.facts.score, 'good');
  assert.equal(story.of('track reopened').length, 0);
});

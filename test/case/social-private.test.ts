import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, homeowner, type Story, staff } from '../kit/case.ts';
import { begun, dated, said, status } from '../kit/landlord.ts';

const administrator = staff('administrator');
const fields = { reason: said, 'next step': said, 'new date': '2026-12-10' };

const hold = (story: Story): string | null =>
  story.ask(administrator, { do: 'make move', data: { move: 'holding reply', items: story.itemIds, fields } })
    ?.refused ?? null;

test('what was posted in public is answered or sent a private link: no holding reply puts it off', () => {
  const story = begun('social message', '2026-11-27 17:05');
  assert.match(hold(story) ?? '', /not possible where these items stand/);
  assert.equal(dated(story, 'answer'), '2026-11-30 17:00');
});

test('who writes again over the private link has the same time anew, and there a holding reply may put it off', () => {
  const story = begun('social message', '2026-11-27 17:05');
  story.move(administrator, 'private link');
  assert.deepEqual([status(story, 'answer'), story.stages], ['kept', ['closed: gone private']]);
  story.now = at('2026-11-29 23:59');
  story.writes(homeowner);
  assert.deepEqual([story.stages, dated(story, 'answer')], [['in private'], '2026-11-30 17:00']);
  assert.equal(hold(story), null);
  assert.equal(dated(story, 'answer'), '2026-12-10');
});

test('a message that came in private keeps its first date, and may be put off by a holding reply', () => {
  const story = begun('social message', '2026-11-27 17:05');
  story.now = at('2026-11-28 10:00');
  story.move(administrator, 'it is private');
  assert.deepEqual([status(story, 'answer'), dated(story, 'answer')], ['made', '2026-11-30 17:00']);
  assert.equal(hold(story), null);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Story, staff } from '../kit/case.ts';
import { anybody, begun, dated, said } from '../kit/landlord.ts';

const manager = staff('care manager');

/** Why the move is refused; null: it was made. */
const refused = (story: Story, move: string, fields = {}, by = anybody): string | null =>
  story.ask(by, { do: 'make move', data: { move, items: story.itemIds, fields } })?.refused ?? null;

test('a member waits five working days more in all, however often more time is taken', () => {
  const story = begun('member enquiry', '2026-11-23 10:00');
  const until = (date: string) => ({ reason: said, 'new date': date });
  story.move(anybody, 'more time', until('2026-12-10'));
  assert.match(refused(story, 'more time', until('2026-12-15')) ?? '', /5 working days at most/);
  assert.equal(refused(story, 'more time', until('2026-12-14')), null);
  assert.match(refused(story, 'more time', until('2026-12-15')) ?? '', /5 working days at most/);
  assert.equal(dated(story, 'answer the member'), '2026-12-14');
});

test('telling of a delay is held for one working day in all', () => {
  const story = begun('delay', '2026-11-27 10:00');
  const until = (date: string) => ({ reason: said, 'held until': date });
  story.move(manager, 'hold', until('2026-11-30'));
  assert.match(refused(story, 'hold', until('2026-12-01'), manager) ?? '', /1 working day at most/);
});

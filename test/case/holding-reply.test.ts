import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, type Story, staff } from '../kit/case.ts';
import { anybody, begun, dated, said, status } from '../kit/landlord.ts';

const administrator = staff('administrator');
const manager = staff('care manager');

/** Why the move is refused; null: it was made. */
const refused = (story: Story, move: string, fields = {}, by = anybody): string | null =>
  story.ask(by, { do: 'make move', data: { move, items: story.itemIds, fields } })?.refused ?? null;

const holding = (until: string) => ({ reason: said, 'next step': said, 'new date': until });

test('a holding reply to an online enquiry is the reply of a person with a dated next step: row 12 is kept, row 8 put off', () => {
  const story = begun('online enquiry', '2026-11-27 17:05');
  story.now = at('2026-12-01 16:59');
  story.move(administrator, 'holding reply', holding('2026-12-18'));
  story.passTo(at('2026-12-02 09:00'));
  assert.equal(status(story, 'reply'), 'kept');
  assert.deepEqual([dated(story, 'answer'), story.promise('answer')?.wasLate], ['2026-12-18', false]);
});

test('a holding reply is ten working days more at most, a second one is for a manager, and the first date stays on record', () => {
  const story = begun('e-mail enquiry', '2026-11-23 10:00');
  assert.match(
    refused(story, 'holding reply', holding('2026-12-22'), administrator) ?? '',
    /10 working days/,
  );
  story.move(administrator, 'holding reply', holding('2026-12-21'));
  assert.match(refused(story, 'holding reply', holding('2026-12-23'), administrator) ?? '', /care manager/);
  // Two bank holidays and New Year's Day lie between.
  assert.match(refused(story, 'holding reply', holding('2027-01-08'), manager) ?? '', /10 working days/);
  story.move(manager, 'holding reply', holding('2027-01-07'));
  assert.equal(dated(story, 'answer'), '2027-01-07');
  const promise = story.state.promises.find((row) => row.promise === 'answer');
  assert.equal(promise?.first.due, at('2026-12-07 17:00'));
});

test('a holding reply sent after the tenth day gives a new date and leaves the breach', () => {
  const story = begun('e-mail enquiry', '2026-11-23 10:00');
  story.now = at('2026-12-07 17:01');
  story.move(administrator, 'holding reply', holding('2026-12-10'));
  story.move(administrator, 'answer', { answer: said });
  story.passTo(at('2026-12-07 17:10'));
  assert.deepEqual([status(story, 'answer'), story.promise('answer')?.wasLate], ['kept', true]);
});

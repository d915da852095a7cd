import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at } from '../kit/case.ts';
import { begun, dated, director, said, status } from '../kit/landlord.ts';

test('our position on a claim counts from the schedule or the report, not from the inspection', () => {
  const story = begun('legal claim', '2026-12-24 10:00');
  story.move(director, 'register', { 'letter dated': '2026-12-23', hold: 'yes' });
  // Deemed received on Christmas Day.
  assert.equal(dated(story, 'reply to the claim'), '2027-01-26');
  story.now = at('2027-01-26 23:00');
  story.move(director, 'reply', { answer: said, disclosure: [said] });
  assert.equal(dated(story, 'inspect'), '2027-02-23');
  story.now = at('2027-02-12 10:00');
  story.move(director, 'inspected', { findings: said });
  assert.deepEqual(
    [dated(story, 'agree the schedule'), dated(story, 'state our position')],
    ['2027-02-26', undefined],
  );
  story.now = at('2027-02-26 10:00');
  story.move(director, 'schedule agreed', { reason: said });
  assert.equal(status(story, 'agree the schedule'), 'kept');
  // Good Friday and Easter Monday are 26 and 29 March.
  assert.equal(dated(story, 'state our position'), '2027-03-30');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, homeowner } from '../kit/case.ts';
import { begun, dated } from '../kit/landlord.ts';

test('a letter has ten working days from its date stamp, and no acknowledgement is promised', () => {
  const story = begun('letter enquiry', '2026-11-28 09:00');
  story.passTo(at('2026-11-28 18:00'));
  assert.deepEqual(
    story.state.promises.map((row) => [row.promise, row.status]),
    [['answer', 'made']],
  );
  assert.equal(dated(story, 'answer'), '2026-12-11 17:00');
});

test('it is acknowledged all the same where we know how to write', () => {
  const story = begun('letter enquiry', '2026-11-28 09:00');
  story.passTo(at('2026-11-28 09:10'));
  const letters = story.state.letters.map((row) => [row.letter, row.partyId, row.outcome]);
  assert.deepEqual(letters, [['acknowledgement', homeowner.partyId, 'sent']]);
});

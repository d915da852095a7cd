import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, client, homeowner } from '../kit/case.ts';
import { assessed, manager, office, said } from '../kit/registered.ts';

const awaited = 'No answer to your question was heard in 5 working days: decide on what is known';
const here = 'The answer to your question is here: decide';

/** Asked on Monday 23 November 2026 at 11:00; the decision is promised by Wednesday. */
function asked(ask: 'homeowner' | 'client', more: { readonly until?: string } = {}) {
  const story = assessed();
  story.move(manager, 'ask for more details', { question: said, ask, ...more });
  return story;
}

const told = (story: ReturnType<typeof assessed>) => story.of('exception raised').map((row) => row.about);

test('an unanswered question comes back to the manager after five working days; the decision keeps its clock (row 9)', () => {
  const story = asked('homeowner');
  assert.deepEqual(story.promise('assess'), { status: 'made', due: '2026-11-25 17:00', wasLate: false });
  story.passTo(at('2026-11-30 16:00'));
  assert.ok(!told(story).includes(awaited));
  story.passTo(at('2026-12-01 09:00'));
  assert.ok(told(story).includes(awaited));
  assert.equal(story.promise('assess')?.wasLate, true);
  assert.deepEqual(story.stages, ['assessment']);
});

test('the answer of the one who was asked is put before the manager at once, and nothing is awaited any more', () => {
  const story = asked('client');
  story.passTo(at('2026-11-24 10:00'));
  story.writes(homeowner);
  assert.ok(!told(story).includes(here), 'the homeowner was not asked');
  story.writes(client);
  assert.ok(told(story).includes(here));
  story.passTo(at('2026-12-03 10:00'));
  assert.ok(!told(story).includes(awaited));
});

test('a second question waits for its own answer', () => {
  const story = asked('client');
  story.passTo(at('2026-11-24 10:00'));
  story.writes(client);
  story.move(manager, 'ask for more details', { question: said, ask: 'client' });
  story.passTo(at('2026-12-02 10:00'));
  assert.ok(told(story).includes(awaited));
});

test('once the manager has decided, no answer is awaited, nor when the item comes back later', () => {
  const story = asked('homeowner');
  story.move(manager, 'offer to self-fit', { reason: said });
  story.move(office, 'self-fit refused');
  story.passTo(at('2026-12-08 10:00'));
  assert.ok(!told(story).includes(awaited));
});

test('a later decision is a date given with the question; the homeowner hears that the client was asked', () => {
  const story = asked('client', { until: '2026-12-02' });
  assert.deepEqual(story.promise('assess'), { status: 'made', due: '2026-12-02 17:00', wasLate: false });
  assert.deepEqual(
    story.state.letters
      .filter((row) => row.letter.startsWith('question'))
      .map((row) => [row.letter, row.partyId]),
    [
      ['question', client.partyId],
      ['question to the client', homeowner.partyId],
    ],
  );
});

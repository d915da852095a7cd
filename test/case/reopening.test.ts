import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, client, homeowner, type Story } from '../kit/case.ts';
import { assessed, fitter, manager, office, planner, said, slot } from '../kit/registered.ts';

/** Two items: one closed by the homeowner's silence, the other in our own hands. */
function halfSilent(): Story {
  const story = assessed([homeowner, client], 2);
  const [asked = '', ours = ''] = story.itemIds;
  story.move(manager, 'inspect', { reason: said }, [asked]);
  story.move(manager, 'supply', { reason: said, part: said }, [ours]);
  story.passTo(at('2026-12-02 12:00'));
  assert.deepEqual(story.stages, ['closed: no response (homeowner)', 'order processing']);
  return story;
}

test('an item closed by silence is told to homeowner and client though the query stays open (A8, row 17)', () => {
  const story = halfSilent();
  const told = story.state.letters.map((row) => row.letter);
  assert.ok(told.includes('closed without an answer'));
  assert.ok(told.includes('outcome of the attempts'));
});

test('the homeowner’s contact reopens the item that silence closed, though the query stayed open (A10)', () => {
  const story = halfSilent();
  story.writes(client);
  assert.equal(story.stages[0], 'closed: no response (homeowner)');
  story.writes(homeowner);
  assert.deepEqual(story.stages, ['inspection slot to be agreed', 'order processing']);
  assert.equal(story.promise('inspect')?.status, 'made');
  assert.equal(story.state.tracks[0]?.cycles.length, 1);
});

test('a query closed as complete reopens with the item that silence had closed before (row 40)', () => {
  const story = halfSilent();
  const [, ours = ''] = story.itemIds;
  story.move(office, 'withdraw', { reason: said }, [ours]);
  assert.equal(story.of('track closed')[0]?.reason, 'withdrawn');
  story.now = at('2026-12-03 10:00');
  story.writes(homeowner);
  assert.deepEqual(story.stages, ['inspection slot to be agreed', 'order processing']);
});

test('a signature of before the reopening does not complete the query again (A17)', () => {
  const story = assessed();
  const again = () => {
    story.move(manager, 'fit only', { reason: said });
    const day = story.now + 86_400_000;
    story.move(planner, 'fitting agreed', { slot: { from: day, to: day + 3_600_000 } });
    story.now = day + 1_800_000;
    story.move(fitter, 'fitted');
  };
  again();
  const done = { done: story.itemIds, notDone: [], remarksWordsId: null };
  const data = { signatureId: said, capacity: 'homeowner', nameWordsId: said, fileId: said, ...done };
  assert.equal(story.ask(fitter, { do: 'sign', data }), null);
  assert.match(story.ask(fitter, { do: 'sign', data })?.refused ?? '', /waiting for a signature/);
  story.now += 86_400_000;
  story.writes(homeowner);
  again();
  const bare = { move: 'signed complete', items: story.itemIds, fields: {} };
  assert.match(story.ask(fitter, { do: 'make move', data: bare })?.refused ?? '', /no signed completion/);
});

test('a visit about items that are all closed is cancelled', () => {
  const story = assessed();
  story.move(manager, 'fit only', { reason: said });
  story.move(planner, 'fitting agreed', { slot: slot('2026-11-30 09:00', '2026-11-30 12:00') });
  story.move(office, 'withdraw', { reason: said });
  assert.equal(story.state.appointments[0]?.outcome, 'cancelled');
});

test('a merged query is not reopened but taken apart', () => {
  const story = assessed();
  story.ask(office, { do: 'merge into', data: { kept: said, linkId: said } });
  assert.equal(story.promise('headline')?.status, 'superseded');
  const refusal = story.ask(office, { do: 'reopen', data: { wordsId: null, receivedAt: story.now } });
  assert.match(refusal?.refused ?? '', /merged into another/);
});

test('an item added later has the promise of the stage it joins', () => {
  const story = assessed();
  story.now = at('2026-11-24 10:00');
  const itemId = story.newId();
  story.ask(office, { do: 'add item', data: { itemId, product: 'door', fault: null, wordsId: null } });
  const promise = story.state.promises.find((row) => row.itemId === itemId);
  assert.equal(promise?.promise, 'assess');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, byPhone, client, homeowner } from '../kit/case.ts';
import { assessed, manager, office, operative, planner, said, slot } from '../kit/registered.ts';

const active = (story: ReturnType<typeof assessed>) => story.state.runs.filter((run) => run.ended === null);

test('attempts made for two items together end when the second has moved on as well', () => {
  const story = assessed([homeowner, client], 2);
  const [a = '', b = ''] = story.itemIds;
  story.move(manager, 'inspect', { reason: said });
  story.now = at('2026-11-23 12:00');
  const time = { slot: slot('2026-11-26 09:00', '2026-11-26 12:00') };
  story.move(planner, 'inspection agreed', time, [a]);
  assert.equal(active(story).length, 1);
  story.move(planner, 'inspection agreed', time, [b]);
  assert.deepEqual(active(story), []);
  story.passTo(at('2026-11-27 18:00'));
  assert.equal(story.of('attempt made').length, 1);
});

test('an item that moved on by itself is not taken back by the silence about the other', () => {
  const story = assessed([byPhone, client], 2);
  const [a = '', b = ''] = story.itemIds;
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-11-23 12:00'));
  const due = story.state.runs[0]?.attempts.find((attempt) => attempt.due);
  story.ask(planner, { do: 'know attempt', data: { attemptId: due?.id ?? '', outcome: 'no answer' } });
  story.move(planner, 'inspection agreed', { slot: slot('2026-12-09 09:00', '2026-12-09 12:00') }, [a]);
  story.passTo(at('2026-12-02 12:00'));
  assert.deepEqual(story.stages, ['inspection booked', 'decision']);
  story.passTo(at('2026-12-09 11:00'));
  story.move(operative, 'inspected', { findings: said }, [a]);
  assert.equal(story.state.items.find((item) => item.id === b)?.stage, 'decision');
});

test('a wrong order for one item asks afresh for both that are waited for', () => {
  const story = assessed([homeowner, client], 2);
  const [a = ''] = story.itemIds;
  story.move(manager, 'order needed', { reason: said, part: said, price: said });
  story.passTo(at('2026-11-25 10:00'));
  story.move(planner, 'order not usable', { wrong: said }, [a]);
  assert.equal(active(story).length, 1);
  assert.equal(active(story)[0]?.items.length, 2);
  story.passTo(at('2026-12-04 12:00'));
  assert.deepEqual(story.stages, ['closed: no response (client)', 'closed: no response (client)']);
});

test('attempts end for items that went to a case of their own', () => {
  const story = assessed([homeowner, client], 2);
  const [a = '', b = ''] = story.itemIds;
  story.move(manager, 'inspect', { reason: said }, [a]);
  story.move(manager, 'supply', { reason: said, part: said }, [b]);
  story.passTo(at('2026-11-24 10:00'));
  story.ask(office, { do: 'hand over items', data: { items: [a], to: said, linkId: story.newId() } });
  assert.deepEqual(active(story), []);
  story.passTo(at('2026-12-02 12:00'));
  assert.deepEqual(story.stages, ['closed: handed over', 'order processing']);
});

test('two items that fall late together are one apology to each, and one asking', () => {
  const story = assessed([homeowner, client], 2);
  story.passTo(at('2026-11-26 10:00'));
  assert.equal(story.of('promise late').length, 2);
  assert.equal(story.state.letters.filter((letter) => letter.letter === 'apology').length, 2);
  assert.equal(story.state.letters.at(-1)?.items.length, 2);
  story.move(manager, 'fit only', { reason: said });
  story.writes(homeowner);
  story.move(planner, 'fitting agreed', { slot: slot('2026-11-27 09:00', '2026-11-27 12:00') });
  story.passTo(at('2026-11-27 11:00'));
  story.move(planner, 'fitted');
  story.passTo(at('2026-12-02 10:00'));
  assert.equal(active(story).length, 1);
  assert.equal(active(story)[0]?.items.length, 2);
});

test('an answer that settles nothing leaves each item where it stands (row 15a)', () => {
  const story = assessed([homeowner, client], 2);
  const [a = '', b = ''] = story.itemIds;
  story.move(manager, 'offer to self-fit', { reason: said }, [a]);
  story.move(manager, 'advice given', { advice: said }, [b]);
  story.now = at('2026-11-24 10:00');
  story.writes(homeowner);
  assert.deepEqual(story.stages, ['self-fit offered', 'awaiting completion']);
});

test('several promises that fall late at one moment are one apology to each reader, which names them all', () => {
  const story = assessed([homeowner, client]);
  story.move(manager, 'supply and fit', { reason: said, part: said });
  story.move(planner, 'goods confirmed', { delivery: '2026-11-30' });
  story.passTo(at('2026-11-24 10:00'));
  story.writes(homeowner);
  story.passTo(at('2026-12-01 10:00'));
  const late = story.of('promise late').filter((row) => row.at === '2026-11-30 17:00');
  assert.deepEqual(
    late.map(({ promiseId }) => story.state.promises.find((row) => row.id === promiseId)?.promise),
    ['deliver', 'arrange the fitting'],
  );
  const apologies = story.state.letters.filter((row) => row.letter === 'apology');
  assert.deepEqual(
    apologies.map((row) => row.partyId),
    [homeowner.partyId, client.partyId],
  );
  assert.deepEqual(
    apologies[0]?.facts.late,
    late.map((row) => row.promiseId),
  );
});

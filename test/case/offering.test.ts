import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, desk, homeowner } from '../kit/case.ts';
import { assessed, manager, planner, said, slot } from '../kit/registered.ts';

const times = [slot('2026-11-30 09:00', '2026-11-30 12:00'), slot('2026-12-01 13:00', '2026-12-01 16:00')];

function ordered() {
  const story = assessed();
  story.move(manager, 'supply and fit', { reason: said, part: said });
  return story;
}

const asked = (story: ReturnType<typeof assessed>) =>
  story.state.letters.filter((row) => row.partyId === homeowner.partyId && /fitting|time/.test(row.letter));

test('times offered as soon as the goods are confirmed are in the first attempt: one letter, not two (rows 33, 34)', () => {
  const story = ordered();
  story.move(planner, 'goods confirmed', { delivery: '2026-11-30' });
  story.passTo(at('2026-11-23 11:10'));
  story.move(planner, 'offer fitting times', { slots: times as never });
  story.passTo(at('2026-11-23 12:00'));
  assert.deepEqual(
    asked(story).map((row) => [row.letter, row.outcome]),
    [['arrange the fitting', 'sent']],
  );
  assert.equal(story.of('attempt made').length, 1);
  assert.equal(story.state.runs.at(-1)?.wait?.at, at('2026-11-23 11:10'));
});

test('an attempt whose letter has not gone yet is made by the offer instead', () => {
  const story = ordered();
  story.move(planner, 'goods confirmed', { delivery: '2026-11-30' });
  story.passTo(at('2026-11-23 11:31'), 'sleeps');
  story.asleep(planner, {
    do: 'make move',
    data: { move: 'offer fitting times', items: story.itemIds, fields: { slots: times as never } },
  });
  assert.deepEqual(
    asked(story).map((row) => row.outcome),
    ['cancelled', null],
  );
  const { sendId = '' } = asked(story)[1] ?? {};
  story.asleep(desk, { do: 'know letter', data: { sendId, outcome: 'sent' } });
  assert.equal(story.state.runs.at(-1)?.attempts[0]?.outcome, 'delivered');
});

test('times may be offered with the goods themselves, and never before the goods are there', () => {
  const story = ordered();
  const confirmed = (delivery: string) =>
    story.ask(planner, {
      do: 'make move',
      data: { move: 'goods confirmed', items: story.itemIds, fields: { delivery, slots: times as never } },
    });
  assert.match(confirmed('2026-12-01')?.refused ?? '', /not before 2026-12-01/);
  assert.equal(confirmed('2026-11-30'), null);
  story.passTo(at('2026-11-23 12:00'));
  assert.equal(story.state.offers[0]?.slots.length, 2);
  assert.deepEqual(
    asked(story).map((row) => row.letter),
    ['arrange the fitting'],
  );
});

test('times offered once the first attempt has gone are a letter of their own', () => {
  const story = ordered();
  story.move(planner, 'goods confirmed', { delivery: '2026-11-30' });
  story.passTo(at('2026-11-24 10:00'));
  story.move(planner, 'offer fitting times', { slots: times as never });
  assert.deepEqual(
    asked(story).map((row) => row.letter),
    ['arrange the fitting', 'choose a time'],
  );
  assert.equal(story.of('attempt made').length, 1);
});

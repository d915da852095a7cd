import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, client, desk, homeowner, Story } from '../kit/case.ts';
import { assessed, manager, office, planner, said } from '../kit/registered.ts';

/** What the closing move set off, as one key takes it back. */
function closureOf(story: Story): string[] {
  const closed = story.events.findLast((event) => event.type === 'track closed');
  const ids = new Set([closed?.causeId ?? '']);
  for (const event of story.events) if (event.causeId !== null && ids.has(event.causeId)) ids.add(event.id);
  return [...ids];
}

test('a closure by silence that a person takes back is not made again at the next moment (row 40)', () => {
  const story = assessed();
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-11-30 18:00'));
  assert.equal(story.state.tracks[0]?.open, false);
  story.undo(closureOf(story));
  assert.equal(story.state.tracks[0]?.open, true);
  assert.deepEqual(story.stages, ['arranging inspection']);
  assert.equal(story.state.tracks[0]?.cycles.length, 1);
  assert.ok(!story.state.letters.some((row) => row.letter === 'closed without an answer'));
  story.passTo(at('2026-12-03 12:00'));
  assert.equal(story.state.tracks[0]?.open, true);
  story.writes(homeowner);
  assert.deepEqual(story.stages, ['inspection slot to be agreed']);
});

test('a closure taken back and left alone closes when its wait has been waited again', () => {
  const story = assessed();
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-11-30 18:00'));
  story.undo(closureOf(story));
  story.passTo(at('2026-12-20 12:00'));
  assert.equal(story.of('track closed').at(-1)?.at, '2026-12-08 17:00');
});

test('items that go to a case of their own are registered from now on, with the headline of the first receipt', () => {
  const story = new Story();
  story.now = at('2026-12-07 10:00');
  const parties = [homeowner, client];
  story.ask(desk, {
    do: 'open case',
    data: {
      standard: 'after-care@1',
      calendar: 'office-hours-england-and-wales@2026-1',
      kind: 'query',
      reference: 'CQ-10001',
      trackId: story.newId(),
      receivedAt: at('2026-11-23 10:00'),
      homeId: null,
      siteId: null,
      clientId: null,
      parties,
      requesterId: homeowner.partyId,
      details: ['client', 'home', 'homeowner', 'contact', 'fault'],
      acknowledge: null,
      danger: false,
      message: null,
      items: [{ itemId: story.newId(), product: null, fault: null, wordsId: null }],
      splitFrom: said,
    },
  });
  assert.equal(story.promise('registration')?.due, '2026-12-08 10:00');
  assert.equal(story.promise('headline')?.due, '2027-01-07 17:00');
});

test('a later date excuses only the days until its promise was given up', () => {
  const story = assessed();
  story.move(manager, 'supply', { reason: said, part: said });
  story.move(planner, 'processed for delivery', { delivery: '2026-11-27', address: 'home' });
  const later = { delivery: '2027-01-29', because: 'item not stocked', reason: said };
  story.move(planner, 'delivery put off', later);
  story.passTo(at('2026-12-02 10:00'));
  story.move(planner, 'part discontinued', { match: said });
  story.move(planner, 'match chosen');
  story.passTo(at('2026-12-16 10:00'));
  story.move(office, 'withdraw', { reason: said });
  const closed = story.of('track closed')[0];
  assert.deepEqual([closed?.gross, closed?.net], [17, 15]);
});

test('a deed taken back after the case was closed brings no promise back to a closed case', () => {
  const story = assessed();
  const from = story.events.length;
  story.move(manager, 'supply', { reason: said, part: said });
  const deed = story.events.slice(from).map((event) => event.id);
  story.now = at('2026-11-24 10:00');
  story.move(office, 'withdraw', { reason: said });
  story.undo(deed);
  assert.equal(story.state.tracks[0]?.open, false);
  assert.deepEqual(
    story.state.promises.filter((row) => row.status !== 'kept' && row.status !== 'superseded'),
    [],
  );
});

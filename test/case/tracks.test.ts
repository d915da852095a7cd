import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, client, desk, homeowner } from '../kit/case.ts';
import { assessed, manager, office, said } from '../kit/registered.ts';

const second = (story: ReturnType<typeof assessed>): string => {
  const itemId = story.newId();
  const refusal = story.ask(desk, {
    do: 'begin track',
    data: {
      standard: 'after-care@1',
      calendar: 'office-hours-england-and-wales@2026-1',
      trackId: story.newId(),
      receivedAt: story.now,
      itemIds: [itemId],
    },
  });
  assert.equal(refusal, null);
  return itemId;
};

test('withdrawing one matter never closes another: a move is made on the track of its items (B21)', () => {
  const story = assessed();
  story.now = at('2026-11-25 10:00');
  const other = second(story);
  story.move(office, 'withdraw', { reason: said }, [other]);
  assert.deepEqual(
    story.state.tracks.map((track) => track.open),
    [true, false],
  );
  assert.equal(story.of('track closed')[0]?.gross, 0);
});

test('one item never runs on two tracks', () => {
  const story = assessed();
  const refusal = story.ask(desk, {
    do: 'begin track',
    data: {
      standard: 'after-care@1',
      calendar: 'office-hours-england-and-wales@2026-1',
      trackId: story.newId(),
      receivedAt: story.now,
      itemIds: story.itemIds,
    },
  });
  assert.match(refusal?.refused ?? '', /items of its own/);
});

test('a new way to reach the homeowner ends the asking of the client, and the attempts go on (row 14)', () => {
  const story = assessed([homeowner, client]);
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-11-23 12:00'));
  const sendId = story.state.letters.find((row) => row.letter === 'arrange the inspection')?.sendId ?? '';
  story.ask(desk, { do: 'know letter', data: { sendId, outcome: 'bounced' } });
  const points = [{ id: said, channel: 'email' as const }];
  story.ask(office, { do: 'reach party', data: { partyId: homeowner.partyId, points } });
  assert.deepEqual(
    story.state.runs.filter((run) => run.ended === null).map((run) => run.plan),
    ['to arrange the inspection'],
  );
  story.passTo(at('2026-12-10 12:00'));
  assert.deepEqual(story.stages, ['closed: no response (homeowner)']);
  assert.equal(story.of('attempt made').length, 4);
});

test('attempts that can neither be made nor answered come back to a person at the review', () => {
  const story = assessed([homeowner]);
  story.move(manager, 'order needed', { reason: said, part: said, price: said });
  story.passTo(at('2026-11-26 12:00'));
  for (const { id } of story.state.exceptions)
    story.ask(office, { do: 'settle exception', data: { exceptionId: id } });
  story.passTo(at('2026-12-15 12:00'));
  assert.ok(story.state.exceptions.some((row) => row.about.startsWith('Nothing is promised')));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Author } from '../../src/domain/case/event.ts';
import { at, desk, homeowner, Story } from '../kit/case.ts';
import { assessed, manager, office, operative, planner, said, slot } from '../kit/registered.ts';

const another: Author = { kind: 'staff', id: said, roles: ['care manager'] };

/** A visit agreed for the last day of the promise, and the evening of that day. */
function evening(): Story {
  const story = assessed();
  story.move(manager, 'inspect', { reason: said });
  story.writes(homeowner);
  story.move(planner, 'inspection agreed', { slot: slot('2026-12-07 14:00', '2026-12-07 16:00') });
  story.passTo(at('2026-12-07 19:00'));
  assert.equal(story.promise('inspect')?.status, 'late');
  return story;
}

test('a visit done in time but recorded after its date stays late until a second person confirms it', () => {
  const story = evening();
  const data = { move: 'inspected', items: story.itemIds, fields: { findings: said } };
  assert.equal(story.ask(operative, { do: 'make move', data }, at('2026-12-07 15:30')), null);
  assert.deepEqual(story.promise('inspect'), { status: 'kept', due: '2026-12-07 17:00', wasLate: true });
  assert.ok(story.of('exception raised').some((row) => row.about.includes('a second person confirms it')));
  const promiseId = story.state.promises.find((row) => row.promise === 'inspect')?.id ?? '';
  const confirm = { do: 'confirm in time' as const, data: { promiseId } };
  assert.match(story.ask(operative, confirm)?.refused ?? '', /another person/);
  assert.equal(story.ask(another, confirm), null);
  assert.equal(story.promise('inspect')?.wasLate, false);
});

test('nobody confirms away a visit that was done after its date', () => {
  const story = evening();
  story.move(operative, 'inspected', { findings: said });
  const promiseId = story.state.promises.find((row) => row.promise === 'inspect')?.id ?? '';
  const refusal = story.ask(another, { do: 'confirm in time', data: { promiseId } });
  assert.match(refusal?.refused ?? '', /after its date/);
});

test('what a machine attests to have gone in time withdraws the breach by itself', () => {
  const story = new Story();
  story.now = at('2026-11-23 10:00');
  story.open();
  story.passTo(at('2026-11-23 10:10'), 'sleeps');
  assert.equal(story.promise('acknowledgement')?.wasLate, true);
  const { sendId = '' } = story.state.letters[0] ?? {};
  story.asleep(desk, { do: 'know letter', data: { sendId, outcome: 'sent' } }, at('2026-11-23 10:01'));
  assert.deepEqual(story.promise('acknowledgement'), {
    status: 'kept',
    due: '2026-11-23 10:05',
    wasLate: false,
  });
});

test('a query over thirty gross days but not net is closed in target, and its headline was never late (A19)', () => {
  const story = assessed();
  story.move(manager, 'supply', { reason: said, part: said });
  story.move(planner, 'processed for delivery', { delivery: '2026-11-27', address: 'home' });
  const later = { delivery: '2027-01-22', because: 'item not stocked', reason: said };
  story.move(planner, 'delivery put off', later);
  story.passTo(at('2027-01-13 10:00'));
  story.move(office, 'withdraw', { reason: said });
  assert.equal(story.of('track closed')[0]?.inTarget, true);
  assert.deepEqual([story.promise('headline')?.status, story.promise('headline')?.wasLate], ['kept', false]);
});

test('a call that was made or evidently tried keeps the promise of it (A21)', () => {
  const story = assessed();
  const callAt = at('2026-11-24 14:00');
  const data = { callbackId: said, partyId: homeowner.partyId, callAt };
  story.ask(planner, { do: 'promise callback', data });
  story.passTo(at('2026-11-24 14:10'));
  assert.equal(story.ask(planner, { do: 'callback done', data: { callbackId: said } }), null);
  assert.equal(story.promise('call back')?.status, 'kept');
});

test('times that had passed when they were offered do not make a later visit the homeowner’s wish', () => {
  const story = assessed();
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-11-26 12:00'));
  story.writes(homeowner);
  const gone = [slot('2026-11-24 09:00', '2026-11-24 12:00'), slot('2026-11-25 09:00', '2026-11-25 12:00')];
  story.move(planner, 'offer inspection times', { slots: gone as never });
  const due = story.promise('inspect')?.due;
  story.move(planner, 'inspection agreed', {
    slot: slot('2026-12-16 09:00', '2026-12-16 12:00'),
    wish: said,
  });
  assert.equal(story.promise('inspect')?.due, due);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, desk, homeowner, staff } from '../kit/case.ts';
import { anybody, begun, beside, dated, director, said, status, surveyor } from '../kit/landlord.ts';

const manager = staff('care manager');

test('a complaint supersedes the answer to the e-mail that it came with: neither kept nor late (B13)', () => {
  const story = begun('e-mail enquiry', '2026-11-23 10:00');
  story.now = at('2026-11-24 11:00');
  const complaint = beside(story, 'complaint', story.itemIds);
  assert.equal(status(story, 'answer'), 'superseded');
  assert.equal(dated(story, 'acknowledge stage 1'), '2026-12-01');
  assert.deepEqual(story.stages, ['closed: taken up otherwise', 'received']);
  story.passTo(at('2026-12-20 10:00'));
  assert.ok(!story.of('promise late').some((row) => row.promiseId === story.state.promises[0]?.id));
  assert.equal(story.state.items.find((item) => item.id === complaint)?.stage, 'received');
});

test('what was taken up as another matter stays closed when they write again', () => {
  const story = begun('e-mail enquiry', '2026-11-23 10:00');
  beside(story, 'complaint', story.itemIds);
  story.now = at('2026-11-25 10:00');
  story.writes(homeowner);
  assert.equal(story.of('track reopened').length, 0);
  assert.ok(story.state.exceptions.some((row) => row.about.includes('read it and answer')));
});

test('one message with an enquiry and a request for information keeps both clocks', () => {
  const story = begun('e-mail enquiry', '2026-03-02 10:00');
  beside(story, 'information request');
  assert.deepEqual([status(story, 'answer'), dated(story, 'answer')], ['made', '2026-03-16 17:00']);
  assert.equal(dated(story, 'answer the request'), '2026-03-31');
});

test('a complaint about a hazard has two clocks, and closing one leaves the other', () => {
  const story = begun('complaint', '2026-11-23 10:00');
  const [complaint = ''] = story.itemIds;
  const hazard = beside(story, 'hazard');
  assert.equal(dated(story, 'investigate'), '2026-12-07');
  story.move(anybody, 'withdraw', {}, [complaint]);
  assert.deepEqual(
    story.state.tracks.map((track) => track.open),
    [false, true],
  );
  assert.equal(status(story, 'investigate'), 'made');
  assert.equal(story.state.items.find((item) => item.id === hazard)?.stage, 'reported');
});

test('withdrawing an enquiry never closes the hazard beside it (B21)', () => {
  const story = begun('e-mail enquiry', '2026-11-23 10:00');
  beside(story, 'hazard');
  story.move(anybody, 'withdraw', {}, story.itemIds.slice(0, 1));
  assert.deepEqual(story.stages, ['closed: withdrawn', 'reported']);
});

test('nothing closes a hazard by itself: no access stops no clock, no merging, no closing while danger is flagged', () => {
  const story = begun('hazard', '2026-11-23 16:00');
  story.now = at('2026-11-23 17:00');
  story.move(surveyor, 'judge significant', { reason: said });
  story.now = at('2026-11-24 10:00');
  story.move(surveyor, 'no access', { reason: said, evidence: [said] });
  assert.deepEqual([status(story, 'investigate'), dated(story, 'investigate')], ['made', '2026-12-07']);
  const merged = story.ask(anybody, { do: 'merge into', data: { linkId: story.newId(), kept: said } });
  assert.match(merged?.refused ?? '', /never closed by merging/);
  story.passTo(at('2027-03-01 10:00'));
  assert.deepEqual(story.stages, ['significant']);
  assert.equal(status(story, 'investigate'), 'late');
  story.move(surveyor, 'no hazard', { findings: said, evidence: [said] });
  story.ask(anybody, { do: 'flag danger', data: { wordsId: null } });
  const fields = { reason: said, evidence: [said] };
  const data = { move: 'not a hazard', items: story.itemIds, fields };
  assert.match(story.ask(manager, { do: 'make move', data })?.refused ?? '', /danger is flagged/);
  story.ask(manager, { do: 'clear danger', data: { wordsId: said } });
  assert.match(
    story.ask(manager, { do: 'make move', data })?.refused ?? '',
    /summary .* is still to be done/,
  );
  story.move(surveyor, 'write the summary', { reason: said });
  story.passTo(at('2027-03-01 10:05'));
  assert.equal(story.ask(manager, { do: 'make move', data }), null);
});

test('the acknowledgement of a complaint is kept once its letter has gone, and owed again when it bounces', () => {
  const story = begun('complaint', '2026-11-23 10:00');
  story.move(anybody, 'acknowledge stage 1', { definition: said });
  assert.equal(status(story, 'acknowledge stage 1'), 'made');
  story.passTo(at('2026-11-23 10:05'));
  assert.equal(status(story, 'acknowledge stage 1'), 'kept');
  const sendId = story.state.letters.find((row) => row.letter === 'stage 1 acknowledgement')?.sendId ?? '';
  story.ask(desk, { do: 'know letter', data: { sendId, outcome: 'bounced' } });
  assert.equal(status(story, 'acknowledge stage 1'), 'made');
});

test('stage two is reviewed by somebody else than stage one, by name and by deed', () => {
  const story = begun('complaint', '2026-11-23 10:00');
  story.move(anybody, 'acknowledge stage 1', { definition: said });
  const officer = anybody.kind === 'staff' ? anybody.id : '';
  story.move(anybody, 'decide stage 1', { 'stage 1 officer': officer, answer: said });
  story.move(director, 'ask for stage 2');
  const acknowledge = (by: typeof director, reviewer: string) =>
    story.ask(by, {
      do: 'make move',
      data: { move: 'acknowledge stage 2', items: story.itemIds, fields: { reviewer, definition: said } },
    });
  assert.match(acknowledge(director, officer)?.refused ?? '', /another person than the stage 1 officer/);
  assert.match(acknowledge(anybody, said)?.refused ?? '', /another person than the stage 1 officer/);
  assert.equal(acknowledge(director, said), null);
});

test('stage two may be asked for after stage one was settled and closed, and its clock starts then', () => {
  const story = begun('complaint', '2026-11-23 10:00');
  story.move(anybody, 'acknowledge stage 1', { definition: said });
  story.move(anybody, 'decide stage 1', { 'stage 1 officer': said, answer: said });
  story.move(anybody, 'settled at stage 1');
  story.now = at('2027-02-01 10:00');
  story.move({ kind: 'party', id: homeowner.partyId, role: 'homeowner' }, 'ask for stage 2');
  assert.equal(dated(story, 'acknowledge stage 2'), '2027-02-08');
  assert.deepEqual(
    story.state.tracks.map((track) => track.open),
    [true],
  );
});

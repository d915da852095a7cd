import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, type Story } from '../kit/case.ts';
import { begun, dated, said, status, surveyor } from '../kit/landlord.ts';

const found = { findings: said, evidence: [said] };
const OWED = ['written summary', 'make safe in 5 days', 'begin further works', 'works on site'];

/** A significant hazard, looked into without a visit on Wednesday 25 November 2026. */
function lookedAtRemotely(move = 'investigated remotely'): Story {
  const story = begun('hazard', '2026-11-23 16:00');
  story.move(surveyor, 'judge significant', { reason: said });
  story.now = at('2026-11-25 11:00');
  story.move(surveyor, move, found);
  return story;
}

const made = (story: Story, promise: string): number =>
  story.of('promise made').filter((row) => row.promise === promise).length;

const asked = (story: Story, move: string): boolean =>
  story.ask(surveyor, { do: 'make move', data: { move, items: story.itemIds, fields: {} } }) === null;

test('a remote investigation is one: it is kept, tells that a visit may be asked for, and the rest is owed from it', () => {
  const story = lookedAtRemotely();
  assert.equal(status(story, 'investigate'), 'kept');
  assert.ok(story.of('letter queued').some((row) => row.letter === 'looked at remotely'));
  assert.equal(dated(story, 'make safe in 5 days'), '2026-12-02');
});

test('who asks for a visit is owed one within ten working days of asking, while what was owed stays owed', () => {
  const story = lookedAtRemotely();
  story.passTo(at('2026-11-27 18:00'));
  story.move(surveyor, 'ask for a visit');
  assert.equal(dated(story, 'investigate in person'), '2026-12-11');
  assert.equal(dated(story, 'make safe in 5 days'), '2026-12-02');
  assert.equal(status(story, 'make safe in 5 days'), 'made');
});

test('what follows the visit follows as after the first: each is owed from the visit', () => {
  const story = lookedAtRemotely();
  story.now = at('2026-11-26 10:00');
  story.move(surveyor, 'write the summary', { reason: said });
  story.move(surveyor, 'works begun', { reason: said });
  story.move(surveyor, 'made safe', { reason: said, evidence: [said] });
  story.move(surveyor, 'ask for a visit');
  story.passTo(at('2026-12-03 10:00'));
  story.move(surveyor, 'visited, a hazard', found);
  assert.deepEqual(story.stages, ['found']);
  assert.equal(status(story, 'investigate in person'), 'kept');
  for (const promise of OWED) assert.equal(made(story, promise), 2, promise);
  assert.equal(dated(story, 'written summary'), '2026-12-08');
  assert.equal(dated(story, 'make safe in 5 days'), '2026-12-10');
});

test('where a hazard was seen from afar and is there, what is still owed keeps its earlier date', () => {
  const story = lookedAtRemotely();
  story.now = at('2026-11-26 10:00');
  story.move(surveyor, 'write the summary', { reason: said });
  story.passTo(at('2026-11-26 11:00'));
  story.move(surveyor, 'ask for a visit');
  story.passTo(at('2026-11-27 10:00'));
  story.move(surveyor, 'visited', found);
  assert.deepEqual(story.stages, ['found']);
  assert.equal(dated(story, 'make safe in 5 days'), '2026-12-02');
  assert.equal(dated(story, 'written summary'), '2026-12-02');
});

test('a hazard seen from afar that is none ends the works, and its summary is owed', () => {
  const story = lookedAtRemotely();
  story.now = at('2026-11-26 10:00');
  story.move(surveyor, 'write the summary', { reason: said });
  story.move(surveyor, 'ask for a visit');
  story.passTo(at('2026-11-27 10:00'));
  story.move(surveyor, 'visited, no hazard', found);
  assert.deepEqual(story.stages, ['no hazard found']);
  for (const promise of ['make safe in 5 days', 'begin further works', 'works on site'])
    assert.equal(status(story, promise), 'superseded', promise);
  assert.equal(dated(story, 'written summary'), '2026-12-02');
});

test('no hazard seen from afar may be visited too, and is not closed before', () => {
  const story = lookedAtRemotely('no hazard seen remotely');
  story.move(surveyor, 'write the summary', { reason: said });
  story.passTo(at('2026-11-25 12:00'));
  story.move(surveyor, 'ask for a visit');
  const close = { move: 'not a hazard', items: story.itemIds, fields: { reason: said, evidence: [said] } };
  assert.match(
    story.ask(surveyor, { do: 'make move', data: close })?.refused ?? '',
    /in person” is still to be done/,
  );
  story.move(surveyor, 'visited, still no hazard', found);
  assert.equal(dated(story, 'written summary'), '2026-11-30');
  assert.equal(status(story, 'investigate in person'), 'kept');
});

test('a visit that nobody makes is late after ten working days', () => {
  const story = lookedAtRemotely();
  story.move(surveyor, 'ask for a visit');
  story.passTo(at('2026-12-10 00:01'));
  assert.equal(status(story, 'investigate in person'), 'late');
});

test('after a visit nobody is owed another: a first look in person is not looked at again', () => {
  const story = lookedAtRemotely('investigated');
  assert.equal(asked(story, 'ask for a visit'), false);
});

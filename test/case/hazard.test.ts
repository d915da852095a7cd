import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, type Story } from '../kit/case.ts';
import { begun, dated, director, said, status, surveyor } from '../kit/landlord.ts';

const found = { findings: said, evidence: [said] };

/** A significant hazard, investigated on Wednesday 25 November 2026. */
function investigated(): Story {
  const story = begun('hazard', '2026-11-23 16:00');
  story.move(surveyor, 'judge significant', { reason: said });
  story.now = at('2026-11-25 11:00');
  story.move(surveyor, 'investigated', found);
  return story;
}

const made = (story: Story, promise: string): number =>
  story.of('promise made').filter((row) => row.promise === promise).length;

test('what follows an investigation is owed once: making the home safe promises none of it again', () => {
  const story = investigated();
  story.now = at('2026-11-26 10:00');
  story.move(surveyor, 'write the summary', { reason: said });
  story.move(surveyor, 'works begun', { reason: said });
  story.now = at('2026-11-27 10:00');
  story.move(surveyor, 'made safe', { reason: said, evidence: [said] });
  for (const promise of ['written summary', 'make safe in 5 days', 'begin further works', 'works on site']) {
    assert.equal(made(story, promise), 1, promise);
    assert.equal(status(story, promise), 'kept', promise);
  }
  story.now = at('2027-01-29 10:00');
  assert.deepEqual(
    story
      .of('promise late')
      .map(({ promiseId }) => story.state.promises.find((row) => row.id === promiseId)?.promise),
    ['news of the works'],
  );
});

test('works that cannot begin yet are owed on site in 12 weeks from the investigation, and being made safe asks for no five days again', () => {
  const story = investigated();
  story.now = at('2026-12-01 10:00');
  story.move(surveyor, 'works not possible yet', { reason: said });
  assert.equal(dated(story, 'works on site'), '2027-02-17');
  story.now = at('2026-12-02 10:00');
  story.move(surveyor, 'made safe', { reason: said, evidence: [said] });
  assert.equal(made(story, 'begin further works'), 1);
  assert.equal(status(story, 'begin further works'), 'superseded');
  assert.equal(made(story, 'works on site'), 1);
  assert.equal(status(story, 'works on site'), 'made');
});

test('what was still owed when the home was made safe stays owed, by the same date', () => {
  const story = investigated();
  story.now = at('2026-11-26 10:00');
  story.move(surveyor, 'made safe', { reason: said, evidence: [said] });
  assert.equal(status(story, 'written summary'), 'made');
  assert.equal(dated(story, 'written summary'), '2026-11-30');
  assert.equal(dated(story, 'begin further works'), '2026-12-02');
});

test('an emergency made safe at once owes the summary and the works from then', () => {
  const story = begun('hazard', '2026-11-23 16:00');
  story.now = at('2026-11-23 20:00');
  story.move(surveyor, 'made safe at once', found);
  assert.equal(dated(story, 'written summary'), '2026-11-26');
  assert.equal(dated(story, 'begin further works'), '2026-11-30');
  assert.equal(dated(story, 'works on site'), '2027-02-15');
});

test('a hazard that comes back after it was closed is owed all of it again', () => {
  const story = investigated();
  story.move(surveyor, 'write the summary', { reason: said });
  story.move(surveyor, 'works begun', { reason: said });
  story.move(surveyor, 'made safe', { reason: said, evidence: [said] });
  story.now = at('2026-11-26 10:00');
  story.move(surveyor, 'close', { reason: said, evidence: [said] });
  story.ask(director, { do: 'reopen', data: { wordsId: null, receivedAt: story.now } });
  assert.deepEqual(story.stages, ['found']);
  for (const promise of ['written summary', 'make safe in 5 days', 'begin further works', 'works on site'])
    assert.equal(status(story, promise), 'made', promise);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, type Story } from '../kit/case.ts';
import { begun, dated, director, said, status, surveyor } from '../kit/landlord.ts';

const DAY = 'make safe in 24 hours';

/** Reported on Monday 23 November 2026 at 16:00; then the steps, each at its own time. */
function reported(...steps: readonly (readonly [time: string, move: string, fields?: object])[]): Story {
  const story = begun('hazard', '2026-11-23 16:00');
  for (const [time, move, fields] of steps) {
    story.passTo(at(time));
    story.move(surveyor, move, { reason: said, ...fields });
  }
  return story;
}

const made = (story: Story, promise: string): number =>
  story.of('promise made').filter((row) => row.promise === promise).length;

test('an emergency judged an hour before its time keeps the 24 hours of the report', () => {
  const story = reported(['2026-11-24 15:00', 'judge emergency']);
  assert.equal(dated(story, DAY), '2026-11-24 16:00');
  assert.equal(made(story, DAY), 1);
});

test('somewhere safe to stay offered before it is judged meets the 24 hours: judging begins none anew', () => {
  const story = reported(['2026-11-23 18:00', 'elsewhere'], ['2026-11-24 10:00', 'judge emergency']);
  assert.deepEqual(story.stages, ['emergency']);
  assert.equal(status(story, DAY), 'kept');
  assert.equal(made(story, DAY), 1);
  story.passTo(at('2026-11-26 10:00'));
  assert.equal(story.of('promise late').length, 0);
});

test('judged significant and then an emergency after all, it is owed within 24 hours of the first report', () => {
  const story = reported(['2026-11-23 17:00', 'judge significant'], ['2026-11-24 09:00', 'judge emergency']);
  assert.equal(dated(story, DAY), '2026-11-24 16:00');
  assert.equal(status(story, DAY), 'made');
});

test('an emergency seen only after the 24 hours is late at once: we knew of it from the first report', () => {
  const story = reported(['2026-11-23 17:00', 'judge significant'], ['2026-11-26 09:00', 'judge emergency']);
  story.passTo(at('2026-11-26 09:01'));
  assert.equal(dated(story, DAY), '2026-11-24 16:00');
  assert.equal(status(story, DAY), 'late');
});

test('a hazard that got worse is owed within 24 hours of that news, with the reason on record', () => {
  const story = reported(
    ['2026-11-23 17:00', 'judge significant'],
    ['2026-11-26 09:00', 'got worse', { 'heard at': at('2026-11-26 07:30') }],
  );
  assert.deepEqual(story.stages, ['emergency']);
  assert.equal(dated(story, 'make safe once worse'), '2026-11-27 07:30');
  assert.equal(status(story, DAY), 'superseded');
  assert.equal(status(story, 'investigate'), 'superseded');
  assert.equal(story.of('items moved').at(-1)?.facts.reason, said);
});

test('a hazard reopened counts its 24 hours from the news that reopened it', () => {
  const story = reported();
  story.move(surveyor, 'no hazard', { findings: said, evidence: [said] });
  story.move(surveyor, 'write the summary', { reason: said });
  story.passTo(at('2026-11-24 09:00'));
  story.move(surveyor, 'not a hazard', { reason: said, evidence: [said] });
  story.now = at('2026-12-01 10:00');
  story.ask(director, { do: 'reopen', data: { wordsId: null, receivedAt: story.now } });
  story.passTo(at('2026-12-01 15:00'));
  story.move(surveyor, 'judge emergency', { reason: said });
  assert.equal(dated(story, DAY), '2026-12-02 10:00');
});

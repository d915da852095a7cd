import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, type Story } from '../kit/case.ts';
import { anybody, begun, standards, status } from '../kit/landlord.ts';

const HEATING = 'no heating or hot water, or too little';
const pack = standards.find(({ name }) => name === 'right-to-repair');
const choices = pack?.moves.find(({ name }) => name === 'name the defect')?.asks[0]?.choices ?? [];

function named(defect: string, reported: string): Story {
  const story = begun('right to repair', `${reported} 10:00`);
  story.move(anybody, 'name the defect', { defect, 'reported on': reported });
  return story;
}

/** Names and dates of the repairs owed. */
const owed = (story: Story): string[] =>
  story.state.promises
    .filter((row) => /contractor|repaired|heating/.test(row.promise) && row.status !== 'superseded')
    .map((row) => `${row.promise}: ${row.clock.date}`);

for (const [defect, promise] of [
  ['total loss of electric power', 'repaired in 1: 2026-11-24'],
  ['partial loss of water supply', 'repaired in 3: 2026-11-26'],
  ['leaking roof', 'repaired in 7: 2026-12-02'],
] as const)
  test(`${defect}, reported on 23 November, is ${promise}: the defect says how soon`, () => {
    assert.deepEqual(owed(named(defect, '2026-11-23')), [promise]);
  });

for (const [reported, promise] of [
  ['2026-10-31', 'heating back in 3: 2026-11-04'],
  ['2026-11-01', 'heating back in 1: 2026-11-02'],
  ['2027-02-26', 'heating back in 1: 2027-03-01'],
  ['2027-04-30', 'heating back in 1: 2027-05-04'],
  ['2026-05-01', 'heating back in 3: 2026-05-07'],
] as const)
  test(`heating reported on ${reported} is owed by its season: ${promise}`, () => {
    assert.deepEqual(owed(named(HEATING, reported)), [promise]);
  });

test('every defect of the Schedule, in either season, is owed one repair and by the second contractor one of the same period', () => {
  assert.equal(choices.length, 19);
  for (const defect of choices)
    for (const reported of ['2026-01-15', '2026-04-30', '2026-05-01', '2026-10-30', '2026-11-02']) {
      const story = named(defect, reported);
      const [first = '', ...more] = owed(story);
      assert.deepEqual(more, [], `${defect} on ${reported}`);
      story.move(anybody, 'second contractor', { 'asked on': reported });
      const [second = '', ...others] = owed(story);
      assert.deepEqual(others, []);
      const period = (words: string): string => words.replace(/^\D*/, '');
      assert.equal(period(second), period(first), `${defect} on ${reported}: the same period again`);
    }
});

test('heating reported in winter and asked of a second contractor in May has one working day again', () => {
  const story = named(HEATING, '2027-04-29');
  story.now = at('2027-05-04 09:00');
  story.move(anybody, 'second contractor', { 'asked on': '2027-05-04' });
  assert.deepEqual(owed(story), ['second contractor, heating in 1: 2027-05-05']);
});

test('late once, the tenant is told of a second contractor; late twice, of the compensation', () => {
  const story = named('leaking roof', '2026-11-23');
  story.passTo(at('2026-12-03 09:00'));
  assert.equal(status(story, 'repaired in 7'), 'late');
  story.move(anybody, 'second contractor', { 'asked on': '2026-12-03' });
  story.passTo(at('2026-12-15 09:00'));
  assert.equal(status(story, 'second contractor in 7'), 'late');
  const late = story.of('letter queued').map((row) => row.letter);
  assert.deepEqual(
    late.filter((letter) => letter === 'late repair' || letter === 'compensation'),
    ['late repair', 'compensation'],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wake } from '../../src/domain/case/wake.ts';
import { at, homeowner, rules } from '../kit/case.ts';
import { assessed, manager, planner, said } from '../kit/registered.ts';

const over = 'A part was held 28 days after the homeowner could not be reached: decide what becomes of it';
const told = (story: ReturnType<typeof assessed>) => story.of('exception raised').map((row) => row.about);

/** Goods ordered, the fitting never arranged: closed for silence. */
function closed(way: 'supply and fit' | 'fit only') {
  const story = assessed();
  story.move(manager, way, way === 'fit only' ? { reason: said } : { reason: said, part: said });
  if (way === 'supply and fit') story.move(planner, 'goods confirmed', { delivery: '2026-11-24' });
  story.passTo(at('2026-12-02 12:00'));
  assert.deepEqual(story.stages, ['closed: no response (homeowner)']);
  assert.equal(story.of('track closed')[0]?.at, '2026-11-30 17:00');
  return story;
}

test('a part is held 28 calendar days after silence closed its fitting; then a person decides, once (row 35)', () => {
  const story = closed('supply and fit');
  assert.equal(wake(rules, story.state), at('2026-12-29 00:00'));
  story.passTo(at('2026-12-28 23:00'));
  assert.ok(!told(story).includes(over));
  story.passTo(at('2027-03-01 10:00'));
  assert.equal(told(story).filter((about) => about === over).length, 1);
  assert.deepEqual(story.stages, ['closed: no response (homeowner)']);
  assert.equal(wake(rules, story.state), null);
});

test('where nothing was supplied no part is held', () => {
  assert.equal(wake(rules, closed('fit only').state), null);
});

test('a homeowner who writes meanwhile finds the query where it stopped, and the holding is over', () => {
  const story = closed('supply and fit');
  story.passTo(at('2026-12-15 10:00'));
  story.writes(homeowner);
  assert.deepEqual(story.stages, ['fitting slot to be agreed']);
  story.passTo(at('2026-12-29 10:00'));
  assert.ok(!told(story).includes(over));
});

test('once the end of the holding was noted, the query still reopens into the stage it left', () => {
  const story = closed('supply and fit');
  story.passTo(at('2027-01-11 10:00'));
  story.writes(homeowner);
  assert.deepEqual(story.stages, ['fitting slot to be agreed']);
});

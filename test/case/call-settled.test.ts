import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, byPhone, type Story } from '../kit/case.ts';
import { anybody, begun, dated, said, status } from '../kit/landlord.ts';

function settled(when: string): Story {
  const story = begun('call', when, 'phone');
  story.move(anybody, 'answer');
  story.move(anybody, 'settle now', { outcome: said });
  return story;
}

for (const [when, last] of [
  ['2026-11-23 10:00', '2026-12-07'],
  // The clocks go forward in between, and back.
  ['2026-03-20 16:59', '2026-04-03'],
  ['2026-10-16 16:59', '2026-10-30'],
] as const)
  test(`14 days without another call keep row 2 of ${when} by themselves: nobody has to note it`, () => {
    const story = settled(when);
    assert.equal(dated(story, 'no repeat'), last);
    story.passTo(at(`${last} 09:00`));
    assert.deepEqual(story.stages, ['settled now']);
    story.passTo(at(`${last} 23:59`));
    assert.deepEqual(story.stages, ['closed: settled at first contact']);
    assert.deepEqual([status(story, 'no repeat'), story.promise('no repeat')?.wasLate], ['kept', false]);
  });

test('another contact about the same within 14 days takes the call up again', () => {
  const story = settled('2026-11-23 10:00');
  story.now = at('2026-12-07 09:59');
  story.writes(byPhone);
  assert.deepEqual(story.stages, ['talking']);
  assert.deepEqual(
    [status(story, 'no repeat'), dated(story, 'note the outcome')],
    ['superseded', '2026-12-08 17:00'],
  );
  story.passTo(at('2026-12-20 09:00'));
  assert.deepEqual(story.stages, ['talking']);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isWorking } from '../../src/domain/time/operations.ts';
import { at, local, type Story } from '../kit/case.ts';
import { anybody, begun, everyRule, standards, status } from '../kit/landlord.ts';

const tries = (story: Story): readonly number[] =>
  (story.state.runs[0]?.attempts ?? []).map((attempt) => attempt.plannedAt);

const dueOf = (story: Story): number =>
  story.state.promises.find((row) => row.promise === 'ring back')?.clock.due ?? 0;

for (const kind of ['voicemail', 'message taken']) {
  for (const [left, first, due] of [
    ['2026-11-23 08:00', '2026-11-23 16:30', '2026-11-24'],
    ['2026-11-23 11:00', '2026-11-23 16:30', '2026-11-24'],
    ['2026-11-23 16:45', '2026-11-23 16:45', '2026-11-24'],
    ['2026-11-23 17:00', '2026-11-24 09:00', '2026-11-24'],
    ['2026-11-23 17:05', '2026-11-24 09:00', '2026-11-24'],
    ['2026-11-27 20:00', '2026-11-30 09:00', '2026-11-30'],
    ['2026-11-28 10:00', '2026-11-30 09:00', '2026-11-30'],
    ['2026-11-29 23:59', '2026-11-30 09:00', '2026-11-30'],
    ['2026-12-24 18:00', '2026-12-29 09:00', '2026-12-29'],
  ] as const)
    test(`a ${kind} left ${left} is tried at ${first}, then on ${due} at midday and half past three, due at five`, () => {
      const story = begun(kind, left, 'phone');
      assert.deepEqual(tries(story).map(local), [first, `${due} 12:00`, `${due} 15:30`]);
      assert.equal(local(dueOf(story)), `${due} 17:00`);
    });

  test(`whenever a ${kind} is left, every try lies in hours, after the one before, and before it is due`, () => {
    const force = everyRule.inForce.get(kind);
    const calendar = everyRule.calendars.get(force?.calendar ?? '');
    assert.ok(calendar);
    fc.assert(
      fc.property(fc.integer({ min: at('2026-01-01 00:00'), max: at('2027-12-20 00:00') }), (left) => {
        const story = begun(kind, local(left), 'phone');
        const due = dueOf(story);
        const planned = tries(story);
        assert.equal(planned.length, 3);
        planned.forEach((try_, index) => {
          assert.ok(isWorking(calendar, try_), `${local(try_)} is outside hours`);
          assert.ok(try_ < due, `${local(try_)} is not before ${local(due)}`);
          assert.ok(index === 0 || try_ > (planned[index - 1] ?? 0));
        });
      }),
      { numRuns: 300, seed: 20_261_123 },
    );
  });

  test(`a ${kind} left on Friday night and tried thrice on Monday is kept, the last try leaving a message`, () => {
    const story = begun(kind, '2026-11-27 20:00', 'phone');
    for (const [when, outcome] of [
      ['2026-11-30 09:05', 'no answer'],
      ['2026-11-30 12:05', 'no answer'],
      ['2026-11-30 15:35', 'voicemail'],
    ] as const) {
      story.passTo(at(when));
      const due = story.state.runs[0]?.attempts.find((attempt) => attempt.due);
      const data = { attemptId: due?.id ?? '', outcome };
      assert.equal(story.ask(anybody, { do: 'know attempt', data }), null);
    }
    assert.deepEqual([status(story, 'ring back'), story.promise('ring back')?.wasLate], ['kept', false]);
  });
}

test('only voicemail and call back are kept by tries', () => {
  const names = standards.filter(({ promises }) => promises.some((row) => row.keptByAttempts !== undefined));
  assert.deepEqual(names.map(({ name }) => name).sort(), ['call-back', 'voicemail']);
});

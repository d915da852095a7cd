import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, type Story } from '../kit/case.ts';
import { anybody, begun, dated, slot, standards, status } from '../kit/landlord.ts';

/** Rung at that time, and nobody there. */
function rung(story: Story, when: string, outcome: 'no answer' | 'voicemail' = 'no answer'): void {
  story.passTo(at(when));
  const due = story.state.runs.at(-1)?.attempts.find((attempt) => attempt.due);
  const data = { attemptId: due?.id ?? '', outcome };
  assert.equal(story.ask(anybody, { do: 'know attempt', data }), null);
}

for (const kind of ['voicemail', 'message taken']) {
  test(`a ring that nobody answers puts the date of a ${kind} off by nothing`, () => {
    const story = begun(kind, '2026-11-23 11:00', 'phone');
    rung(story, '2026-11-23 16:40');
    assert.deepEqual(story.of('promise extended'), []);
    assert.equal(dated(story, 'ring back'), '2026-11-24 17:00');
    story.passTo(at('2026-11-24 17:01'));
    assert.equal(
      story.of('promise late').some(({ at: when }) => when.startsWith('2026-11-24 17:0')),
      true,
    );
  });

  test(`three tries and a message keep a ${kind} by the end of the next working day`, () => {
    const story = begun(kind, '2026-11-23 11:00', 'phone');
    story.heardUpTo = at('2026-12-31 00:00');
    rung(story, '2026-11-23 16:40');
    rung(story, '2026-11-24 12:10');
    rung(story, '2026-11-24 15:40', 'voicemail');
    story.passTo(at('2026-11-24 17:01'));
    assert.deepEqual([status(story, 'ring back'), story.promise('ring back')?.wasLate], ['kept', false]);
    story.passTo(at('2026-12-02 12:00'));
    assert.deepEqual(story.stages, ['closed: could not be reached']);
  });

  test(`three rings without a message do not keep a ${kind}`, () => {
    const story = begun(kind, '2026-11-23 11:00', 'phone');
    rung(story, '2026-11-23 16:40');
    rung(story, '2026-11-24 12:10');
    rung(story, '2026-11-24 15:40');
    assert.notEqual(status(story, 'ring back'), 'kept');
  });
}

test('the customer alone puts a call back off, by choosing a time', () => {
  const story = begun('message taken', '2026-11-23 11:00', 'phone');
  story.move(anybody, 'choose a time', { slot: slot('2026-11-26 14:00', '2026-11-26 15:00') });
  assert.equal(dated(story, 'ring back'), '2026-11-26 15:00');
});

test('no wait for an answer puts off what a landlord promised', () => {
  for (const { name, appliesTo, attempts } of standards)
    for (const { wait } of attempts)
      if (appliesTo.length > 0) assert.deepEqual([name, wait.extends], [name, undefined]);
  assert.equal(standards.find(({ name }) => name === 'voicemail')?.promises[0]?.extension, undefined);
});

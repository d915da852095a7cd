import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, byPhone, client, desk, homeowner, local, type Story } from '../kit/case.ts';
import { assessed, manager, planner, said } from '../kit/registered.ts';

const withPost = {
  ...homeowner,
  points: [...homeowner.points, { id: '00000000-0000-7000-8000-0000000000d9', channel: 'post' as const }],
};

const bounce = (story: Story, letter: string, n = 0): void => {
  const sent = story.state.letters.filter((row) => row.letter === letter && row.outcome === 'sent');
  const sendId = sent.at(n)?.sendId ?? '';
  assert.equal(story.ask(desk, { do: 'know letter', data: { sendId, outcome: 'bounced' } }), null);
};

const rung = (story: Story, outcome: 'no answer' | 'voicemail' | 'wrong number'): void => {
  const due = story.state.runs.at(-1)?.attempts.find((attempt) => attempt.due);
  const data = { attemptId: due?.id ?? '', outcome };
  assert.equal(story.ask(planner, { do: 'know attempt', data }), null);
};

const closedAt = (story: Story): string | undefined => story.of('track closed')[0]?.at;

test('a full working day lies between the last attempt and a closure, and the warning comes on the day before (row 17)', () => {
  const story = assessed([byPhone, client]);
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-11-23 12:00'));
  rung(story, 'no answer');
  story.passTo(at('2026-11-25 17:40'));
  rung(story, 'no answer');
  story.passTo(at('2026-11-30 12:00'));
  rung(story, 'voicemail');
  story.passTo(at('2026-12-03 12:00'));
  assert.equal(closedAt(story), '2026-12-01 17:00');
});

test('a worker that slept through the last attempt warns anew, a day before the closure that is then possible', () => {
  const story = assessed();
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-11-26 12:00'));
  story.sleepTo(at('2026-12-01 10:00'));
  story.passTo(at('2026-12-10 12:00'));
  assert.deepEqual(
    story.of('attempt made').map((row) => row.at),
    ['2026-11-23 11:00', '2026-11-25 17:30', '2026-12-02 13:00'],
  );
  assert.deepEqual(
    story.of('closure warned').map((row) => row.at),
    ['2026-12-02 09:00'],
  );
  assert.equal(closedAt(story), '2026-12-03 17:00');
});

test('attempts that cannot be made since no way is left are not late, and nothing calls for them', () => {
  const story = assessed();
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-11-23 12:00'));
  bounce(story, 'arrange the inspection');
  story.passTo(at('2026-11-27 18:00'));
  assert.deepEqual(story.of('promise late'), []);
});

test('a letter of attempts that are over is not written again when it bounces', () => {
  const story = assessed([withPost, client]);
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-11-23 12:00'));
  story.writes(homeowner);
  bounce(story, 'arrange the inspection');
  assert.equal(story.state.letters.filter((row) => row.letter === 'arrange the inspection').length, 1);
});

test('a letter that has not gone yet is left unsent when the attempts it belongs to end', () => {
  const story = assessed();
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-11-27 08:59'));
  story.passTo(at('2026-11-27 09:30'), 'sleeps');
  assert.equal(story.state.letters.filter((row) => row.outcome === null).length, 2);
  story.asleep(desk, {
    do: 'note call',
    data: { partyId: homeowner.partyId, wordsId: said, spoken: true },
  });
  assert.deepEqual(
    story.state.letters.filter((row) => row.letter === 'closing tomorrow').map((row) => row.outcome),
    ['cancelled', 'cancelled'],
  );
});

test('a wait opened by a request that bounced begins again at the next delivery (row 23)', () => {
  const story = assessed([
    homeowner,
    { ...client, points: [...client.points, { id: said, channel: 'post' }] },
  ]);
  story.move(manager, 'order needed', { reason: said, part: said, price: said });
  story.passTo(at('2026-11-23 12:00'));
  assert.equal(story.of('wait begun').length, 1);
  story.passTo(at('2026-11-23 16:00'));
  bounce(story, 'order request');
  story.passTo(at('2026-11-24 08:00'));
  assert.equal(story.of('wait voided').length, 1);
  assert.deepEqual(
    story.of('wait begun').map((row) => row.at),
    ['2026-11-23 11:00', '2026-11-23 16:00'],
  );
});

test('a wait that only a wrong number opened begins again at the next delivery', () => {
  const story = assessed([{ ...homeowner, points: [...byPhone.points, ...homeowner.points] }, client]);
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-11-23 12:00'));
  rung(story, 'voicemail');
  story.passTo(at('2026-11-25 17:45'));
  rung(story, 'wrong number');
  assert.equal(story.of('wait voided').length, 1);
  assert.equal(story.state.runs.at(-1)?.wait, null);
});

test('who can only be rung is waited for from the first call that is evidence', () => {
  const story = assessed([homeowner, { ...client, points: [{ id: said, channel: 'phone' }] }]);
  story.move(manager, 'order needed', { reason: said, part: said, price: said });
  story.passTo(at('2026-11-24 10:30'));
  rung(story, 'no answer');
  assert.equal(local(story.state.runs.at(-1)?.wait?.clock.due ?? 0), '2026-12-01 17:00');
});

test('a bounce that comes after the closure that rested on it is put before a person', () => {
  const story = assessed();
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-12-02 12:00'));
  bounce(story, 'arrange the inspection', 0);
  assert.ok(
    story.of('exception raised').some((row) => row.about.startsWith('Closed on a letter') && row.urgent),
  );
});

test('an address that fails twice is taken for dead, so that attempts go another way or to a person', () => {
  const story = assessed();
  story.move(manager, 'inspect', { reason: said });
  for (let n = 0; n < 12; n += 1) {
    story.passTo(story.now + 86_400_000, 'sleeps');
    for (const row of story.state.letters.filter((letter) => letter.outcome === null))
      story.asleep(desk, { do: 'know letter', data: { sendId: row.sendId, outcome: 'failed' } });
  }
  assert.ok(story.of('attempt made').length <= 2);
  assert.ok(story.of('exception raised').some((row) => row.about.startsWith('No way is left')));
});

test('the time that a wait takes is ours when our attempts were not made on their days (F5)', () => {
  for (const slept of [false, true]) {
    const story = assessed();
    story.move(manager, 'fit only', { reason: said });
    if (slept) story.sleepTo(at('2026-11-26 10:00'));
    story.passTo(at('2026-11-27 12:00'));
    story.passTo(at('2026-12-08 12:00'));
    assert.equal(story.promise('arrange the fitting')?.wasLate, slept);
  }
});

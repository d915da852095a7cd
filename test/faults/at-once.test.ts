import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from '../../src/app/ask.ts';
import { at } from '../kit/case.ts';
import { database } from '../kit/database.ts';
import { aDesk, isDone } from './desk.ts';

const db = await database();
const desk = await aDesk(db.app, at('2026-11-23 10:00'));
const { ground, manager } = desk;

const eightTimes = <T>(act: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: 8 }, () => act()));

test('one opening sent by eight clients at once is one case, and each is told the same', async () => {
  const answers = await eightTimes(async () => desk.ask(await desk.opening('one form')));
  for (const answer of answers) assert.deepEqual(answer, isDone(answers[0] ?? { refused: 'none' }));
  const cases = await desk.rows('select 1 from case_now where organisation_id = $1');
  const letters = await desk.rows('select 1 from send where organisation_id = $1');
  assert.deepEqual([cases.length, letters.length], [1, 1]);
});

test('one note pressed eight times at once is taken once', async () => {
  const opened = await desk.open('pressed');
  const press = (): Promise<Answer> => {
    const wordsId = ground.newId();
    return desk.ask({
      key: 'one press',
      case: opened.id,
      by: manager,
      words: [{ id: wordsId, body: 'she rang' }],
      ask: { do: 'take note', data: { wordsId, private: false } },
    });
  };
  const answers = await eightTimes(press);
  for (const answer of answers) assert.deepEqual(answer, answers[0]);
  const events = await desk.events(opened.id);
  assert.equal(events.filter((event) => event.type === 'note taken').length, 1);
});

test('of two people moving one case from the same page, one is shown what the other did', async () => {
  const opened = await desk.open('two people');
  const seen = (await desk.events(opened.id)).length;
  const register = (person: string): Promise<Answer> =>
    desk.ask({
      key: `register by ${person}`,
      case: opened.id,
      by: manager,
      seen,
      ask: {
        do: 'make move',
        data: { move: 'register', items: [opened.itemId], fields: { manager: person } },
      },
    });
  const answers = await Promise.all([register(ground.newId()), register(ground.newId())]);
  const stale = answers.filter((answer) => 'stale' in answer);
  assert.equal(answers.filter((answer) => 'done' in answer).length, 1, JSON.stringify(answers));
  assert.equal(stale.length, 1);
  assert.ok(stale[0] !== undefined && 'stale' in stale[0]);
  assert.ok(stale[0].since.some((event) => event.type === 'items moved'));
});

test('eight programs at one case take turns: every event has a number of its own, and nothing is lost', async () => {
  const opened = await desk.open('eight programs');
  let n = 0;
  const answers = await eightTimes(() => {
    const wordsId = ground.newId();
    n += 1;
    return desk.ask({
      key: `note ${n}`,
      case: opened.id,
      by: manager,
      words: [{ id: wordsId, body: 'a word' }],
      ask: { do: 'take note', data: { wordsId, private: false } },
    });
  });
  const seqs = answers.map((answer) => isDone(answer).seq);
  assert.equal(new Set(seqs).size, 8);
  const events = await desk.events(opened.id);
  assert.equal(events.filter((event) => event.type === 'note taken').length, 8);
  assert.deepEqual(
    events.map((event) => event.seq),
    events.map((_, i) => i + 1),
  );
});

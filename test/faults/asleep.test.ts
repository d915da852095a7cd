import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Letter } from '../../src/channels/port.ts';
import { keepTurning, type Turn } from '../../src/worker/loop.ts';
import { sendTurn } from '../../src/worker/sends.ts';
import { wakeTurn } from '../../src/worker/wakes.ts';
import { at, local } from '../kit/case.ts';
import { database } from '../kit/database.ts';
import { aDesk } from './desk.ts';

const db = await database();
const desk = await aDesk(db.app, at('2026-11-23 10:00'));
const { ground, organisation } = desk;
const letters: Letter[] = [];
const sender = {
  send: async (letter: Letter) => {
    letters.push(letter);
    return { sent: '250 ok' };
  },
};

/** The worker's own loops, until none finds anything to do; then once more, when it looks again for what was just being written. */
async function workerAwake(): Promise<void> {
  await untilIdle();
  ground.set((await ground.now(organisation)) + 6_000);
  await untilIdle();
}

async function untilIdle(): Promise<void> {
  const now = await ground.now(organisation);
  const wall = () => now;
  const fault = (_: string, error: unknown) => assert.fail(String(error));
  const stop = new AbortController();
  const idle = new Set<string>();
  const watched =
    (name: string, turn: Turn): Turn =>
    async () => {
      const more = await turn();
      if (more) idle.clear();
      else idle.add(name);
      if (idle.size === 2) stop.abort();
      return more;
    };
  await Promise.all([
    keepTurning('wakes', watched('wakes', wakeTurn(ground, wall, fault)), stop.signal, fault),
    keepTurning('sends', watched('sends', sendTurn(ground, sender, wall)), stop.signal, fault),
  ]);
}

const waiting = await desk.open('nobody answers');
await desk.awaitAnswer(waiting);
const unregistered = await desk.open('nobody registers');
await workerAwake();
const before = letters.length;
const seqBefore = (await desk.events(waiting.id)).length;

test('a worker that slept a week makes no attempt in arrears: they are planned anew, and a person is told', async () => {
  ground.set(at('2026-11-30 10:00'));
  await workerAwake();
  const events = (await desk.events(waiting.id)).slice(seqBefore);
  assert.equal(events.filter((event) => event.type === 'attempt made').length <= 1, true);
  const anew = events.filter((event) => event.type === 'attempts planned anew');
  assert.ok(anew.length >= 1);
  for (const { data } of anew)
    for (const planned of data.pending) assert.ok(planned.plannedAt >= at('2026-11-30 10:00'));
  assert.ok(events.some((event) => event.type === 'exception raised'));
  assert.ok(!events.some((event) => event.type === 'track closed'));
});

test('what became late while it slept is dated when it fell due, and apologised for once', async () => {
  const events = await desk.events(unregistered.id);
  const made = events.find((event) => event.type === 'promise made' && event.data.promise === 'registration');
  const late = events.filter((event) => event.type === 'promise late');
  assert.equal(late.length, 1);
  assert.ok(made?.type === 'promise made');
  assert.equal(local(late[0]?.occurredAt ?? 0), local(made.data.clock.lateFrom));
  assert.equal(local(late[0]?.recordedAt ?? 0), '2026-11-30 10:00');
});

test('it sends no letter twice, and no two of one kind about one case in the hour it wakes', async () => {
  const ids = letters.map((letter) => letter.messageId);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(letters.length > before);
  const rows = await desk.rows<{ case_id: string; letter: string; n: number }>(
    `select case_id, letter, recipient, count(*) as n from send
      where organisation_id = $1 and queued_at >= $2 group by case_id, letter, recipient having count(*) > 1`,
    [at('2026-11-30 10:00')],
  );
  assert.deepEqual(rows, []);
});

test('awake again, the whole plan is lived through: three attempts, then the closure', async () => {
  for (let now = at('2026-11-30 12:30'); now <= at('2026-12-11 10:00'); now += 3 * 3_600_000) {
    ground.set(now);
    await workerAwake();
  }
  const events = await desk.events(waiting.id);
  const known = events.filter(
    (event) => event.type === 'attempt known' && event.data.outcome === 'delivered',
  );
  assert.equal(known.length, 3);
  const made = events.filter((event) => event.type === 'attempt made').map((event) => event.occurredAt);
  for (const [i, then] of made.entries())
    if (i > 0) assert.ok(then - (made[i - 1] ?? 0) > 3_600_000, 'attempts are spread');
  assert.ok(events.some((event) => event.type === 'track closed'));
});

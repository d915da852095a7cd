import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sendOrganisation } from '../../src/app/send.ts';
import { wakeOrganisation } from '../../src/app/wake.ts';
import { openPool } from '../../src/store/pool.ts';
import { at } from '../kit/case.ts';
import { database } from '../kit/database.ts';
import { aDesk, type Opened } from './desk.ts';

const db = await database();
const desk = await aDesk(db.app, at('2026-11-23 10:00'));
const { ground, organisation } = desk;
const second = openPool(db.appUrl, 4);
const workers = [ground, { ...ground, pool: second }];

const turns = async (turn: (worker: (typeof workers)[number]) => Promise<number>): Promise<void> => {
  await Promise.all(
    workers.map(async (worker) => {
      for (let n = 0; n < 500; n += 1) if ((await turn(worker)) === 0) return;
      assert.fail('there is always more to do');
    }),
  );
};

const opened: Opened[] = [];
for (let n = 0; n < 30; n += 1) opened.push(await desk.open(`case ${n}`));
for (const one of opened.slice(0, 15)) await desk.awaitAnswer(one);

test('two workers at once send each letter once', async () => {
  const gone: string[] = [];
  const sender = {
    send: async ({ messageId }: { messageId: string }) => {
      gone.push(messageId);
      return { sent: '250 ok' };
    },
  };
  await turns(
    async (worker) => (await sendOrganisation(worker, sender, organisation, at('2026-11-23 10:01'))).letters,
  );
  const queued = await desk.rows<{ mail_id: string }>(
    'select mail_id from send where organisation_id = $1 and not_before <= $2',
    [at('2026-11-23 10:01')],
  );
  assert.ok(queued.length >= 30);
  assert.deepEqual(gone.toSorted(), queued.map((row) => row.mail_id).toSorted());
});

test('two workers at once note every due moment once, and trip over nobody', async () => {
  const faults: unknown[] = [];
  let cases = 0;
  // Attempts, risks and late promises fall due, each noted by whoever comes first.
  for (let now = at('2026-11-23 11:00'); now <= at('2026-12-11 12:00'); now += 6 * 3_600_000) {
    ground.set(now);
    await turns(async (worker) => {
      const woken = await wakeOrganisation(worker, organisation, now, (_, error) => faults.push(error));
      cases += woken.cases;
      return woken.cases;
    });
  }
  assert.ok(cases > 100, `${cases} wakings`);
  assert.deepEqual(faults, []);
  for (const { id } of opened) {
    const events = await desk.events(id);
    assert.deepEqual(
      events.map((event) => event.seq),
      events.map((_, i) => i + 1),
    );
    const once = events
      .filter((event) => ['promise late', 'promise at risk', 'attempt made'].includes(event.type))
      .map((event) => JSON.stringify([event.type, event.data]));
    assert.equal(new Set(once).size, once.length);
  }
  const late = await desk.rows<{ n: number }>(
    'select count(*) as n from promise_now where organisation_id = $1 and was_late',
  );
  assert.ok((late[0]?.n ?? 0) > 0, 'half were never registered, and are late');
  const overdue = await desk.rows('select 1 from case_now where organisation_id = $1 and wake_at <= $2', [
    await ground.now(organisation),
  ]);
  assert.deepEqual(overdue, []);
  await second.end();
});

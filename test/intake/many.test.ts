import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { organisationsToTakeIn, takeIn } from '../../src/app/intake/take-in.ts';
import { noteDelivery } from '../../src/store/delivery.ts';
import { keepFile } from '../../src/store/file.ts';
import { saveMessage } from '../../src/store/message.ts';
import { wakeIntake } from '../../src/store/route-intake.ts';
import { inOrganisation } from '../../src/store/transaction.ts';
import { database } from '../kit/database.ts';
import { aDesk, base, rawMail } from './desk.ts';

const db = await database();

test('1,000 mails at once are each a message and a filing, none twice, whichever of two workers has them', async () => {
  const desk = await aDesk(db);
  const senders = Array.from({ length: 500 }, (_, n) => `Sender ${n} <sender${n}@mail.example>`);
  const raws = [1, 2].flatMap((round) =>
    senders.map((from, n) =>
      rawMail({
        from,
        text: `The door at my house is chipped, letter ${round} of ${n}`,
        id: `<r${round}-${n}@mail.example>`,
      }),
    ),
  );
  for (let at = 0; at < raws.length; at += 10)
    await Promise.all(raws.slice(at, at + 10).map((raw) => desk.deliver(raw)));
  assert.equal((await desk.messages()).length, 1000);
  for (let turn = 0, left = 1; left > 0; turn += 1) {
    assert.ok(turn < 200, 'it never ends');
    const turns = await Promise.all(
      [1, 2].map(() => takeIn(desk.ground, desk.organisation, desk.reader, 25)),
    );
    for (const { failed } of turns) if (failed.length > 0) throw failed[0];
    desk.ground.set((await desk.ground.now(desk.organisation)) + 1_000);
    left =
      (
        await desk.rows<{ n: number }>(
          `select count(*)::integer as n from message where organisation_id = $1 and status = 'saved'`,
        )
      )[0]?.n ?? 0;
  }
  const [counts] = await desk.rows<{ filed: number; events: number; distinct: number }>(
    `select (select count(*)::integer from message where organisation_id = $1 and status = 'filed') as filed,
            (select count(*)::integer from case_event where organisation_id = $1 and type = 'message filed') as events,
            (select count(distinct data->>'messageId')::integer from case_event where organisation_id = $1 and type = 'message filed') as distinct`,
  );
  assert.deepEqual(counts, { filed: 1000, events: 1000, distinct: 1000 });
});

test('a mail whose delivery is committed while a worker looks is taken in soon, though nobody was woken for it', async () => {
  const desk = await aDesk(db);
  const { ground, organisation } = desk;
  await desk.deliver(
    rawMail({ from: 'a@mail.example', text: 'The door is chipped', id: '<one@mail.example>' }),
  );
  const receivedAt = await ground.now(organisation);
  const raw = rawMail({ from: 'b@mail.example', text: 'The hinge is loose', id: '<two@mail.example>' });
  const sha256 = createHash('sha256').update(raw).digest('hex');
  const id = ground.newId();
  await inOrganisation(ground.pool, organisation, async (tx) => {
    await noteDelivery(tx, organisation, {
      mailbox: base,
      key: 'slow',
      messageId: id,
      receivedAt,
      envelopeFrom: 'b@mail.example',
      envelopeTo: [base],
      remote: null,
      cut: false,
    });
    const file = { sha256, size: raw.length, body: raw, sniffedType: 'message/rfc822', storedAt: receivedAt };
    await keepFile(tx, organisation, file);
    await saveMessage(tx, organisation, { id, channel: 'email', rawSha256: sha256, receivedAt });
    await wakeIntake(tx, organisation, receivedAt);
    // Not committed yet: the worker finds the first mail and, looking again, nothing.
    for (const _ of [1, 2]) {
      const { failed } = await takeIn(ground, organisation, desk.reader, 25);
      assert.deepEqual(failed, []);
    }
  });
  const due = await organisationsToTakeIn(ground, receivedAt + 5_000, 10);
  assert.ok(due.includes(organisation));
});

test('mail that came after one whose worker died waits for it half a minute, and no longer', async () => {
  const desk = await aDesk(db);
  const { ground, organisation } = desk;
  await desk.deliver(
    rawMail({ from: 'a@mail.example', text: 'The door is chipped', id: '<held@mail.example>' }),
  );
  // It claims the first mail and is never heard of again.
  void takeIn(ground, organisation, { ...desk.reader, read: () => new Promise(() => undefined) }, 25);
  const claimed = `select next_try - $2 as lease from message where organisation_id = $1 and status = 'saved'`;
  const now = await ground.now(organisation);
  for (let looked = 0; looked < 1_000; looked += 1) {
    if ((await desk.rows<{ lease: number }>(claimed, [now]))[0]?.lease === 30_000) break;
  }
  await desk.deliver(
    rawMail({ from: 'b@mail.example', text: 'The hinge is loose', id: '<later@mail.example>' }),
  );
  await takeIn(ground, organisation, desk.reader, 25);
  const statuses = async () => (await desk.messages()).map(({ status }) => status).toSorted();
  assert.deepEqual(await statuses(), ['saved', 'saved']);
  ground.set(now + 30_000);
  await desk.takeAll();
  assert.deepEqual(await statuses(), ['filed', 'filed']);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mailboxHeard, receiveDelivery } from '../../src/app/intake/receive.ts';
import { sendOrganisation } from '../../src/app/send.ts';
import { at, homeowner, local } from '../kit/case.ts';
import { database } from '../kit/database.ts';
import { aDesk, isDone, type Opened } from './desk.ts';

const db = await database();
const desk = await aDesk(db.app, at('2026-11-24 10:00'));
const { ground, organisation } = desk;

const answered = await desk.open('she answers');
const silent = await desk.open('nobody answers');
for (const one of [answered, silent]) await desk.awaitAnswer(one);

async function passTo(until: string): Promise<void> {
  for (let now = (await ground.now(organisation)) + 60_000; now < at(until); now += 900_000) await live(now);
  await live(at(until));
}

async function live(now: number): Promise<void> {
  ground.set(now);
  await desk.wake();
  await sendOrganisation(ground, { send: async () => ({ sent: '250 ok' }) }, organisation, now);
}

const heardUpTo = (time: string, oldestUnread: number | null = null) =>
  mailboxHeard(ground, organisation, { mailbox: 'care', completeAt: at(time), oldestUnread });

const isClosed = async ({ id }: Opened) =>
  (await desk.events(id)).some((event) => event.type === 'track closed');

await heardUpTo('2026-11-30 09:00');
await passTo('2026-11-30 17:00');
const waits = (await desk.events(answered.id)).filter((event) => event.type === 'wait begun');
const end = waits[0]?.type === 'wait begun' ? waits[0].data.clock.due : 0;

test('the wait ends at 17:00', () => {
  assert.match(local(end), /17:00$/);
});

test('when the wait ends and the mailbox was last heard at 16:57, the closure is held', async () => {
  const day = local(end).slice(0, 10);
  await passTo(`${day} 16:57`);
  await heardUpTo(`${day} 16:57`);
  await passTo(`${day} 17:02`);
  for (const one of [answered, silent]) {
    assert.equal(await isClosed(one), false);
    const held = (await desk.events(one.id)).filter((event) => event.type === 'closure held');
    assert.equal(held.length, 1);
  }
});

test('mail of 16:58 that is heard at 17:03 holds the closure as long as it lies unread', async () => {
  const day = local(end).slice(0, 10);
  ground.set(at(`${day} 17:03`));
  const raw = Buffer.from(
    'From: m.patel@mail.example\r\nSubject: Re: your visit\r\n\r\nThursday is fine\r\n',
  );
  await receiveDelivery(ground, organisation, {
    channel: 'email',
    mailbox: 'care',
    key: '1:77',
    receivedAt: at(`${day} 16:58`),
    envelopeFrom: 'm.patel@mail.example',
    envelopeTo: ['care@alder-finch.example'],
    raw,
  });
  await heardUpTo(`${day} 17:03`);
  await passTo(`${day} 18:00`);
  for (const one of [answered, silent]) assert.equal(await isClosed(one), false);
});

test('filed on her case it is an answer given in time; the case of whom nobody heard is closed', async () => {
  const day = local(end).slice(0, 10);
  const [message] = await desk.rows<{ id: string }>(
    `select message_id as id from message where organisation_id = $1 and status = 'saved'`,
  );
  const messageId = message?.id ?? '';
  const filed = await desk.ask(
    {
      key: 'the mail of 16:58',
      case: answered.id,
      by: { kind: 'desk' },
      occurredAt: at(`${day} 16:58`),
      ask: {
        do: 'file message',
        data: {
          messageId,
          partyId: homeowner.partyId,
          receivedAt: at(`${day} 16:58`),
          channel: 'email',
          automatic: false,
          thanks: false,
          why: 'its signed reply address',
          danger: false,
          details: [],
        },
      },
    },
    (tx) =>
      tx
        .query(`update message set status = 'filed' where organisation_id = $1 and message_id = $2`, [
          organisation,
          messageId,
        ])
        .then(() => undefined),
  );
  isDone(filed);
  await passTo(`${day} 19:30`);
  assert.equal(await isClosed(silent), true);
  assert.equal(await isClosed(answered), false);
  const contact = (await desk.events(answered.id)).find((event) => event.type === 'contact made');
  assert.ok(contact?.type === 'contact made');
  assert.equal(local(contact.data.at), `${day} 16:58`);
});

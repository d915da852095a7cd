import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { receiveDelivery } from '../../src/app/intake/receive.ts';
import { organisationsToTakeIn, takeIn } from '../../src/app/intake/take-in.ts';
import { at } from '../kit/case.ts';
import { database } from '../kit/database.ts';
import { aDesk, base, rawMail } from './desk.ts';

const db = await database();
const patel = 'M J Patel <mjpatel88@mail.example>';
const fault = 'Drawer at number 7 The Larches wont shut';

test('one mail through two mailboxes is one message with two deliveries, and one case', async () => {
  const desk = await aDesk(db);
  const raw = rawMail({ from: patel, text: fault, id: '<one@mail.example>' });
  await desk.deliver(raw, { mailbox: base });
  await desk.deliver(raw, { mailbox: 'aftercare@alder-finch.example' });
  await desk.takeAll();
  await desk.deliver(raw, { mailbox: 'third@alder-finch.example' });
  await desk.takeAll();
  const messages = await desk.messages();
  assert.equal(messages.length, 1);
  const deliveries = await desk.rows<{ id: string }>(
    'select message_id as id from delivery where organisation_id = $1',
  );
  assert.deepEqual(
    deliveries.map(({ id }) => id),
    [messages[0]?.id, messages[0]?.id, messages[0]?.id],
  );
  assert.equal((await desk.rows('select 1 from case_now where organisation_id = $1')).length, 1);
});

test('the same delivery again is answered quietly and saved once', async () => {
  const desk = await aDesk(db, undefined, false);
  const raw = rawMail({ from: patel, text: fault });
  await desk.deliver(raw, { key: '7:12' });
  await desk.deliver(raw, { key: '7:12' });
  assert.equal((await desk.messages()).length, 1);
});

test('UIDVALIDITY changed: the whole mailbox comes again under other keys, and nothing is filed twice', async () => {
  const desk = await aDesk(db);
  const raws = [1, 2, 3].map((n) =>
    rawMail({ from: patel, text: `${fault} ${n}`, id: `<m${n}@mail.example>` }),
  );
  for (const [at, raw] of raws.entries()) await desk.deliver(raw, { key: `100:${at}` });
  await desk.takeAll();
  const before = (await desk.messages()).length;
  for (const [at, raw] of raws.entries()) await desk.deliver(raw, { key: `200:${at}` });
  await desk.takeAll();
  assert.equal((await desk.messages()).length, before);
});

test('a copied Message-ID with another body is another message, and is flagged', async () => {
  const desk = await aDesk(db);
  const first = await desk.hear({ from: patel, text: fault, id: '<copied@mail.example>' });
  const second = await desk.hear({
    from: patel,
    text: 'The oven door is out of line',
    id: '<copied@mail.example>',
  });
  assert.notEqual(first.id, second.id);
  assert.ok(second.flags.includes('copied Message-ID'));
  assert.ok((await desk.abouts(second.caseId)).some((about) => about.includes('Message-ID')));
});

test('a bounce of our acknowledgement reopens the duty, and the dead address is written to no more', async () => {
  const desk = await aDesk(db);
  const opened = await desk.hear({ from: patel, text: fault });
  const [ack] = await desk.sent(opened.caseId);
  const before = (await desk.sent(opened.caseId)).length;
  const bounce = [
    'From: MAILER-DAEMON@relay.example',
    `To: ${base}`,
    'Subject: Undelivered',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'No such person',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; relay.example',
    '',
    'Final-Recipient: rfc822; mjpatel88@mail.example',
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${ack?.mailId}`,
    '',
    '--b--',
    '',
  ].join('\r\n');
  const row = await desk.hear(Buffer.from(bounce), { envelopeFrom: '' });
  assert.equal(row.caseId, opened.caseId);
  const state = await desk.caseOf(opened.caseId);
  assert.equal(state.dead.length, 1);
  assert.equal(state.letters.find(({ sendId }) => sendId === state.letters[0]?.sendId)?.outcome, 'bounced');
  const suppressed = await desk.rows<{ key: string }>(
    'select value_key as key from suppression where organisation_id = $1',
  );
  assert.deepEqual(suppressed, [{ key: 'mjpatel88@mail.example' }]);
  assert.ok((await desk.sent(opened.caseId)).length >= before);
  // They write from there again: the address works.
  await desk.hear({ from: patel, text: 'Any news?' });
  assert.equal((await desk.rows('select 1 from suppression where organisation_id = $1')).length, 0);
});

test('a bounce of something that is not ours changes nothing', async () => {
  const desk = await aDesk(db);
  const bounce =
    'From: MAILER-DAEMON@relay.example\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <not-ours@x.example>\r\n\r\n--b--\r\n';
  assert.equal((await desk.hear(Buffer.from(bounce), { envelopeFrom: '' })).status, 'ignored');
});

test('two machines that answer one another are stopped, and a person sees it', async () => {
  const desk = await aDesk(db, undefined, true);
  for (let n = 0; n < 31; n += 1) {
    await desk.deliver(
      rawMail({
        from: 'robot@machine.example',
        text: `Your message ${n} was received, thank you for your report about a door`,
      }),
    );
  }
  await desk.takeAll();
  const rows = await desk.messages();
  assert.ok(rows.some(({ status, why }) => status === 'apart' && why.includes('two machines')));
  assert.ok((await desk.rows('select 1 from send where organisation_id = $1')).length < 90);
});

test('an empty body with nothing else is shown to a person; a subject alone is a report', async () => {
  const desk = await aDesk(db);
  assert.equal((await desk.hear({ from: patel })).status, 'apart');
  const row = await desk.hear({ from: patel, subject: 'door chipped at number 7 The Larches' });
  assert.equal(row.status, 'filed');
});

test('whatever bytes come, they are kept, and become something a person can see', async () => {
  const desk = await aDesk(db);
  const folder = new URL('../mail/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.eml'));
  const raws = names.map((name) => readFileSync(new URL(name, folder)));
  for (const raw of [
    ...raws,
    Buffer.alloc(0),
    Buffer.from([0, 255, 13, 10, 0]),
    Buffer.from('Subject: \u0000null\r\n\r\n\u0000'),
  ])
    await desk.deliver(raw);
  await desk.takeAll();
  const rows = await desk.messages();
  assert.ok(rows.length >= names.length / 2);
  assert.deepEqual(
    [...new Set(rows.map(({ status }) => status))].filter((status) => status === 'saved'),
    [],
  );
});

test('a message that cannot be taken in is tried with growing pauses, then shown to a person, and stops no other', async () => {
  const desk = await aDesk(db);
  const poisoned = {
    ...desk.reader,
    read: async (delivery: Parameters<typeof desk.reader.read>[0]) => {
      if (Buffer.from(delivery.raw).includes('poison')) throw new Error('no');
      return desk.reader.read(delivery);
    },
  };
  await desk.deliver(rawMail({ from: patel, text: 'poison' }));
  await desk.deliver(rawMail({ from: patel, text: fault }));
  const first = await takeIn(desk.ground, desk.organisation, poisoned, 10);
  assert.equal(first.failed.length, 1);
  assert.equal(first.taken, 1);
  for (let n = 0; n < 10; n += 1) {
    desk.ground.set((await desk.ground.now(desk.organisation)) + 3_600_000);
    await takeIn(desk.ground, desk.organisation, poisoned, 10);
  }
  const rows = await desk.messages();
  assert.deepEqual(rows.map(({ status }) => status).toSorted(), ['filed', 'unreadable']);
});

test('a worker that dies between its plan and its deed files the message once', async () => {
  const desk = await aDesk(db);
  await desk.deliver(rawMail({ from: patel, text: fault }));
  let asked = 0;
  const dying = {
    ...desk.ground,
    now: async () => {
      asked += 1;
      if (asked > 1) throw new Error('killed');
      return desk.ground.now(desk.organisation);
    },
  };
  await takeIn(dying, desk.organisation, desk.reader, 10).catch(() => {});
  assert.equal((await desk.messages())[0]?.status, 'saved');
  desk.ground.set(at('2026-11-23 10:10'));
  await desk.takeAll();
  desk.ground.set(at('2026-11-23 10:20'));
  await desk.takeAll();
  assert.equal((await desk.messages())[0]?.status, 'filed');
  assert.equal((await desk.rows('select 1 from case_now where organisation_id = $1')).length, 1);
});

test('two workers at once take in every message once, each sender’s in order', async () => {
  const desk = await aDesk(db);
  for (let n = 0; n < 20; n += 1)
    await desk.deliver(
      rawMail({
        from: n % 2 === 0 ? patel : 'gary.site@northmoorhomes.example',
        text: n % 2 === 0 ? `${fault} ${n}` : `plot 42 runner missing ${n}`,
        id: `<n${n}@mail.example>`,
      }),
    );
  for (let turn = 0; turn < 40; turn += 1) {
    const turns = await Promise.all([1, 2].map(() => takeIn(desk.ground, desk.organisation, desk.reader, 5)));
    for (const { failed } of turns) if (failed.length > 0) throw failed[0];
    desk.ground.set((await desk.ground.now(desk.organisation)) + 2_000);
    if ((await desk.messages()).every(({ status }) => status !== 'saved')) break;
  }
  const rows = await desk.messages();
  assert.deepEqual([...new Set(rows.map(({ status }) => status))], ['filed']);
  const filings = await desk.rows('select 1 from case_event where organisation_id = $1 and type = $2', [
    'message filed',
  ]);
  assert.equal(filings.length, 20);
  const ofPatel = await desk.rows<{ id: string }>(
    'select distinct case_id as id from message where organisation_id = $1 and sender_key = $2',
    ['mjpatel88@mail.example'],
  );
  assert.equal(ofPatel.length, 1);
});

test('a message larger than a megabyte lies in the file store, and is read from there', async () => {
  const desk = await aDesk(db);
  const row = await desk.hear({ from: patel, text: `${fault}\n\n> ${'x'.repeat(70)}\n`.repeat(15_000) });
  assert.equal(row.status, 'filed');
  const [file] = await desk.rows<{ body: Buffer | null }>(
    `select body from file where organisation_id = $1 and sniffed_type = 'message/rfc822'`,
  );
  assert.equal(file?.body, null);
});

test('an organisation with mail is found by the worker, and rests a few seconds when there is none', async () => {
  const desk = await aDesk(db, undefined, false);
  const now = await desk.ground.now(desk.organisation);
  const isDue = async (wall: number) =>
    (await organisationsToTakeIn(desk.ground, wall, 1000)).includes(desk.organisation);
  assert.equal(await isDue(now), false);
  await receiveDelivery(desk.ground, desk.organisation, {
    channel: 'email',
    mailbox: base,
    key: '1',
    receivedAt: now,
    envelopeFrom: null,
    envelopeTo: [],
    raw: rawMail({ from: patel, text: fault }),
  });
  assert.equal(await isDue(now), true);
  await desk.takeAll();
  assert.equal(await isDue(now + 999), false);
});

test('mail at 16:58 that is heard at 17:03 was received at 16:58', async () => {
  const desk = await aDesk(db, '2026-11-23 16:58');
  await desk.deliver(rawMail({ from: patel, text: fault }));
  desk.ground.set(at('2026-11-23 17:03'));
  await desk.takeAll();
  const [row] = await desk.messages();
  assert.equal((await desk.caseOf(row?.caseId ?? '')).receivedAt, at('2026-11-23 16:58'));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askOfCase } from '../../src/app/ask.ts';
import { sendOrganisation } from '../../src/app/send.ts';
import type { Author, Fact } from '../../src/domain/case/event.ts';
import { aDesk, type Desk } from '../intake/desk.ts';
import { at } from '../kit/case.ts';
import { database } from '../kit/database.ts';

const db = await database();
const siteManager = 'Gary Stone <gary.site@northmoorhomes.example>';
const by = {
  kind: 'staff',
  id: '00000000-0000-7000-8000-00000000face',
  roles: ['administrator', 'care manager', 'operations planner'],
} satisfies Author;
let asked = 0;

async function move(
  desk: Desk,
  id: string,
  name: string,
  words: Record<string, string>,
  fields: Record<string, Fact> = {},
) {
  asked += 1;
  const { ground, organisation } = desk;
  const said = Object.entries(words).map(([field, body]) => ({ field, id: ground.newId(), body }));
  const items = (await desk.caseOf(id)).items.map((item) => item.id);
  const answer = await askOfCase(ground, organisation, {
    key: `move ${asked}`,
    case: id,
    by,
    words: said.map((row) => ({ id: row.id, body: row.body })),
    ask: {
      do: 'make move',
      data: {
        move: name,
        items,
        fields: { ...fields, ...Object.fromEntries(said.map((row) => [row.field, row.id])) },
      },
    },
  });
  assert.ok('done' in answer, JSON.stringify(answer));
}

/** A site manager's query, registered, with an order to be sent. */
async function awaitingOrder() {
  const desk = await aDesk(db, '2026-11-23 09:10');
  const heard = await desk.hear({ from: siteManager, text: 'Plot 41 The Larches, door scratched on site.' });
  const id = heard.caseId ?? '';
  await move(desk, id, 'register', {}, { manager: by.id });
  await move(desk, id, 'order needed', { reason: 'Scratched after we left', part: 'A door', price: '£90' });
  return { desk, id };
}

test('whoever sends the order has a receipt of their own, with its number and the day it came', async () => {
  const { desk, id } = await awaitingOrder();
  desk.ground.set(at('2026-11-24 15:00'));
  const { reference } = await desk.caseOf(id);
  const heard = await desk.hear({ from: siteManager, subject: `PO 778120 for ${reference}`, text: 'Order.' });
  assert.equal(heard.caseId, id);
  desk.ground.set(at('2026-11-25 09:00'));
  await move(desk, id, 'order received', { order: 'PO 778120' }, { message: heard.id });
  const receipts = (await desk.sent(id)).filter((row) => row.letter === 'order received');
  const own = receipts.find((row) => row.recipient === 'gary.site@northmoorhomes.example');
  for (const words of ['Your order: PO 778120', 'Received on: Tuesday 24 November 2026', reference])
    assert.ok(own?.body.includes(words), `${words} in ${own?.body}`);
  assert.ok(receipts.some((row) => row.recipient === 'customercare@northmoorhomes.example'));
  assert.equal(new Set(receipts.map((row) => row.recipient)).size, receipts.length);
});

test('without a message the receipt goes to the reporting line alone', async () => {
  const { desk, id } = await awaitingOrder();
  await move(desk, id, 'order received', { order: 'by phone' });
  const to = (await desk.sent(id))
    .filter((row) => row.letter === 'order received')
    .map((row) => row.recipient);
  assert.ok(!to.includes('gary.site@northmoorhomes.example'));
});

test('a site manager who reported is told that what they told us is registered; the home’s owner that theirs is', async () => {
  const { desk, id } = await awaitingOrder();
  const registered = (await desk.sent(id)).filter((row) => row.letter === 'registered');
  const told = registered.find((row) => row.recipient === 'gary.site@northmoorhomes.example');
  assert.match(told?.body ?? '', /What you told us is now registered/);
  assert.doesNotMatch(told?.body ?? '', /your home|wrote to us direct/i);
  const office = registered.find((row) => row.recipient === 'customercare@northmoorhomes.example');
  assert.match(office?.body ?? '', /If the owner wrote to us direct/);
});

/** How the letters of a case went out: letter and Auto-Submitted. */
async function wentAs(desk: Desk, id: string): Promise<[string, string | null | undefined][]> {
  const { ground, organisation } = desk;
  const out: [string, string | null | undefined][] = [];
  const subjects = new Map((await desk.sent(id)).map((row) => [row.mailId, row.letter]));
  const relay = {
    send: async (letter: { messageId: string; autoSubmitted: string | null }) => {
      const name = subjects.get(letter.messageId);
      if (name !== undefined) out.push([name, letter.autoSubmitted]);
      return { sent: '250 ok' };
    },
  };
  await sendOrganisation(ground, relay, organisation, await ground.now(organisation));
  return out;
}

test('what answers a message by itself says so (RFC 3834): the contact card, the question for missing details', async () => {
  const desk = await aDesk(db, '2026-11-23 09:10');
  const asks = await desk.hear({ from: siteManager, text: 'Who looks after LS15 8ZZ?' });
  assert.deepEqual(await wentAs(desk, asks.caseId ?? ''), [['contact card', 'auto-replied']]);
  const lacks = await desk.hear({ from: 'somebody@mail.example', text: 'The drawer will not shut at all.' });
  assert.deepEqual(await wentAs(desk, lacks.caseId ?? ''), [
    ['acknowledgement', 'auto-replied'],
    ['missing details', 'auto-replied'],
  ]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askOfCase } from '../../src/app/ask.ts';
import { refileMessage } from '../../src/app/intake/refile.ts';
import {
  putApart,
  settleByFiling,
  settleByOpening,
  settleWithoutAnswer,
} from '../../src/app/intake/settle.ts';
import type { CaseState } from '../../src/domain/case/state.ts';
import { at, staff } from '../kit/case.ts';
import { database } from '../kit/database.ts';
import { aDesk, type Desk } from './desk.ts';

const db = await database();
const patel = 'M J Patel <mjpatel88@mail.example>';
const by = staff('administrator', 'care manager', 'senior administrator');
const bare = ({ seq: _seq, messages: _messages, exceptions: _exceptions, ...rest }: CaseState) => rest;

async function moved(desk: Desk, caseId: string, move: string, says: readonly string[] = []): Promise<void> {
  const state = await desk.caseOf(caseId);
  const [manager] = await desk.rows<{ id: string }>(
    `select staff_id as id from staff where organisation_id = $1 and name = 'Priya Nair'`,
  );
  const words = says.map(() => ({ id: desk.ground.newId(), body: 'because' }));
  const fields = Object.fromEntries(says.map((name, at) => [name, words[at]?.id ?? '']));
  const answer = await askOfCase(desk.ground, desk.organisation, {
    key: `${caseId} ${move} ${state.seq}`,
    case: caseId,
    by,
    words,
    ask: {
      do: 'make move',
      data: {
        move,
        items: state.items.map(({ id }) => id),
        fields: move === 'register' ? { manager: manager?.id ?? '' } : fields,
      },
    },
  });
  assert.ok('done' in answer, JSON.stringify(answer));
}

test('a message filed on the wrong case is moved with its receipt, and the wrong case is as it was', async () => {
  const desk = await aDesk(db);
  const first = await desk.hear({ from: 'gary.site@northmoorhomes.example', text: 'plot 41 door chipped' });
  const second = await desk.hear({
    from: 'gary.site@northmoorhomes.example',
    text: 'plot 42 runner missing',
  });
  const before = await desk.caseOf(first.caseId);
  desk.ground.set(at('2026-11-23 10:01'));
  const wrong = await desk.hear({
    from: 'gary.site@northmoorhomes.example',
    text: `${before.reference}: and the kitchen tap wall is leaking`,
  });
  assert.equal(wrong.caseId, first.caseId);
  assert.equal((await desk.caseOf(first.caseId)).danger, true);
  desk.ground.set(at('2026-11-23 10:02'));
  const party = (await desk.caseOf(second.caseId)).requesterId;
  const refiling = {
    key: 'refile 1',
    messageId: wrong.id,
    to: second.caseId ?? '',
    partyId: party,
    by,
    because: 'it is about plot 42',
  };
  const answer = await refileMessage(desk.ground, desk.organisation, refiling);
  assert.ok('done' in answer, JSON.stringify(answer));
  assert.deepEqual(bare(await desk.caseOf(first.caseId)), bare(before));
  const there = await desk.caseOf(second.caseId);
  assert.equal(there.messages.at(-1)?.receivedAt, at('2026-11-23 10:01'));
  assert.equal(there.danger, true);
  const row = (await desk.messages()).find(({ id }) => id === wrong.id);
  assert.equal(row?.caseId, second.caseId);
  // And back again.
  const back = await refileMessage(desk.ground, desk.organisation, {
    ...refiling,
    key: 'refile 2',
    to: first.caseId ?? '',
    partyId: before.requesterId,
  });
  assert.ok('done' in back, JSON.stringify(back));
  assert.equal((await desk.caseOf(first.caseId)).danger, true);
  assert.equal((await desk.caseOf(second.caseId)).danger, false);
});

test('a message that opened its case cannot be refiled away from it', async () => {
  const desk = await aDesk(db);
  const first = await desk.hear({ from: patel, text: 'Drawer at number 7 The Larches wont shut' });
  const second = await desk.hear({
    from: 'gary.site@northmoorhomes.example',
    text: 'plot 42 runner missing',
  });
  const answer = await refileMessage(desk.ground, desk.organisation, {
    key: 'r',
    messageId: first.id,
    to: second.caseId ?? '',
    partyId: null,
    by,
    because: 'no',
  });
  assert.ok('refused' in answer);
});

test('a message apart is filed, put aside or brought back by a person', async () => {
  const desk = await aDesk(db);
  const opened = await desk.hear({ from: patel, text: 'Drawer at number 7 The Larches wont shut' });
  const thanks = await desk.hear({ from: 'lena.p@mail.example', text: 'Thank you so much!' });
  assert.equal(await settleWithoutAnswer(desk.ground, desk.organisation, thanks.id, 'only thanks'), null);
  assert.equal(await putApart(desk.ground, desk.organisation, thanks.id), null);
  const filed = await settleByFiling(
    desk.ground,
    desk.organisation,
    { key: 's', messageId: thanks.id, by },
    { caseId: opened.caseId ?? '', partyId: null },
  );
  assert.ok('done' in filed, JSON.stringify(filed));
  assert.equal((await desk.messages()).find(({ id }) => id === thanks.id)?.status, 'filed');
  assert.ok((await settleWithoutAnswer(desk.ground, desk.organisation, thanks.id, 'no')) !== null);
});

test('nine plots become a case each, with the receipt of the mail and one acknowledgement', async () => {
  const desk = await aDesk(db);
  const row = await desk.hear({
    from: 'gary.site@northmoorhomes.example',
    text: 'Bad hinges on plots 41, 42 and 43',
  });
  desk.ground.set(at('2026-11-23 15:00'));
  const homes = await desk.rows<{ id: string }>(
    `select home_id as id from home where organisation_id = $1 and plot in ('41', '42', '43') order by plot`,
  );
  const answers = await settleByOpening(
    desk.ground,
    desk.organisation,
    { key: 'split', messageId: row.id, by },
    homes.map(({ id }) => id),
  );
  assert.ok(
    Array.isArray(answers) && answers.length === 3 && answers.every((answer) => 'done' in answer),
    JSON.stringify(answers),
  );
  const cases = await desk.rows<{ received: number }>(
    'select received_at as received from case_now where organisation_id = $1',
  );
  assert.deepEqual(
    cases.map(({ received }) => received),
    [1, 2, 3].map(() => at('2026-11-23 10:00')),
  );
  const acks = await desk.rows(
    `select 1 from send where organisation_id = $1 and letter = 'acknowledgement'`,
  );
  assert.equal(acks.length, 1);
});

test('mail 5: an order with only the plot on it finds the case that waits for it', async () => {
  const desk = await aDesk(db);
  const three = await desk.hear({
    from: 'buyer2@castlegreen-dev.example',
    text: 'Door chipped at plot 3 Mill Wharf',
  });
  const four = await desk.hear({
    from: 'buyer2@castlegreen-dev.example',
    text: 'Door chipped at plot 4 Mill Wharf',
  });
  for (const { caseId } of [three, four]) {
    await moved(desk, caseId ?? '', 'register');
    await moved(desk, caseId ?? '', 'order needed', ['reason', 'part', 'price']);
    assert.equal((await desk.caseOf(caseId)).items[0]?.stage, 'awaiting order');
  }
  const unsure = await desk.hear({
    from: 'buyer2@castlegreen-dev.example',
    subject: 'PO 778119',
    text: '2 x doors as per your quote',
  });
  assert.equal(unsure.status, 'apart');
  assert.equal(unsure.seen.suggest?.length, 2);
  const sure = await desk.hear({
    from: 'buyer2@castlegreen-dev.example',
    subject: 'PO 778120 attached',
    text: 'plot 4, 2 x doors as per your quote',
  });
  assert.equal(sure.caseId, four.caseId);
  assert.ok((await desk.abouts(four.caseId)).some((about) => about.includes('order may be here')));
  const again = await desk.hear({
    from: 'buyer2@castlegreen-dev.example',
    text: 'when do you send what is on PO 778120?',
  });
  assert.equal(again.caseId, four.caseId);
  // Closed meanwhile, as it is when no order comes: the order opens it again.
  await moved(desk, three.caseId ?? '', 'withdraw', ['reason']);
  const late = await desk.hear({
    from: 'buyer2@castlegreen-dev.example',
    subject: 'PO 778121',
    text: 'for plot 3, 1 x door as per your quote',
  });
  assert.equal(late.caseId, three.caseId);
  assert.equal((await desk.caseOf(three.caseId)).items[0]?.stage, 'awaiting order');
});

test('mail 8: an answer to a closing letter a month later reopens, with its danger in front of a person', async () => {
  const desk = await aDesk(db);
  const opened = await desk.hear({
    from: 't.okafor@mail.example',
    text: 'Unit door chipped at 3 Mill Wharf',
  });
  const caseId = opened.caseId ?? '';
  await moved(desk, caseId, 'register');
  await moved(desk, caseId, 'withdraw', ['reason']);
  assert.equal((await desk.caseOf(caseId)).tracks[0]?.open, false);
  const letter = (await desk.sent(caseId)).at(-1);
  desk.ground.set(at('2026-12-29 09:30'));
  const row = await desk.hear({
    from: 't.okafor@mail.example',
    subject: `Re: ${letter?.subject}`,
    text: 'Was in Lagos for my dads funeral. You CLOSED it?? still leaking behind the unit.',
    headers: { 'In-Reply-To': letter?.mailId ?? '' },
  });
  assert.equal(row.caseId, caseId);
  const state = await desk.caseOf(caseId);
  assert.equal(state.tracks[0]?.open, true);
  assert.equal(state.danger, true);
  assert.equal(state.tracks[0]?.cycles.length, 2);
  assert.equal(state.receivedAt, at('2026-11-23 10:00'));
});

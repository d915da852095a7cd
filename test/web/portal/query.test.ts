import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askOfCase } from '../../../src/app/ask.ts';
import { endLinks } from '../../../src/app/customer/end-links.ts';
import { customerLink } from '../../../src/app/customer-link.ts';
import type { PartyFacts } from '../../../src/domain/case/event.ts';
import { inOrganisation } from '../../../src/store/transaction.ts';
import { database } from '../../kit/database.ts';
import { office } from '../../kit/registered.ts';
import { Agent, hidden } from './agent.ts';
import { advised, agentOf, at, type Opened, openQuery, staffMove, stateOf, wordsOf, world } from './world.ts';

const db = await database();
const here = await world(db.app);

const slots = [
  { from: at('2026-11-26 08:00'), to: at('2026-11-26 13:00') },
  { from: at('2026-11-27 12:00'), to: at('2026-11-27 17:00') },
];

async function offered(): Promise<Opened> {
  const opened = await openQuery(here, ['The drawer under the hob will not shut']);
  await staffMove(here, opened, 'register', { manager: here.manager });
  await staffMove(here, opened, 'inspect', { reason: 'We need to see it' });
  await staffMove(here, opened, 'offer inspection times', { slots });
  return opened;
}

test('a link opens after a press, leaves no token behind, and shows the query of this party', async () => {
  const opened = await offered();
  const link = new URL(
    await customerLink(here.ground, here.organisation, opened.caseId, opened.homeowner.partyId),
  );
  const agent = new Agent(here.app);
  assert.match((await agent.get(link.pathname)).body, /Show my query/);
  assert.equal((await agent.get('/my-query')).statusCode, 401);
  assert.equal((await agent.post(link.pathname, {})).headers.location, '/my-query');
  const { body } = await agent.get('/my-query');
  assert.match(body, /Choose a time for us to come and look/);
  assert.match(body, /Priya Nair/);
  assert.match(body, /7 Larch Way/);
  const { caseId, homeowner } = opened;
  const base = { key: here.ground.newId(), case: caseId, by: office };
  await endLinks(here.ground, here.organisation, base, homeowner.partyId, here.clock.now());
  assert.equal((await agent.get('/my-query')).statusCode, 401);
});

test('who did not report it reads no words of the report, and is told each item by its place among them', async () => {
  const opened = await openQuery(here, ['The door is chipped', 'A runner is missing']);
  const agent = await agentOf(here, opened, opened.client);
  const { body } = await agent.get('/my-query');
  assert.match(body, /The first thing reported to us \(our description follows\)/);
  assert.match(body, /The second thing reported to us/);
  assert.doesNotMatch(body, /chipped|Item 1/);
});

test('an offered time is booked by one press, and twice pressed is booked once', async () => {
  const opened = await offered();
  const agent = await agentOf(here, opened);
  const url = '/my-query/choose/inspection%20agreed';
  const page = (await agent.get(url)).body;
  assert.match(page, /Thursday 26 November, 8am to 1pm/);
  const form = { ...hidden(page), slot: `${slots[0]?.from}-${slots[0]?.to}` };
  for (const _ of [1, 2])
    assert.equal((await agent.post(url, form)).headers.location, '/my-query?done=chosen');
  const state = await stateOf(here, opened.caseId);
  assert.deepEqual(
    state.appointments.map((row) => row.slot),
    [slots[0]],
  );
  assert.deepEqual(
    state.items.map((item) => item.stage),
    ['inspection booked'],
  );
  const after = (await agent.get('/my-query?done=chosen')).body;
  assert.match(after, /Your visit/);
  assert.match(after, /Move the visit/);
  const { body } = await agent.get('/my-query?done=constructor');
  assert.doesNotMatch(body, /native code/);
});

test('a later day of their own needs their words, moves the date on record, and the first date stays', async () => {
  const opened = await offered();
  const agent = await agentOf(here, opened);
  const url = '/my-query/choose/inspection%20agreed';
  await agent.post('/my-query/write/message', {
    ...hidden((await agent.get('/my-query/write/message')).body),
    words: 'We are away',
  });
  const form = {
    ...hidden((await agent.get(url)).body),
    slot: 'own',
    'date-day': '14',
    'date-month': '12',
    'date-year': '2026',
    half: 'morning',
  };
  const refused = await agent.post(url, form);
  assert.equal(refused.statusCode, 422);
  assert.match(refused.body, /Tell us in your own words/);
  const answer = await agent.post(url, {
    ...hidden((await agent.get(url)).body),
    ...form,
    key: hidden((await agent.get(url)).body).key ?? '',
    'ask-wish': 'We are away until the 13th',
  });
  assert.equal(answer.headers.location, '/my-query?done=chosen', answer.body);
  const state = await stateOf(here, opened.caseId);
  assert.deepEqual(state.appointments.at(-1)?.slot, {
    from: at('2026-12-14 08:00'),
    to: at('2026-12-14 13:00'),
  });
  const inspect = state.promises.find((row) => row.promise === 'inspect');
  assert.equal(inspect?.extensions.length, 1);
  assert.equal(await wordsOf(here, String(state.items[0]?.facts.wish)), 'We are away until the 13th');
  const page = (await agent.get('/my-query')).body;
  assert.match(page, /The first date we told you was/);
  assert.match(page, /Why this date\?/);
});

test('a booked visit is moved by its customer to another offered time', async () => {
  const opened = await offered();
  const agent = await agentOf(here, opened);
  const book = '/my-query/choose/inspection%20agreed';
  await agent.post(book, {
    ...hidden((await agent.get(book)).body),
    slot: `${slots[0]?.from}-${slots[0]?.to}`,
  });
  const move = '/my-query/choose/inspection%20moved%20by%20the%20homeowner';
  const page = (await agent.get(move)).body;
  assert.match(page, /It stands until you press the button/);
  const answer = await agent.post(move, { ...hidden(page), slot: `${slots[1]?.from}-${slots[1]?.to}` });
  assert.equal(answer.headers.location, '/my-query?done=chosen', answer.body);
  assert.deepEqual((await stateOf(here, opened.caseId)).appointments[0]?.slot, slots[1]);
});

test('a time that nobody offered, a weekend, a bank holiday and a day gone by are refused, and nothing is booked', async () => {
  const opened = await offered();
  const agent = await agentOf(here, opened);
  const url = '/my-query/choose/inspection%20agreed';
  const own = (day: string, month: string) => ({
    slot: 'own',
    'date-day': day,
    'date-month': month,
    'date-year': '2026',
    half: 'morning',
    'ask-wish': 'Later please',
  });
  for (const [fields, said] of [
    [{ slot: '1-2' }, /no longer possible/],
    [{}, /Choose a time/],
    [own('12', '12'), /We are closed on that day/],
    [own('25', '12'), /We are closed on that day/],
    [own('20', '11'), /after today/],
    [own('31', '2'), /Enter a day/],
  ] as const) {
    const answer = await agent.post(url, { ...hidden((await agent.get(url)).body), ...fields });
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, said);
  }
  assert.equal((await stateOf(here, opened.caseId)).appointments.length, 0);
});

test('what a colleague changed meanwhile is said, and typed words are kept', async () => {
  const opened = await offered();
  const agent = await agentOf(here, opened);
  const url = '/my-query/choose/withdraw';
  const form = hidden((await agent.get(url)).body);
  await staffMove(here, opened, 'offer inspection times', {
    slots: [{ from: at('2026-11-30 08:00'), to: at('2026-11-30 13:00') }],
  });
  const answer = await agent.post(url, { ...form, 'ask-reason': 'It works again' });
  assert.equal(answer.statusCode, 409);
  assert.match(answer.body, /Something changed while you were reading/);
  assert.match(answer.body, /It works again/);
  assert.notEqual((await stateOf(here, opened.caseId)).items[0]?.stage, null);
});

test('withdrawing asks first, closes this query and keeps their words', async () => {
  const opened = await offered();
  const agent = await agentOf(here, opened);
  const url = '/my-query/choose/withdraw';
  const page = (await agent.get(url)).body;
  assert.match(page, /Keep it open/);
  assert.equal((await agent.post(url, hidden(page))).statusCode, 422);
  const answer = await agent.post(url, {
    ...hidden((await agent.get(url)).body),
    'ask-reason': 'It works again',
  });
  assert.equal(answer.headers.location, '/my-query?done=withdrawn');
  const state = await stateOf(here, opened.caseId);
  assert.equal(state.tracks[0]?.cycles.at(-1)?.reason, 'withdrawn');
});

test('an offer to fit it oneself is accepted or refused in one press each', async () => {
  for (const [move, stage] of [
    ['self-fit accepted', 'order processing'],
    ['self-fit refused', 'assessment'],
  ] as const) {
    const opened = await openQuery(here, ['A handle is loose']);
    await staffMove(here, opened, 'register', { manager: here.manager });
    await staffMove(here, opened, 'offer to self-fit', { reason: 'It is one screw' });
    const agent = await agentOf(here, opened);
    const page = (await agent.get('/my-query')).body;
    assert.match(page, /We need this from you[\s\S]*I will fit it[\s\S]*I would rather not/);
    const url = `/my-query/choose/${encodeURIComponent(move)}`;
    await agent.post(url, hidden((await agent.get(url)).body));
    assert.equal((await stateOf(here, opened.caseId)).items[0]?.stage, stage);
  }
});

test('a finding that it is not ours is disputed, and another looks at it', async () => {
  const opened = await openQuery(here, ['The worktop is burnt']);
  await staffMove(here, opened, 'register', { manager: here.manager });
  await staffMove(here, opened, 'not ours', {
    reason: 'A pan was put on it',
    evidence: [here.ground.newId()],
  });
  const agent = await agentOf(here, opened);
  assert.match((await agent.get('/my-query')).body, /Dispute our finding/);
  const url = '/my-query/choose/dispute';
  const answer = await agent.post(url, {
    ...hidden((await agent.get(url)).body),
    'ask-reason': 'It was so when we moved in',
  });
  assert.equal(answer.headers.location, '/my-query?done=chosen', answer.body);
  const state = await stateOf(here, opened.caseId);
  assert.equal(state.items[0]?.stage, 'assessment');
  assert.ok(state.promises.some((row) => row.promise === 'answer the dispute'));
});

test('"it isn’t fixed" opens a closed query again, with its photo; thanks open nothing', async () => {
  const opened = await advised(here, ['The door is chipped']);
  const agent = await agentOf(here, opened);
  const sign = (await agent.get('/my-query/sign')).body;
  await agent.post('/my-query/sign', {
    ...hidden(sign),
    [`item-${opened.items[0]}`]: 'done',
    name: 'Meera Patel',
    capacity: 'homeowner',
    typed: 'yes',
  });
  assert.match(
    (await agent.get('/my-query')).body,
    /Is something not right\? Write to us, and we open it again/,
  );
  await agent.post('/my-query/write/thanks', {
    ...hidden((await agent.get('/my-query/write/thanks')).body),
    words: 'Marek was lovely',
  });
  assert.equal((await stateOf(here, opened.caseId)).tracks[0]?.open, false);
  const form = hidden((await agent.get('/my-query/write/not-fixed')).body);
  const png = Buffer.from('89504e470d0a1a0a', 'hex');
  const answer = await agent.upload(
    '/my-query/write/not-fixed',
    { ...form, words: 'It is chipped again' },
    { field: 'photos', name: '../../door.png', bytes: png },
  );
  assert.equal(answer.headers.location, '/my-query?done=sent');
  const state = await stateOf(here, opened.caseId);
  assert.equal(state.tracks[0]?.open, true);
  assert.equal(state.tracks[0]?.cycles.length, 2);
  assert.match((await agent.get('/my-query')).body, /It is chipped again[\s\S]*door\.png/);
});

test('words of danger on the page put the query in front of a person at once', async () => {
  const opened = await offered();
  const agent = await agentOf(here, opened);
  await agent.post('/my-query/write/message', {
    ...hidden((await agent.get('/my-query/write/message')).body),
    words: 'It is hanging off now',
  });
  assert.equal((await stateOf(here, opened.caseId)).danger, true);
});

test('neither party sees what the other wrote, who they are, or how to reach them', async () => {
  const opened = await openQuery(here, ['MARKER-ITEM said by the homeowner']);
  await staffMove(here, opened, 'register', { manager: here.manager });
  await staffMove(here, opened, 'inspect', { reason: 'MARKER-REASON of ours' });
  const owner = await agentOf(here, opened);
  const client = await agentOf(here, opened, opened.client);
  await owner.post('/my-query/write/message', {
    ...hidden((await owner.get('/my-query/write/message')).body),
    words: 'MARKER-OWNER my gate code is 1234',
  });
  await client.post('/my-query/write/message', {
    ...hidden((await client.get('/my-query/write/message')).body),
    words: 'MARKER-CLIENT she is difficult',
  });
  const note = here.ground.newId();
  await askOfCase(here.ground, here.organisation, {
    key: here.ground.newId(),
    case: opened.caseId,
    by: { kind: 'staff', id: here.manager, roles: ['care manager'] },
    words: [{ id: note, body: 'MARKER-NOTE private' }],
    ask: { do: 'take note', data: { wordsId: note, private: true } },
  });
  const seenByOwner = (await owner.get('/my-query')).body;
  const seenByClient = (await client.get('/my-query')).body;
  for (const word of ['MARKER-CLIENT', 'MARKER-NOTE', 'MARKER-REASON', 'Gary Hollis', 'gary.hollis@'])
    assert.ok(!seenByOwner.includes(word), `the homeowner sees ${word}`);
  for (const word of ['MARKER-OWNER', 'MARKER-NOTE', 'MARKER-ITEM', 'Patel', 'm.patel@'])
    assert.ok(!seenByClient.includes(word), `the client sees ${word}`);
  assert.ok(seenByOwner.includes('MARKER-OWNER') && seenByOwner.includes('MARKER-ITEM'));
  assert.ok(seenByClient.includes('MARKER-CLIENT'));
});

test('somebody not yet known to belong to the home sees their own words and nothing else', async () => {
  const stranger: PartyFacts = {
    partyId: here.ground.newId(),
    role: 'homeowner',
    personId: null,
    points: [],
    confirmed: false,
  };
  const opened = await openQuery(here, ['The drawer under the hob'], [stranger]);
  const agent = await agentOf(here, opened, stranger);
  const { body } = await agent.get('/my-query');
  assert.match(body, /We first check with the people of this home/);
  for (const word of ['drawer', 'Larch', 'registered', 'Northmoor']) assert.ok(!body.includes(word), word);
  assert.equal((await agent.get('/my-query/choose/withdraw')).statusCode, 404);
  const forced = await agent.post('/my-query/choose/withdraw', {
    ...hidden((await agent.get('/my-query/write/message')).body),
    seen: '1',
    items: opened.items,
    'ask-reason': 'x y',
  });
  assert.equal(forced.statusCode, 404);
  assert.equal((await stateOf(here, opened.caseId)).tracks[0]?.open, true);
});

test('a link of our letters is not shown on the page, where it could be copied', async () => {
  const opened = await offered();
  await inOrganisation(db.app, here.organisation, (tx) =>
    tx.query(`update send set status = 'kept' where organisation_id = $1 and case_id = $2`, [
      here.organisation,
      opened.caseId,
    ]),
  );
  const { body } = await (await agentOf(here, opened)).get('/my-query');
  assert.match(body, /Read our letter/);
  assert.doesNotMatch(body, /\/c\/[A-Za-z0-9_-]{20}/);
});

test('a form without this session’s token, or for another case, does nothing', async () => {
  const opened = await offered();
  const other = await offered();
  const agent = await agentOf(here, opened);
  const theirs = hidden((await (await agentOf(here, other)).get('/my-query/choose/withdraw')).body);
  assert.equal(
    (await agent.post('/my-query/choose/withdraw', { ...theirs, 'ask-reason': 'x y' })).statusCode,
    403,
  );
  const mine = hidden((await agent.get('/my-query/choose/withdraw')).body);
  const mixed = await agent.post('/my-query/choose/withdraw', {
    ...mine,
    items: other.items,
    'ask-reason': 'x y',
  });
  assert.equal(mixed.statusCode, 422);
  for (const { caseId } of [opened, other]) assert.equal((await stateOf(here, caseId)).tracks[0]?.open, true);
});

test('who is away is said, and who answers until then', async () => {
  const opened = await openQuery(here, ['The plinth is too short']);
  const id = here.ground.newId();
  await inOrganisation(db.app, here.organisation, (tx) =>
    tx.query(
      `insert into absence (organisation_id, absence_id, staff_id, from_date, to_date, cover_id) values ($1, $2, $3, '2026-11-20', '2026-11-30', $4)`,
      [here.organisation, id, here.manager, here.fitter],
    ),
  );
  const { body } = await (await agentOf(here, opened)).get('/my-query');
  await inOrganisation(db.app, here.organisation, (tx) =>
    tx.query('delete from absence where organisation_id = $1 and absence_id = $2', [here.organisation, id]),
  );
  assert.match(body, /Priya Nair is away\. Marek Nowak looks after your query until then/);
});

test('a person who sends form after form is asked to wait, and nobody else with them', async () => {
  const opened = await offered();
  const agent = await agentOf(here, opened);
  const url = '/my-query/write/message';
  const form = hidden((await agent.get(url)).body);
  for (let n = 0; n < 40; n += 1) assert.equal((await agent.post(url, form)).statusCode, 422);
  assert.equal((await agent.post(url, { ...form, words: 'Again' })).statusCode, 429);
  const other = await agentOf(here, await offered());
  const fine = await other.post(url, { ...hidden((await other.get(url)).body), words: 'Hello' });
  assert.equal(fine.headers.location, '/my-query?done=sent');
});

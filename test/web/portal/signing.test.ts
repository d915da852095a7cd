import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOrganisation } from '../../../src/store/transaction.ts';
import { database } from '../../kit/database.ts';
import { Agent, hidden } from './agent.ts';
import { advised, agentOf, at, openQuery, staffMove, stateOf, wordsOf, world } from './world.ts';

const db = await database();
const here = await world(db.app);

test('each item is signed as done or not done; done closes, not done goes back with the remarks', async () => {
  const opened = await advised(here);
  const agent = await agentOf(here, opened);
  const page = (await agent.get('/my-query/sign')).body;
  const [first, second] = opened.items;
  const form = {
    ...hidden(page),
    [`item-${first}`]: 'done',
    [`item-${second}`]: 'not done',
    name: 'Meera Patel',
    capacity: 'homeowner',
    typed: 'yes',
  };
  const refused = await agent.post('/my-query/sign', form);
  assert.equal(refused.statusCode, 422);
  assert.match(refused.body, /Say what is not right/);
  assert.equal(
    (await agent.post('/my-query/sign', { ...form, remarks: 'It still grinds' })).headers.location,
    '/my-query?done=signed',
  );
  const state = await stateOf(here, opened.caseId);
  assert.deepEqual(
    state.items.map((item) => item.stage),
    [null, 'decision'],
  );
  const [signature] = state.signatures;
  assert.equal(signature?.capacity, 'homeowner');
  assert.equal(await wordsOf(here, signature?.nameWordsId ?? ''), 'Meera Patel');
  const signed = await inOrganisation(db.app, here.organisation, (tx) =>
    tx.query<{ body: Buffer; name: string }>(
      'select f.body, a.name from attachment a join file f on f.organisation_id = $1 and f.sha256 = a.sha256 where a.organisation_id = $1 and a.attachment_id = $2',
      [here.organisation, signature?.fileId],
    ),
  );
  assert.equal(signed.rows[0]?.name, 'typed-signature.txt');
  assert.match(
    String(signed.rows[0]?.body),
    /Done:\n- The door is chipped[\s\S]*Not done:\n- A runner is missing[\s\S]*Meera Patel/,
  );
});

test('a copy goes to the signer at once', async () => {
  const opened = await advised(here, ['The door is chipped']);
  const agent = await agentOf(here, opened);
  const page = (await agent.get('/my-query/sign')).body;
  await agent.post('/my-query/sign', {
    ...hidden(page),
    [`item-${opened.items[0]}`]: 'done',
    name: 'Meera Patel',
    capacity: 'homeowner',
    typed: 'yes',
  });
  const { rows } = await inOrganisation(db.app, here.organisation, (tx) =>
    tx.query<{ recipient: string; not_before: number }>(
      `select recipient, not_before from send where organisation_id = $1 and case_id = $2 and letter = 'closed complete' order by recipient`,
      [here.organisation, opened.caseId],
    ),
  );
  assert.deepEqual(
    rows.map((row) => row.recipient),
    ['gary.hollis@northmoor.example', 'm.patel@mail.example'],
  );
  assert.ok(rows.every((row) => Number(row.not_before) <= here.clock.now()));
});

test('nobody signs without a name, a capacity and a signature', async () => {
  const opened = await advised(here, ['The door is chipped']);
  const agent = await agentOf(here, opened);
  const { body, statusCode } = await agent.post('/my-query/sign', {
    ...hidden((await agent.get('/my-query/sign')).body),
    drawing: 'data:image/png;base64,PHN2Zz4=',
  });
  assert.equal(statusCode, 422);
  for (const said of [
    /Say whether it is done/,
    /Enter your full name/,
    /in what capacity/,
    /Draw your signature, tick/,
  ])
    assert.match(body, said);
  assert.equal((await stateOf(here, opened.caseId)).signatures.length, 0);
});

test('a fitter has the item list signed at the door of their own visit, and of no other', async () => {
  const opened = await openQuery(here, ['The door is chipped']);
  await staffMove(here, opened, 'register', { manager: here.manager });
  await staffMove(here, opened, 'fit only', { reason: 'A hinge is loose' });
  const slot = { from: at('2026-11-26 08:00'), to: at('2026-11-26 13:00') };
  await staffMove(here, opened, 'fitting agreed', { slot, operative: here.fitter });
  await staffMove(here, opened, 'fitted');
  const other = await advised(here);
  const { cookie } = await here.signedIn(here.organisation, here.fitter);
  const agent = new Agent(here.app, cookie);
  assert.equal((await agent.get(`/desk/cases/${other.reference}/sign`)).statusCode, 403);
  const url = `/desk/cases/${opened.reference}/sign`;
  const page = await agent.get(url);
  assert.equal(page.statusCode, 200);
  assert.match(page.body, /The door is chipped/);
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const answer = await agent.post(url, {
    ...hidden(page.body),
    [`item-${opened.items[0]}`]: 'done',
    name: 'Meera Patel',
    capacity: 'adult occupier',
    drawing: `data:image/png;base64,${png}`,
  });
  assert.equal(answer.headers.location, `/desk/cases/${opened.reference}`, answer.body);
  const state = await stateOf(here, opened.caseId);
  assert.equal(state.tracks[0]?.cycles.at(-1)?.reason, 'complete');
  assert.equal(state.signatures[0]?.capacity, 'adult occupier');
});

test('whoever signed is asked how it went; the answer is kept and opens nothing (row 39)', async () => {
  const opened = await advised(here, ['The door is chipped']);
  const agent = await agentOf(here, opened);
  await agent.post('/my-query/sign', {
    ...hidden((await agent.get('/my-query/sign')).body),
    [`item-${opened.items[0]}`]: 'done',
    name: 'Meera Patel',
    capacity: 'homeowner',
    typed: 'yes',
  });
  const url = `/my-query/choose/${encodeURIComponent('say how it went')}`;
  assert.match((await agent.get('/my-query')).body, /Say how it went/);
  const page = (await agent.get(url)).body;
  assert.match(page, /How did we do\?[\s\S]*very good[\s\S]*Your query stays closed/);
  const empty = await agent.post(url, hidden(page));
  assert.equal(empty.statusCode, 422);
  const answer = await agent.post(url, {
    ...hidden(page),
    'ask-score': 'poor',
    'ask-feedback': 'He came twice for one door',
  });
  assert.equal(answer.headers.location, '/my-query?done=chosen', answer.body);
  const state = await stateOf(here, opened.caseId);
  assert.equal(state.tracks[0]?.open, false);
  assert.equal(state.items[0]?.facts.score, 'poor');
  assert.equal(state.items[0]?.outcome, 'complete');
  assert.ok(state.exceptions.some((row) => row.about === 'The homeowner said how it went: read it'));
});

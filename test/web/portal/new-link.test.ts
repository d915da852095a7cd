import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endLinks } from '../../../src/app/customer/end-links.ts';
import { customerLink } from '../../../src/app/customer-link.ts';
import { inOrganisation } from '../../../src/store/transaction.ts';
import { database } from '../../kit/database.ts';
import { office } from '../../kit/registered.ts';
import { Agent } from './agent.ts';
import { openQuery, world } from './world.ts';

const db = await database();
const here = await world(db.app);
const day = 86_400_000;

interface Letter {
  readonly letter: string;
  readonly recipient: string;
  readonly body: string;
}

async function linksSent(caseId: string): Promise<Letter[]> {
  const { rows } = await inOrganisation(db.app, here.organisation, (tx) =>
    tx.query<Letter>(
      `select letter, recipient, body from send where organisation_id = $1 and case_id = $2 and letter = 'their link' order by queued_at, send_id`,
      [here.organisation, caseId],
    ),
  );
  return rows;
}

async function anEndedLink() {
  const opened = await openQuery(here, ['The door is chipped']);
  const link = await customerLink(here.ground, here.organisation, opened.caseId, opened.homeowner.partyId);
  here.clock.forward(91 * day);
  return { ...opened, path: new URL(link).pathname };
}

const agent = () => new Agent(here.app);

test('a link that has ended offers a new one, which goes to the address of the case and opens it', async () => {
  const { caseId, path } = await anEndedLink();
  const ended = await agent().post(path, {});
  assert.equal(ended.statusCode, 403);
  assert.match(ended.body, /This link no longer works/);
  const [, again = ''] = /<form action="([^"]+)"/.exec(ended.body) ?? [];
  assert.equal(again, `${path}/again`);
  const asked = await agent().post(again, {});
  assert.equal(asked.statusCode, 200);
  assert.doesNotMatch(asked.body, /mail\.example|Patel|CQ-/);
  const [sent, ...more] = await linksSent(caseId);
  assert.equal(more.length, 0);
  assert.equal(sent?.recipient, 'm.patel@mail.example');
  const [fresh = ''] = /\/c\/[\w-]{43}/.exec(sent?.body ?? '') ?? [];
  const customer = agent();
  assert.equal((await customer.post(fresh, {})).headers.location, '/my-query');
  assert.match((await customer.get('/my-query')).body, /The door is chipped|7 Larch Way/);
});

test('asked twice within the hour it is sent once, and a day later again', async () => {
  const { caseId, path } = await anEndedLink();
  await agent().post(`${path}/again`, {});
  await agent().post(`${path}/again`, {});
  assert.equal((await linksSent(caseId)).length, 1);
  here.clock.forward(day);
  await agent().post(`${path}/again`, {});
  assert.equal((await linksSent(caseId)).length, 2);
});

test('several old links of one party bring no more than three letters within the hour', async () => {
  const { caseId, homeowner } = await anEndedLink();
  const links: string[] = [];
  for (let n = 0; n < 5; n += 1)
    links.push(await customerLink(here.ground, here.organisation, caseId, homeowner.partyId));
  here.clock.forward(91 * day);
  for (const link of links) await agent().post(`${new URL(link).pathname}/again`, {});
  assert.equal((await linksSent(caseId)).length, 3);
});

test('a revoked link and one that never was are answered alike, and nothing is sent', async () => {
  const { caseId, homeowner, path } = await anEndedLink();
  const good = await agent().post(`${path}/again`, {});
  here.clock.forward(day);
  const base = { key: here.ground.newId(), case: caseId, by: office };
  await endLinks(here.ground, here.organisation, base, homeowner.partyId, here.clock.now());
  const before = (await linksSent(caseId)).length;
  const revoked = await agent().post(`${path}/again`, {});
  const unknown = await agent().post(`/c/${'A'.repeat(43)}/again`, {});
  const malformed = await agent().post('/c/short/again', {});
  for (const answer of [revoked, unknown, malformed]) {
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.body, good.body);
  }
  assert.equal((await linksSent(caseId)).length, before);
});

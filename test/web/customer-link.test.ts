import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noteReading } from '../../src/app/access/read-audit.ts';
import { customerLink } from '../../src/app/customer-link.ts';
import { revokeCustomerLinks } from '../../src/store/access/customer-link.ts';
import { inOrganisation } from '../../src/store/transaction.ts';
import { database } from '../kit/database.ts';
import { anOrganisation } from './organisation.ts';
import { site } from './site.ts';

const db = await database();
const organisation = await anOrganisation(db.app);
const { app, ground, clock } = await site(db.app, {
  async extra(own) {
    own.get('/test/mine', { config: { party: true } }, async ({ who }) =>
      who?.kind === 'party' ? [who.caseId, who.partyId] : [],
    );
  },
});
const day = 86_400_000;

const press = (path: string) =>
  app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: '',
  });

const cookieOf = (answer: Awaited<ReturnType<typeof press>>) =>
  `kept-case=${answer.cookies.find(({ name }) => name === 'kept-case')?.value}`;

async function aLink() {
  const caseId = ground.newId();
  const partyId = ground.newId();
  return {
    caseId,
    partyId,
    path: new URL(await customerLink(ground, organisation, caseId, partyId)).pathname,
  };
}

test('a link shows one case to one party, after a press, and its token stays in no address', async () => {
  const { caseId, partyId, path } = await aLink();
  const scanned = await app.inject({ url: path });
  assert.equal(scanned.statusCode, 200);
  assert.equal(scanned.cookies.length, 0);
  assert.equal(scanned.headers['referrer-policy'], 'same-origin');
  const answer = await press(path);
  assert.equal(answer.statusCode, 303);
  assert.equal(answer.headers.location, '/my-query');
  const mine = await app.inject({ url: '/test/mine', headers: { cookie: cookieOf(answer) } });
  assert.deepEqual(mine.json(), [caseId, partyId]);
});

test('a link can be followed again, on another device too', async () => {
  const { path } = await aLink();
  assert.equal((await press(path)).statusCode, 303);
  assert.equal((await press(path)).statusCode, 303);
});

test('a link ends after ninety days', async () => {
  const { path } = await aLink();
  clock.forward(90 * day - 1);
  assert.equal((await press(path)).statusCode, 303);
  clock.forward(1);
  assert.equal((await press(path)).statusCode, 403);
});

test('a revoked link opens nothing, and whoever came in by it is out', async () => {
  const { caseId, partyId, path } = await aLink();
  const cookie = cookieOf(await press(path));
  const at = { desk: clock.now(), wall: clock.now() };
  await inOrganisation(ground.pool, organisation, (tx) =>
    revokeCustomerLinks(tx, organisation, caseId, partyId, at),
  );
  assert.equal((await press(path)).statusCode, 403);
  assert.equal((await app.inject({ url: '/test/mine', headers: { cookie } })).statusCode, 401);
});

test('a token that was never given out is told nothing of', async () => {
  assert.equal((await press(`/c/${'A'.repeat(43)}`)).statusCode, 403);
  assert.equal((await press('/c/short')).statusCode, 403);
});

test('guessing links is slowed down, and a restart forgives nothing', async () => {
  clock.forward(day);
  const codes: number[] = [];
  for (let i = 0; i < 61; i += 1) codes.push((await press('/c/guess')).statusCode);
  assert.deepEqual([codes[59], codes[60]], [403, 429]);
  const restarted = await site(db.app);
  restarted.clock.set(clock.now());
  const answer = await restarted.app.inject({
    method: 'POST',
    url: '/c/guess',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: '',
  });
  assert.equal(answer.statusCode, 429);
});

test('who opened a case is on record', async () => {
  const staffId = ground.newId();
  const caseId = ground.newId();
  await noteReading(ground, organisation, { staffId }, caseId, 'case');
  const { rows } = await inOrganisation(db.app, organisation, (tx) =>
    tx.query(
      'select staff_id, party_id, what, at from read_audit where organisation_id = $1 and case_id = $2',
      [organisation, caseId],
    ),
  );
  assert.deepEqual(rows, [{ staff_id: staffId, party_id: null, what: 'case', at: clock.now() }]);
});

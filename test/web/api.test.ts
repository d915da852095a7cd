import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeApiKey, revokeApiKey, type Scope, scopes } from '../../src/app/access/api-key.ts';
import { inOrganisation } from '../../src/store/transaction.ts';
import { database } from '../kit/database.ts';
import { publishShipped, testGround } from '../kit/ground.ts';
import { anOrganisation, aPerson } from './organisation.ts';
import { site } from './site.ts';

const db = await database();
const organisation = await anOrganisation(db.app);
const { app, ground, clock } = await site(db.app);
await publishShipped(testGround(db.app, clock.now()), organisation);
const manager = await aPerson(db.app, organisation, ['care manager']);
const ids = {
  larches: ground.newId(),
  northmoor: ground.newId(),
  other: ground.newId(),
  home: ground.newId(),
};
await inOrganisation(db.app, organisation, async (tx) => {
  for (const [id, code] of [
    [ids.northmoor, 'NM'],
    [ids.other, 'CG'],
  ])
    await tx.query(
      `insert into client (organisation_id, client_id, code, name, kind, domains, tell_homeowner_not_ours, direct_reports, trading)
       values ($1, $2, $3, $3, 'house-builder', '{}', true, true, true)`,
      [organisation, id, code],
    );
  await tx.query(
    `insert into site (organisation_id, site_id, client_id, code, name, postcodes, outcodes, area)
     values ($1, $2, $3, 'LAR', 'The Larches', '{LS15 8ZZ}', '{LS15}', 'Yorkshire')`,
    [organisation, ids.larches, ids.northmoor],
  );
  await tx.query(
    `insert into site_key (organisation_id, kind, value, site_id)
     values ($1, 'name', 'the larches', $2), ($1, 'postcode', 'LS15 8ZZ', $2), ($1, 'outcode', 'LS15', $2)`,
    [organisation, ids.larches],
  );
  await tx.query(
    `insert into home (organisation_id, home_id, site_id, plot, postcode) values ($1, $2, $3, '41', 'LS15 8ZZ')`,
    [organisation, ids.home, ids.larches],
  );
  await tx.query(
    `insert into named_contact (organisation_id, named_contact_id, client_id, site_id, staff_id, from_date)
     values ($1, $2, null, $3, $4, '2020-01-01')`,
    [organisation, ground.newId(), ids.larches, manager],
  );
});

let keys = 0;
async function key(of: readonly Scope[] = scopes, clientCode: string | null = null): Promise<string> {
  keys += 1;
  const made = await makeApiKey(
    ground,
    organisation,
    { name: `key ${keys}`, scopes: of, clientCode },
    clock.now(),
  );
  assert.ok('key' in made);
  return made.key;
}
const own = await key();

const told = {
  message: 'The door under the sink is chipped and the runner is missing.',
  requester: { name: 'Gary Holt', email: 'gary.site@northmoor.example' },
  home: { site: 'The Larches', plot: '41' },
  homeowner: { name: 'Mrs M Patel', email: 'm.patel@mail.example', phone: '01632 960 555' },
  theirReference: 'NM-2214',
};

const report = (bearer: string, idempotency: string, payload: object = told) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/cases',
    payload,
    headers: { authorization: `Bearer ${bearer}`, 'idempotency-key': idempotency },
  });

const read = (bearer: string, path: string, headers: Record<string, string> = {}) =>
  app.inject({ url: `/api/v1${path}`, headers: { authorization: `Bearer ${bearer}`, ...headers } });

const count = async (table: 'case_now' | 'send' | 'message'): Promise<number> =>
  inOrganisation(db.app, organisation, async (tx) => {
    const { rows } = await tx.query<{ n: number }>(
      `select count(*) as n from ${table} where organisation_id = $1`,
      [organisation],
    );
    return rows[0]?.n ?? -1;
  });

test('a program reports a fault and is told the reference, what happens next and by when', async () => {
  const answer = await report(own, 'first');
  assert.equal(answer.statusCode, 201, answer.body);
  const made = answer.json();
  assert.match(made.reference, /^CQ-\d+$/);
  assert.equal(answer.headers.location, `/api/v1/cases/${made.reference}`);
  assert.equal(made.open, true);
  assert.ok(made.next.length > 10);
  assert.ok(
    made.promises.some(
      ({ status, due }: { status: string; due: string }) => status === 'made' && due.endsWith('Z'),
    ),
  );
  for (const { told, unconfirmed } of made.promises) assert.deepEqual([told, unconfirmed], [null, []]);
  assert.equal(answer.body.includes('Patel'), false);
  assert.ok((await count('send')) > 0, 'an acknowledgement is queued');
});

test('the same key with the same body answers the same case, with another body it is refused', async () => {
  const first = (await report(own, 'twice')).json();
  const cases = await count('case_now');
  const again = await report(own, 'twice');
  assert.equal(again.statusCode, 200);
  assert.equal(again.json().reference, first.reference);
  const other = await report(own, 'twice', { ...told, message: 'Something else is broken' });
  assert.equal(other.statusCode, 409);
  assert.equal(other.headers['content-type'], 'application/problem+json');
  assert.equal(await count('case_now'), cases);
});

test('the same report sent eight times at once is one case', async () => {
  const cases = await count('case_now');
  const answers = await Promise.all(Array.from({ length: 8 }, () => report(own, 'at once')));
  assert.deepEqual(
    answers.map(({ statusCode }) => statusCode).toSorted(),
    [200, 200, 200, 200, 200, 200, 200, 201],
  );
  assert.equal(new Set(answers.map((answer) => answer.json().reference)).size, 1);
  assert.equal(await count('case_now'), cases + 1);
});

test('another program may use the same idempotency key for itself', async () => {
  const one = (await report(own, 'shared')).json();
  const two = (await report(await key(), 'shared')).json();
  assert.notEqual(one.reference, two.reference);
});

test('a report that cannot be read says where and what is wrong', async () => {
  const answer = await report(own, 'bad', { ...told, requester: { email: 'nobody' }, colour: 'blue' });
  assert.equal(answer.statusCode, 400);
  const { status, errors } = answer.json();
  assert.equal(status, 400);
  assert.ok(
    errors.some(({ where }: { where: string }) => where.includes('/requester')),
    answer.body,
  );
  const none = await app.inject({
    method: 'POST',
    url: '/api/v1/cases',
    payload: told,
    headers: { authorization: `Bearer ${own}` },
  });
  assert.equal(none.statusCode, 400);
  const notJson = await app.inject({
    method: 'POST',
    url: '/api/v1/cases',
    payload: '{',
    headers: { authorization: `Bearer ${own}`, 'content-type': 'application/json', 'idempotency-key': 'x' },
  });
  assert.equal(notJson.statusCode, 400);
  assert.equal(notJson.headers['content-type'], 'application/problem+json');
});

test('signs that no database takes are left out of a report, and nothing breaks', async () => {
  const answer = await report(own, 'odd signs', { ...told, message: 'The door\u0000 is chipped \ud83d' });
  assert.equal(answer.statusCode, 201, answer.body);
  assert.equal((await read(own, '/cases/CQ%00-1')).statusCode, 404);
});

test('a case is read by its reference, and not again while nothing changed', async () => {
  const { reference } = (await report(own, 'to read')).json();
  const answer = await read(own, `/cases/${reference.toLowerCase()}`);
  assert.equal(answer.statusCode, 200, answer.body);
  assert.equal(answer.json().reference, reference);
  const etag = String(answer.headers.etag);
  assert.equal((await read(own, `/cases/${reference}`, { 'if-none-match': etag })).statusCode, 304);
  assert.equal((await read(own, '/cases/CQ-999999')).statusCode, 404);
});

test('a client’s program reads that client’s cases and no others', async () => {
  const { reference } = (await report(own, 'of northmoor')).json();
  assert.equal((await read(await key(['cases:read'], 'NM'), `/cases/${reference}`)).statusCode, 200);
  assert.equal((await read(await key(['cases:read'], 'CG'), `/cases/${reference}`)).statusCode, 404);
});

test('who looks after a postcode is told by name, also by its first half, and nothing of an unknown one', async () => {
  for (const postcode of ['ls15 8zz', 'LS15']) {
    const answer = await read(own, `/contacts?postcode=${encodeURIComponent(postcode)}`);
    assert.deepEqual(
      answer.json().contacts.map(({ name }: { name: string }) => name),
      ['A care manager'],
      answer.body,
    );
  }
  assert.deepEqual((await read(own, '/contacts?postcode=AB1+2CD')).json(), { contacts: [] });
  assert.equal((await read(own, '/contacts?postcode=hello')).statusCode, 400);
});

test('a key opens only what its scopes say, an unknown or revoked one nothing', async () => {
  const reader = await key(['cases:read']);
  assert.equal((await report(reader, 'x')).statusCode, 403);
  assert.equal((await read(reader, '/contacts?postcode=LS15')).statusCode, 403);
  assert.equal((await report('kept_unknown000000', 'x')).statusCode, 401);
  assert.equal((await app.inject({ url: '/api/v1/cases/CQ-1' })).statusCode, 401);
  assert.equal((await read(reader, '/cases/CQ-0')).statusCode, 404);
  await revokeApiKey(ground, organisation, `key ${keys}`, clock.now());
  clock.forward(5_001);
  assert.equal((await read(reader, '/cases/CQ-0')).statusCode, 401);
});

test('the API describes itself by OpenAPI 3.1', async () => {
  const described = (await app.inject({ url: '/api/v1/openapi.json' })).json();
  assert.equal(described.openapi, '3.1.0');
  assert.deepEqual(Object.keys(described.paths).toSorted(), [
    '/api/v1/cases',
    '/api/v1/cases/{reference}',
    '/api/v1/contacts',
  ]);
  assert.ok(described.paths['/api/v1/cases'].post.requestBody);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiKey } from '../../src/app/access/api-key.ts';
import { openByApi } from '../../src/app/api/open-case.ts';
import type { Told } from '../../src/app/api/told.ts';
import { openPool } from '../../src/store/pool.ts';
import { breakingPool, once } from '../faults/breaking-pool.ts';
import { aDesk } from '../intake/desk.ts';
import { database } from '../kit/database.ts';
import { testGround } from '../kit/ground.ts';

const db = await database();
const desk = await aDesk(db);
const { organisation } = desk;

/** Every statement that goes to the database, in order. */
const said: string[] = [];
const pool = openPool(db.appUrl, 10);
pool.on('connect', (client) => {
  const ask = client.query.bind(client) as (...given: unknown[]) => unknown;
  const heard = (...given: unknown[]): unknown => {
    const [statement] = given;
    said.push(typeof statement === 'string' ? statement : (statement as { readonly text: string }).text);
    return ask(...given);
  };
  client.query = heard as typeof client.query;
});
const ground = testGround(pool, await desk.ground.now(organisation));
test.after(() => pool.end());

const key: ApiKey = {
  id: desk.ground.newId(),
  name: 'a program',
  scopes: ['cases:write'],
  clientId: null,
  organisation,
};

const told = (message: string, changed: Partial<Told> = {}): Told => ({
  message,
  requester: { name: 'Meena Patel', email: 'mjpatel88@mail.example', phone: null },
  home: { site: 'The Larches', plot: '41', address: null, postcode: 'LS15 8ZZ' },
  homeowner: null,
  theirReference: null,
  items: [],
  ...changed,
});

async function opened(idempotencyKey: string, report: Told) {
  const answer = await openByApi(ground, key, idempotencyKey, report);
  if ('refused' in answer) throw new Error(answer.refused);
  return answer;
}

const rowsOf = async (table: 'case_now' | 'message' | 'words' | 'send', caseId: string): Promise<number> => {
  const sql = `select count(*)::int as n from ${table} where organisation_id = $1 and case_id = $2`;
  return (await desk.rows<{ n: number }>(sql, [caseId]))[0]?.n ?? -1;
};

test('an opening by the API is one transaction of nine statements', async () => {
  await opened('warm', told('The tap drips.'));
  said.length = 0;
  const { row } = await opened('counted', told('The door is chipped.'));
  assert.equal(said.filter((statement) => statement.startsWith('begin')).length, 1, said.join('\n'));
  assert.equal(said.length, 9, said.join('\n---\n'));
  assert.equal(await rowsOf('send', row.caseId), 1);
});

test('what a report says beside the fault takes one statement more, and is saved with the opening', async () => {
  said.length = 0;
  const { row } = await opened('its number', told('The drawer sticks.', { theirReference: 'NM-2214' }));
  assert.equal(said.length, 10, said.join('\n---\n'));
  const [kept] = await desk.rows<{ value: string }>(
    'select value from case_reference where organisation_id = $1 and case_id = $2',
    [row.caseId],
  );
  assert.equal(kept?.value, 'NM-2214');
  assert.equal(row.state.seq, (await desk.caseOf(row.caseId)).seq, 'what is answered is what was saved');
  assert.equal(await rowsOf('words', row.caseId), 2);
});

test('a homeowner who reports another home than their own is taken at their word, and that home’s people are told', async () => {
  const home = { site: 'The Larches', plot: '42', address: null, postcode: 'LS15 8ZZ' };
  const { row } = await opened('another home', told('Her worktop is cracked.', { home }));
  const { homeId, parties } = row.state;
  const [plot] = await desk.rows<{ plot: string }>(
    'select plot from home where organisation_id = $1 and home_id = $2',
    [homeId],
  );
  assert.equal(plot?.plot, '42');
  const names = await desk.rows<{ name: string }>(
    'select name from person where organisation_id = $1 and person_id = any($2::uuid[]) order by name',
    [parties.filter(({ role }) => role === 'homeowner').map(({ personId }) => personId)],
  );
  assert.deepEqual(
    names.map(({ name }) => name),
    ['Joan Ellis', 'Meena Patel'],
  );
});

test('one report sent twice at once under one key is one case with one message, and both are told of it', async () => {
  for (const turn of [1, 2, 3, 4, 5]) {
    const report = told(`The hinge is loose, ${turn}.`, { theirReference: `TWIN-${turn}` });
    const both = await Promise.all([opened(`twins ${turn}`, report), opened(`twins ${turn}`, report)]);
    const [one, other] = both.map(({ row }) => row.caseId);
    assert.equal(one, other);
    assert.deepEqual(both.map(({ again }) => again).toSorted(), [false, true]);
    assert.equal(await rowsOf('message', one ?? ''), 1);
    const cases = await desk.rows('select 1 from case_reference where organisation_id = $1 and value = $2', [
      `TWIN-${turn}`,
    ]);
    assert.equal(cases.length, 1, 'nothing is left of the one that came second');
  }
});

for (const [statement, when] of [
  ['insert into case_event', 'before'],
  ['insert into case_event', 'after'],
  ['^commit', 'before'],
  ['^commit', 'after'],
] as const)
  test(`a connection cut ${when} "${statement}" leaves one case, and the program is told of it`, async () => {
    const breaks = once(new RegExp(statement), when);
    let armed = false;
    const breaking = breakingPool(db.appUrl, (asked) => (armed ? breaks(asked) : undefined));
    const broken = testGround(breaking, await desk.ground.now(organisation));
    await openByApi(broken, key, `before ${when} ${statement}`, told('The light is out.'));
    armed = true;
    const theirReference = `CUT-${when}-${statement.length}`;
    const answer = await openByApi(broken, key, theirReference, told('The shelf sags.', { theirReference }));
    if ('refused' in answer) throw new Error(answer.refused);
    const kept = await desk.rows<{ id: string }>(
      'select case_id as id from case_reference where organisation_id = $1 and value = $2',
      [theirReference],
    );
    assert.deepEqual(
      kept.map(({ id }) => id),
      [answer.row.caseId],
    );
    assert.equal(await rowsOf('message', answer.row.caseId), 1);
    await breaking.end();
  });

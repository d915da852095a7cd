import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askOfCase } from '../../src/app/ask.ts';
import { loadCase } from '../../src/store/case/load.ts';
import { inOrganisation } from '../../src/store/transaction.ts';
import { at, client, homeowner } from '../kit/case.ts';
import { database } from '../kit/database.ts';
import { publishShipped, testGround } from '../kit/ground.ts';
import { haveAddresses, opening } from '../kit/opening.ts';
import { anOrganisation, aPerson } from '../web/organisation.ts';

const db = await database();
const ground = testGround(db.app, at('2026-11-23 10:00'));
const organisation = await anOrganisation(db.app);
await publishShipped(ground, organisation);
await haveAddresses(ground, organisation);
const staff = (email: string) => aPerson(db.app, organisation, ['care manager'], email);
const [before, now, cover] = [
  await staff('before@alder-finch.example'),
  await staff('now@alder-finch.example'),
  await staff('cover@alder-finch.example'),
];
const administrator = {
  kind: 'staff' as const,
  id: await aPerson(db.app, organisation, ['administrator']),
  roles: ['administrator'],
};

const write = (sql: string, values: readonly unknown[]) =>
  inOrganisation(db.app, organisation, (tx) => tx.query(sql, [organisation, ...values]));

const clientId = ground.newId();
await write(
  `insert into client values ($1, $2, 'NM', 'North Moor', 'house-builder', '{}', true, true, null, true)`,
  [clientId],
);
const named = 'insert into named_contact values ($1, $2, $3, null, $4, $5, $6)';
await write(named, [ground.newId(), clientId, before, '2026-01-01', '2026-10-31']);
await write(named, [ground.newId(), clientId, now, '2026-11-01', null]);

async function opened(of: string | null): Promise<{ id: string; itemId: string }> {
  const itemId = ground.newId();
  const request = await opening(ground, organisation, `open ${itemId}`, {
    clientId: of,
    acknowledge: null,
    items: [{ itemId, product: 'door', fault: 'chipped', wordsId: null }],
  });
  const answer = await askOfCase(ground, organisation, request);
  assert.ok('done' in answer, JSON.stringify(answer));
  return { id: request.case, itemId };
}

const registering = ({ id, itemId }: { id: string; itemId: string }, fields: Record<string, string> = {}) =>
  askOfCase(ground, organisation, {
    key: `register ${id}`,
    case: id,
    by: administrator,
    ask: { do: 'make move', data: { move: 'register', items: [itemId], fields } },
  });

const managerOf = async (id: string) =>
  (await inOrganisation(db.app, organisation, (tx) => loadCase(tx, organisation, id, null))).state?.managerId;

test('registered without a choice, a query goes to the client’s named contact of that day (row 8)', async () => {
  const query = await opened(clientId);
  const answer = await registering(query);
  assert.ok('done' in answer, JSON.stringify(answer));
  assert.equal(await managerOf(query.id), now);
  assert.deepEqual(await registering(query), answer, 'asked again by the same key, it is answered as before');
});

test('a person may choose somebody else than the rule does', async () => {
  const query = await opened(clientId);
  assert.ok('done' in (await registering(query, { manager: before })));
  assert.equal(await managerOf(query.id), before);
});

test('where nobody is named for the client, a person is asked to choose', async () => {
  const answer = await registering(await opened(null));
  assert.ok('refused' in answer);
  assert.equal(
    answer.refused,
    'Who looks after it: this site and this client have no named contact today, so please choose somebody',
  );
});

test('a homeowner hears that it is not ours as agreed with the client, unless the manager says otherwise (row 26)', async () => {
  const told = async (tell?: string) => {
    const query = await opened(clientId);
    await registering(query);
    const reason = ground.newId();
    const answer = await askOfCase(ground, organisation, {
      key: `not ours ${query.id}`,
      case: query.id,
      by: { kind: 'staff', id: now, roles: ['care manager'] },
      words: [{ id: reason, body: 'Fitted by another maker' }],
      ask: {
        do: 'make move',
        data: {
          move: 'not ours',
          items: [query.itemId],
          fields: { reason, evidence: [reason], ...(tell === undefined ? {} : { tell }) },
        },
      },
    });
    assert.ok('done' in answer, JSON.stringify(answer));
    const { state } = await inOrganisation(db.app, organisation, (tx) =>
      loadCase(tx, organisation, query.id, null),
    );
    return state?.letters.filter((row) => row.letter === 'not ours').map((row) => row.partyId);
  };
  assert.deepEqual(await told(), [client.partyId, homeowner.partyId]);
  assert.deepEqual(await told('no'), [client.partyId]);
  await write('update client set tell_homeowner_not_ours = false where organisation_id = $1', []);
  assert.deepEqual(await told(), [client.partyId]);
});

test('whoever is away is covered', async () => {
  await write('insert into absence values ($1, $2, $3, $4, $5, $6)', [
    ground.newId(),
    now,
    '2026-11-23',
    '2026-11-27',
    cover,
  ]);
  const query = await opened(clientId);
  assert.ok('done' in (await registering(query)));
  assert.equal(await managerOf(query.id), cover);
});

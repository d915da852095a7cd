import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askOfCase, type Request } from '../../src/app/ask.ts';
import { sendOrganisation } from '../../src/app/send.ts';
import { wakeOrganisation } from '../../src/app/wake.ts';
import { readEvents } from '../../src/store/case/load.ts';
import { inOrganisation } from '../../src/store/transaction.ts';
import { at, local } from '../kit/case.ts';
import { database } from '../kit/database.ts';
import { publishShipped, testGround } from '../kit/ground.ts';
import { haveAddresses, opening } from '../kit/opening.ts';
import { anOrganisation } from '../web/organisation.ts';

const db = await database();
const ground = testGround(db.app, at('2026-11-23 10:00'));
const organisation = await anOrganisation(db.app);
await publishShipped(ground, organisation);
await haveAddresses(ground, organisation);

const asked = (key: string) => opening(ground, organisation, key);

test('a case opened twice by one key is one case, with its acknowledgement queued once', async () => {
  const request = await asked('form-1');
  const first = await askOfCase(ground, organisation, request);
  assert.ok('done' in first, JSON.stringify(first));
  const again = await askOfCase(ground, organisation, {
    ...(await asked('form-1')),
    words: request.words ?? [],
  });
  assert.deepEqual(again, first);
  const { rows } = await db.owner.query<{ n: number }>(`select 1 as n`);
  assert.equal(rows.length, 1);
  const sends = await inOrganisation(db.app, organisation, (tx) =>
    tx.query(
      'select letter, subject, body, recipient from send where organisation_id = $1 and case_id = $2',
      [organisation, request.case],
    ),
  );
  assert.equal(sends.rows.length, 1);
  assert.equal(sends.rows[0].recipient, 'm.patel@mail.example');
  assert.match(sends.rows[0].body, /01632 960 100/);
  assert.match(sends.rows[0].subject, new RegExp(first.reference));
});

test('the same key with other words is refused', async () => {
  const request = await asked('form-1');
  const answer = await askOfCase(ground, organisation, {
    ...request,
    words: [{ id: request.words?.[0]?.id ?? '', body: 'something else' }],
  });
  assert.ok('refused' in answer);
});

test('nobody answers for a week: three attempts, a warning, a closure, its letters at the next opening', async () => {
  ground.set(at('2026-11-24 10:00'));
  const request = await asked('form-2');
  assert.ok('done' in (await askOfCase(ground, organisation, request)));
  const manager: Request['by'] = {
    kind: 'staff',
    id: ground.newId(),
    roles: ['administrator', 'care manager'],
  };
  const itemId = request.ask.do === 'open case' ? (request.ask.data.items[0]?.itemId ?? '') : '';
  for (const [key, move, fields] of [
    ['r', 'register', { manager: manager.id }],
    ['i', 'inspect', { reason: ground.newId() }],
  ] as const) {
    const answer = await askOfCase(ground, organisation, {
      key: `${key}-2`,
      case: request.case,
      by: manager,
      ask: { do: 'make move', data: { move, items: [itemId], fields } },
    });
    assert.ok('done' in answer, JSON.stringify(answer));
  }
  for (let now = at('2026-11-24 10:00'); now <= at('2026-12-02 12:00'); now += 900_000) {
    ground.set(now);
    await wakeOrganisation(ground, organisation, now, (_, error) => assert.fail(String(error)));
    await sendOrganisation(ground, { send: async () => ({ sent: '250 ok' }) }, organisation, now);
  }
  const events = await inOrganisation(db.app, organisation, (tx) =>
    readEvents(tx, organisation, request.case),
  );
  assert.equal(events.filter((event) => event.type === 'attempt made').length, 3);
  const closed = events.find((event) => event.type === 'track closed');
  assert.equal(closed && local(closed.occurredAt), '2026-12-01 17:15');
  const letters = await inOrganisation(db.app, organisation, (tx) =>
    tx.query(
      'select letter, status, outcome_at from send where organisation_id = $1 and case_id = $2 order by queued_at',
      [organisation, request.case],
    ),
  );
  assert.deepEqual(
    letters.rows.filter((row) => row.status !== 'sent'),
    [],
  );
  const closing = letters.rows.find((row) => row.letter === 'closed without an answer');
  assert.equal(local(Number(closing.outcome_at)), '2026-12-02 09:00');
});

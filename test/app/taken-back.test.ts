import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, askOfCase, type Request } from '../../src/app/ask.ts';
import { mergeInto, unmerge } from '../../src/app/desk/merge.ts';
import { sendOrganisation } from '../../src/app/send.ts';
import { wakeOrganisation } from '../../src/app/wake.ts';
import type { Author } from '../../src/domain/case/event.ts';
import { loadCase } from '../../src/store/case/load.ts';
import { inOrganisation } from '../../src/store/transaction.ts';
import { at, client, homeowner } from '../kit/case.ts';
import { database } from '../kit/database.ts';
import { publishShipped, testGround } from '../kit/ground.ts';
import { anOrganisation } from '../web/organisation.ts';

const db = await database();
const ground = testGround(db.app, at('2026-11-23 10:00'));
const organisation = await anOrganisation(db.app);
await publishShipped(ground, organisation);
const contact = client.personId ?? '';
const company = '00000000-0000-7000-8000-0000000c11e0';
await db.app.query(`begin; set local app.organisation = '${organisation}';
  insert into client (organisation_id, client_id, code, name, kind, domains, tell_homeowner_not_ours, direct_reports, trading)
    values ('${organisation}', '${company}', 'NM', 'Northmoor Homes', 'house-builder', '{}', true, true, true);
  insert into client_contact (organisation_id, contact_id, client_id, name, post, from_date, to_date)
    values ('${organisation}', '${contact}', '${company}', 'Jo Reed', 'reporting', '2020-01-01', '2026-11-24');
  insert into contact_point select '${organisation}', id::uuid, kind, owner::uuid, 'email', mail, mail, null, '\\x00', 0
  from (values ('${homeowner.points[0]?.id}', 'person', '${homeowner.personId}', 'm.patel@mail.example'),
    ('${client.points[0]?.id}', 'client contact', '${contact}', 'jo@northmoor.example')) as v(id, kind, owner, mail); commit`);

const manager: Author = { kind: 'staff', id: ground.newId(), roles: ['administrator', 'care manager'] };
let asked = 0;

async function ask(
  caseId: string,
  by: Author,
  one: Request['ask'],
): Promise<Extract<Answer, { done: true }>> {
  asked += 1;
  const answer = await askOfCase(ground, organisation, { key: `ask ${asked}`, case: caseId, by, ask: one });
  assert.ok('done' in answer, JSON.stringify(answer));
  return answer;
}

/** A case with an inspection to be arranged from now on. */
async function arranging(reference: string): Promise<{ id: string; item: string }> {
  const [id, item] = [ground.newId(), ground.newId()];
  const now = await ground.now(organisation);
  const force = (await ground.rules.of(organisation)).inForce.get('query');
  assert.ok(force);
  const place = { homeId: null, siteId: null, clientId: company };
  const requesterId = homeowner.partyId;
  await ask(
    id,
    { kind: 'desk' },
    {
      do: 'open case',
      data: {
        ...force,
        ...place,
        kind: 'query',
        reference,
        trackId: ground.newId(),
        receivedAt: now,
        parties: [homeowner, client],
        requesterId,
        details: ['client', 'home', 'homeowner', 'contact', 'fault'],
        acknowledge: requesterId,
        danger: false,
        message: null,
        items: [{ itemId: item, product: null, fault: null, wordsId: null }],
      },
    },
  );
  await move(id, item, 'register', { manager: ground.newId() });
  await move(id, item, 'inspect', { reason: ground.newId() });
  await wakeOrganisation(ground, organisation, now, (_, error) => assert.fail(String(error)));
  return { id, item };
}

const move = (id: string, item: string, name: string, fields: Record<string, string>) =>
  ask(id, manager, { do: 'make move', data: { move: name, items: [item], fields } });

const post = (now: number) =>
  sendOrganisation(ground, { send: async () => ({ sent: '250 ok' }) }, organisation, now);

async function sendsOf(caseId: string, letter: string): Promise<string[]> {
  const { rows } = await inOrganisation(db.app, organisation, (tx) =>
    tx.query<{ status: string }>(
      'select status from send where organisation_id = $1 and case_id = $2 and letter = $3 order by queued_at',
      [organisation, caseId, letter],
    ),
  );
  return rows.map((row) => row.status);
}

const stateOf = async (caseId: string) =>
  (await inOrganisation(db.app, organisation, (tx) => loadCase(tx, organisation, caseId, null))).state;

test('a letter left unsent by a deed that is taken back goes after all', async () => {
  const { id } = await arranging('CQ-7001');
  assert.deepEqual(await sendsOf(id, 'arrange the inspection'), ['queued']);
  const call = { partyId: homeowner.partyId, wordsId: ground.newId(), spoken: true };
  const noted = await ask(id, manager, { do: 'note call', data: call });
  assert.deepEqual(await sendsOf(id, 'arrange the inspection'), ['cancelled']);
  const data = { events: noted.events, wordsId: null, because: 'undone' };
  await ask(id, manager, { do: 'retract', data });
  assert.deepEqual(await sendsOf(id, 'arrange the inspection'), ['queued']);
  await post(await ground.now(organisation));
  assert.deepEqual(await sendsOf(id, 'arrange the inspection'), ['sent']);
});

test('a merged case leaves its sooner dates to the kept one, and takes them back when they are taken apart', async () => {
  const first = await arranging('CQ-7002');
  ground.set(at('2026-11-24 09:00'));
  const kept = await arranging('CQ-7003');
  const due = async () =>
    (await stateOf(kept.id))?.promises.find((row) => row.promise === 'headline')?.clock.due;
  const own = await due();
  const sooner = (await stateOf(first.id))?.promises.find((row) => row.promise === 'headline')?.clock.due;
  const base = { key: 'merge 1', case: first.id, by: manager };
  assert.ok('done' in (await mergeInto(ground, organisation, base, 'CQ-7003')));
  assert.equal(await due(), sooner);
  assert.notEqual(own, sooner);
  assert.ok('done' in (await unmerge(ground, organisation, { ...base, key: 'unmerge 1' })));
  assert.equal(await due(), own);
  assert.equal((await stateOf(first.id))?.tracks[0]?.open, true);
});

test('somebody who has left the client is not written to, and a person is told', async () => {
  ground.set(at('2026-11-25 09:00'));
  const { id } = await arranging('CQ-7004');
  for (let n = 0; n < 4; n += 1) await post(await ground.now(organisation));
  const told = await sendsOf(id, 'contacting the homeowner');
  assert.deepEqual(new Set(told), new Set(['failed']));
  assert.ok((await stateOf(id))?.exceptions.some((row) => row.about.includes('Nobody can be written to')));
});

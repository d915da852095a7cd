import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { askOfCase } from '../../src/app/ask.ts';
import { rebuild } from '../../src/app/rebuild.ts';
import { carryOutChange } from '../../src/app/rules-change/carry-out.ts';
import { previewChange } from '../../src/app/rules-change/preview.ts';
import { draftStandard } from '../../src/app/standards/draft.ts';
import { moveTo, publishStandard, withdrawStandard } from '../../src/app/standards/publishing.ts';
import { standardVersions } from '../../src/app/standards/versions.ts';
import type { Author } from '../../src/domain/case/event.ts';
import { loadCase } from '../../src/store/case/load.ts';
import { publishedRules } from '../../src/store/rulebook.ts';
import { inOrganisation } from '../../src/store/transaction.ts';
import { roles } from '../../src/web/access/permissions.ts';
import { at, client, homeowner, local } from '../kit/case.ts';
import { database } from '../kit/database.ts';
import { publishShipped, testGround } from '../kit/ground.ts';
import { anOrganisation } from '../web/organisation.ts';

const db = await database();
const ground = testGround(db.app, at('2026-11-23 10:00'));
const organisation = await anOrganisation(db.app);
await publishShipped(ground, organisation);
const keeper: Author = { kind: 'staff', id: ground.newId(), roles: ['keeper'] };

const textOf = (path: string): string =>
  readFileSync(new URL(`../../rulebook/${path}`, import.meta.url), 'utf8');
const wording = textOf('letters/after-care.1.en.yaml');
const first = textOf('standards/after-care.1.yaml');
/** The second version decides within one working day rather than two. */
const second = first
  .replace('version: "1"', 'version: "2"')
  .replace(/(- promise: assess\n(?:.*\n)*?\s+limit: )2 working days/, '$11 working day');
const id = { name: 'after-care', version: '2' };

const ask = async (caseId: string, key: string, by: Author, one: Parameters<typeof askOfCase>[2]['ask']) => {
  const answer = await askOfCase(ground, organisation, { key, case: caseId, by, ask: one });
  assert.ok('done' in answer, JSON.stringify(answer));
};

async function opened(reference: string): Promise<string> {
  const force = (await ground.rules.of(organisation)).inForce.get('query');
  assert.ok(force);
  const caseId = ground.newId();
  const itemId = ground.newId();
  await ask(
    caseId,
    reference,
    { kind: 'desk' },
    {
      do: 'open case',
      data: {
        ...force,
        kind: 'query',
        reference,
        trackId: ground.newId(),
        receivedAt: await ground.now(organisation),
        homeId: null,
        siteId: null,
        clientId: null,
        parties: [homeowner, client],
        requesterId: homeowner.partyId,
        details: ['client', 'home', 'homeowner', 'contact', 'fault'],
        acknowledge: homeowner.partyId,
        danger: false,
        message: null,
        items: [{ itemId, product: null, fault: null, wordsId: null }],
      },
    },
  );
  await ask(caseId, `${reference} register`, { ...keeper, roles: ['administrator'] } as Author, {
    do: 'make move',
    data: { move: 'register', items: [itemId], fields: { manager: ground.newId() } },
  });
  return caseId;
}

const stateOf = async (caseId: string) =>
  (await inOrganisation(db.app, organisation, (tx) => loadCase(tx, organisation, caseId, null))).state;

test('a version goes from draft over checked to published, and never changes from then', async () => {
  assert.notEqual(second, first.replace('version: "1"', 'version: "2"'));
  assert.match(
    ((await publishStandard(ground, organisation, id, roles)) as { refused: string }).refused,
    /no draft/,
  );
  const broken = await draftStandard(
    ground,
    organisation,
    { body: second.replace('calendar: office-hours-england-and-wales', 'calendar: nowhere'), wording },
    roles,
  );
  assert.ok('findings' in broken && broken.findings.some(({ kind }) => kind === 'error'));
  const stateNow = async () =>
    (await standardVersions(ground, organisation)).find((row) => row.version === '2')?.state;
  assert.equal(await stateNow(), 'draft');
  assert.match(
    ((await publishStandard(ground, organisation, id, roles)) as { refused: string }).refused,
    /errors/,
  );
  const drafted = await draftStandard(ground, organisation, { body: second, wording }, roles);
  assert.ok('findings' in drafted, JSON.stringify(drafted));
  assert.equal(await stateNow(), 'checked');
  assert.deepEqual(await publishStandard(ground, organisation, id, roles), { effectiveFrom: '2026-01-05' });
  assert.equal(await stateNow(), 'published');
  const again = await draftStandard(ground, organisation, { body: `${second}\n# other`, wording }, roles);
  assert.match((again as { refused: string }).refused, /published and stays as it is/);
});

test('nobody can change or delete what is published, not even by a statement of the app', async () => {
  const plant = (sql: string) => inOrganisation(db.app, organisation, (tx) => tx.query(sql, [organisation]));
  await assert.rejects(
    plant("update rulebook set body = body || ' ' where organisation_id = $1"),
    /permission denied/,
  );
  await assert.rejects(plant('delete from rulebook where organisation_id = $1'), /permission denied/);
  const rows = await inOrganisation(db.app, organisation, (tx) => publishedRules(tx, organisation));
  assert.equal(rows.find((row) => row.name === 'after-care' && row.version === '2')?.body, second);
});

test('a case keeps the version it was promised under until it is moved, with each date shown before and after', async () => {
  const caseId = await opened('CQ-9001');
  const assess = async () => (await stateOf(caseId))?.promises.find((row) => row.promise === 'assess');
  assert.equal((await stateOf(caseId))?.tracks[0]?.standard, 'after-care@2');
  assert.deepEqual(await withdrawStandard(ground, organisation, id), { done: true });
  const old = await opened('CQ-9002');
  assert.equal((await stateOf(old))?.tracks[0]?.standard, 'after-care@1');
  assert.equal((await stateOf(caseId))?.tracks[0]?.standard, 'after-care@2');
  const preview = await previewChange(ground, organisation, moveTo(id));
  assert.deepEqual(
    preview.moving.map(({ reference, becomes, before, after }) => [
      reference,
      becomes,
      local(before.due),
      local(after.due),
    ]),
    [['CQ-9002', 'sooner', '2026-11-25 17:00', '2026-11-24 17:00']],
  );
  const back = { name: 'after-care', version: '1' };
  const told = (await assess())?.clock.due;
  const moved = await carryOutChange(ground, organisation, moveTo(back), { by: keeper, later: 'stays' });
  assert.deepEqual(moved, { followed: 1, staying: [], putOff: 0, letters: 0, more: false });
  assert.equal((await assess())?.clock.due, told);
  assert.equal((await stateOf(caseId))?.tracks[0]?.standard, 'after-care@1');
  assert.deepEqual((await rebuild(ground, organisation, false)).differences, []);
});

test('the only version for a kind of case is not withdrawn', async () => {
  const refused = await withdrawStandard(ground, organisation, { name: 'after-care', version: '1' });
  assert.match((refused as { refused: string }).refused, /would have no standard/);
  assert.match(
    ((await withdrawStandard(ground, organisation, id)) as { refused: string }).refused,
    /withdrawn already/,
  );
});

test('the only version in effect is not withdrawn while the next has yet to begin', async () => {
  const third = first.replace('version: "1"', 'version: "3"').replace('from: 2026-01-05', 'from: 2027-03-01');
  const later = { name: 'after-care', version: '3' };
  const drafted = await draftStandard(ground, organisation, { body: third, wording }, roles);
  assert.ok('findings' in drafted, JSON.stringify(drafted));
  assert.deepEqual(await publishStandard(ground, organisation, later, roles), {
    effectiveFrom: '2027-03-01',
  });
  const refused = await withdrawStandard(ground, organisation, { name: 'after-care', version: '1' });
  assert.match((refused as { refused: string }).refused, /would have no standard until 2027-03-01/);
  const force = (await ground.rules.of(organisation)).inForce.get('query');
  assert.equal(force?.standard, 'after-care@1');
});

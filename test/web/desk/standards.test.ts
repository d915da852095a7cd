import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { carryOutChange } from '../../../src/app/rules-change/carry-out.ts';
import { previewChange } from '../../../src/app/rules-change/preview.ts';
import { draftStandard } from '../../../src/app/standards/draft.ts';
import { moveTo, publishStandard } from '../../../src/app/standards/publishing.ts';
import { roles } from '../../../src/web/access/permissions.ts';
import { database } from '../../kit/database.ts';
import { aLivelyDay, move } from './lively.ts';
import { aWorld } from './world.ts';

const db = await database();
const textOf = (path: string): string =>
  readFileSync(new URL(`../../../rulebook/${path}`, import.meta.url), 'utf8');
const wording = textOf('letters/after-care.1.en.yaml');
const second = textOf('standards/after-care.1.yaml')
  .replace('version: "1"', 'version: "2"')
  .replace(/(- promise: assess\n(?:.*\n)*?\s+limit: )2 working days/, '$11 working day');
const page = '/desk/standards/after-care/2';

test('the keeper writes a version, reads what its check found, publishes it and moves the open cases', async () => {
  const world = await aWorld(db);
  const cases = await aLivelyDay(world);
  if ((await world.desk.caseOf(cases.patel)).items[0]?.stage === 'registration')
    await move(world, cases.patel, 'register', { manager: world.manager.id });
  const assess = async () =>
    (await world.desk.caseOf(cases.patel)).promises.find((row) => row.promise === 'assess')?.clock.due ?? 0;
  const before = await assess();
  assert.match((await world.get('/desk/standards')).body, /version 1/);
  const first = await world.get('/desk/standards/after-care/1', world.keeper);
  assert.match(first.body, /Write a next version/);
  assert.doesNotMatch((await world.get('/desk/standards/after-care/1')).body, /Write a next version/);
  const broken = await world.post('/desk/standards/draft', { body: 'standard: [', wording }, world.keeper);
  assert.match(broken.body, /class="refusal" tabindex="-1" autofocus><div class="govuk-error-summary"/);
  assert.equal(broken.status, 422);
  assert.match(broken.body, /cannot be kept/);
  assert.equal(
    (await world.post('/desk/standards/draft', { body: second, wording }, world.manager)).status,
    403,
  );
  const kept = await world.post(
    '/desk/standards/draft',
    { body: second.replaceAll('\n', '\r\n'), wording },
    world.keeper,
  );
  assert.equal(kept.location, `${page}?kept=draft`, kept.body);
  const draft = await world.get(page, world.keeper);
  assert.match(draft.body, /The check found 0 errors/);
  assert.match(draft.body, /CQ-10000[\s\S]*falls sooner/);
  assert.equal(await assess(), before);
  const published = await world.post(`${page}/publish`, {}, world.keeper);
  assert.equal(published.location, `${page}?kept=publish`, published.body);
  assert.equal((await world.desk.caseOf(cases.patel)).tracks[0]?.standard, 'after-care@1');
  const offered = await world.get(page, world.keeper);
  assert.match(offered.body, /Move open cases to it/);
  const moved = await world.post(`${page}/move`, { later: 'stays' }, world.keeper);
  assert.equal(moved.location, `${page}?kept=move`, moved.body);
  assert.equal((await world.desk.caseOf(cases.patel)).tracks[0]?.standard, 'after-care@2');
  assert.ok((await assess()) < before);
  const again = await world.post('/desk/standards/draft', { body: `${second}#\n`, wording }, world.keeper);
  assert.match(again.body, /published and stays as it is/);
  const gone = await world.post('/desk/standards/after-care/1/withdraw', {}, world.keeper);
  assert.equal(gone.status, 303, gone.body);
  const bare = await world.post(`${page}/withdraw`, {}, world.keeper);
  assert.equal(bare.status, 422);
  assert.match(bare.body, /would have no standard/);
  const told = await world.get('/desk/cases/CQ-10000');
  assert.equal(told.status, 200);
});

test('told dates put off by a move are counted, with the letters that say so', async () => {
  const world = await aWorld(db);
  const cases = await aLivelyDay(world);
  if ((await world.desk.caseOf(cases.patel)).items[0]?.stage === 'registration')
    await move(world, cases.patel, 'register', { manager: world.manager.id });
  const { ground, organisation } = world.desk;
  const later = second.replace(/(- promise: assess\n(?:.*\n)*?\s+limit: )1 working day/, '$13 working days');
  const version = await draftStandard(ground, organisation, { body: later, wording }, roles);
  assert.ok('name' in version, JSON.stringify(version));
  assert.ok(!('refused' in (await publishStandard(ground, organisation, version, roles))));
  const preview = await previewChange(ground, organisation, moveTo(version));
  assert.ok(preview.counts['told, stays'] > 0);
  const letters = async () =>
    (await world.desk.rows<{ id: string }>('select send_id as id from send where organisation_id = $1'))
      .length;
  const before = await letters();
  const done = await carryOutChange(ground, organisation, moveTo(version), {
    by: { kind: 'desk' },
    later: { putOffBecause: 'Two of us are ill' },
  });
  assert.ok(!('refused' in done));
  assert.equal(done.putOff, preview.counts['told, stays']);
  assert.ok(done.letters > 0);
  assert.equal(done.letters, (await letters()) - before);
});

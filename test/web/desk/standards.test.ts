import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { carryOutChange } from '../../../src/app/rules-change/carry-out.ts';
import { previewChange } from '../../../src/app/rules-change/preview.ts';
import { draftStandard } from '../../../src/app/standards/draft.ts';
import { moveTo, publishStandard } from '../../../src/app/standards/publishing.ts';
import { runsOf } from '../../../src/domain/standards/check/runs.ts';
import { wordRuns } from '../../../src/domain/standards/check/sum.ts';
import { readStandard } from '../../../src/domain/standards/read.ts';
import { roles } from '../../../src/web/access/permissions.ts';
import { withoutTheWay } from '../../../src/web/desk/standards/way.ts';
import { browser } from '../../kit/browser.ts';
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
  assert.match(broken.body, /<a href="#body" data-line="\d+" data-column="\d+">Line \d+: /);
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
  assert.match(draft.body, /The check found \d warnings/);
  assert.match((await world.get(`${page}?kept=draft`, world.keeper)).body, /Kept and checked\./);
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

test('a fault is said once and leads to its line, and a draft with an error is not greeted as ready', async () => {
  const world = await aWorld(db);
  const third = second.replace('version: "2"', 'version: "3"');
  const unread = await world.post(
    '/desk/standards/draft',
    { body: third.replace('limit: 1 working day', 'limit: 1 purple day'), wording },
    world.keeper,
  );
  const said = unread.body.replace(/<textarea[\s\S]*?<\/textarea>/g, '');
  assert.equal(said.match(/purple/g)?.length, 1, said);
  const line = third.slice(0, third.indexOf('limit: 1 working day')).split('\n').length;
  assert.match(said, new RegExp(`href="#body" data-line="${line}" data-column="\\d+">Line ${line}: `));
  const wrong = third.replace(/^calendar: .*$/m, 'calendar: nowhere');
  const kept = await world.post('/desk/standards/draft', { body: wrong, wording }, world.keeper);
  assert.equal(kept.status, 303, kept.body);
  const draft = (await world.get(kept.location, world.keeper)).body;
  assert.match(draft, /Kept\. (1 thing|\d+ things) to mend before it can be published\./);
  assert.doesNotMatch(draft, /published by another press|found 1 errors|1 warnings/);
});

test('a sum of many promises is short until it is opened', () => {
  const read = readStandard(second, 'after-care');
  assert.ok('standard' in read);
  const { withHouse } = runsOf(read.standard);
  for (const { words } of wordRuns(runsOf(read.standard))) {
    const { said, way, more } = withoutTheWay(`${words}: 12 more than the 30 of the headline target.`);
    assert.match(said, /working days$/);
    assert.ok(way.length > 2 && said.length < 120, said);
    assert.equal(more, ': 12 more than the 30 of the headline target.');
  }
  assert.ok(withHouse.stretches.length > 2);
  const plain = 'A promise (1 “of it” + 2 “of that”): no more';
  assert.deepEqual(withoutTheWay(plain), { said: plain, way: [], more: '' });
});

test('the file of a draft scrolls in itself, numbers its lines, and a fault takes the cursor to its line', async (t) => {
  const world = await aWorld(db);
  const address = await world.site.app.listen({ port: 0, host: '127.0.0.1' });
  for (const screen of ['desk', 'phone'] as const) {
    const context = await browser(t, screen);
    const [name = '', value = ''] = world.keeper.cookie.split('=');
    await context.addCookies([{ name, value, url: address }]);
    const tab = await context.newPage();
    await tab.goto(`${address}/desk/standards/after-care/1`);
    await tab.getByText('Write a next version').click();
    const area = tab.locator('#body');
    const { height = Number.POSITIVE_INFINITY } = (await area.boundingBox()) ?? {};
    assert.ok(height < (tab.viewportSize()?.height ?? 0), `${height}`);
    await area.fill(second.replace('limit: 1 working day', 'limit: 1 purple day'));
    const button = tab.getByRole('button', { name: 'Keep and check it' });
    await button.click();
    await tab.getByRole('heading', { name: 'cannot be kept' }).waitFor();
    const numbers = tab.locator('.lines__numbers', { hasText: '1' }).first();
    await numbers.waitFor();
    const last = (await numbers.innerText()).trim().split('\n').at(-1);
    assert.equal(last, String(second.split('\n').length));
    await tab.locator('a[data-line]').first().click();
    const cursor = (await tab.evaluate(`(() => {
      const field = document.activeElement;
      const numbers = field.previousElementSibling;
      const from = field.value.lastIndexOf('\\n', field.selectionStart - 1) + 1;
      const line = field.value.slice(from).split('\\n')[0];
      return { id: field.id, line, scrolled: field.scrollTop > 0, aligned: numbers.scrollTop === field.scrollTop };
    })()`)) as { line: string };
    assert.deepEqual(cursor, { id: 'body', line: cursor.line, scrolled: true, aligned: true });
    assert.match(cursor.line, /purple/);
  }
});

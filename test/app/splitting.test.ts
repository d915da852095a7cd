import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askOfCase, type Request } from '../../src/app/ask.ts';
import { readCasePage } from '../../src/app/desk/case-page/read.ts';
import { mergeInto, unmerge } from '../../src/app/desk/merge.ts';
import { splitItems, takeBackSplit } from '../../src/app/desk/split.ts';
import type { Author, Fact } from '../../src/domain/case/event.ts';
import { isOwed } from '../../src/domain/case/promises.ts';
import type { CaseState, PromiseState } from '../../src/domain/case/state.ts';
import { casePageRows } from '../../src/store/reads/case-page.ts';
import { inOrganisation } from '../../src/store/transaction.ts';
import { aDesk, type Desk } from '../intake/desk.ts';
import { at } from '../kit/case.ts';
import { database } from '../kit/database.ts';

const db = await database();
const by = {
  kind: 'staff',
  id: '00000000-0000-7000-8000-00000000face',
  roles: ['administrator', 'care manager', 'operations planner'],
} satisfies Author;
let asked = 0;

async function ask(desk: Desk, id: string, request: Pick<Request, 'ask' | 'words'>): Promise<void> {
  asked += 1;
  const { ground, organisation } = desk;
  const answer = await askOfCase(ground, organisation, { key: `ask ${asked}`, case: id, by, ...request });
  assert.ok('done' in answer, JSON.stringify(answer));
}

async function move(
  desk: Desk,
  id: string,
  items: readonly string[],
  name: string,
  words: Record<string, string>,
  fields: Record<string, Fact> = {},
): Promise<void> {
  const said = Object.entries(words).map(([field, body]) => ({ field, id: desk.ground.newId(), body }));
  const given = Object.fromEntries(said.map((row) => [row.field, row.id]));
  await ask(desk, id, {
    words: said.map((row) => ({ id: row.id, body: row.body })),
    ask: { do: 'make move', data: { move: name, items, fields: { ...fields, ...given } } },
  });
}

/** One query with a door to be looked at and a part whose delivery was put off; flagged as unsafe. */
async function twoItems() {
  const desk = await aDesk(db, '2026-11-23 09:10');
  const heard = await desk.hear({
    from: 'Customer Care <customercare@northmoorhomes.example>',
    text: 'Plot 41 The Larches, door damaged. Our ref NM-99.',
  });
  const id = heard.caseId ?? '';
  const second = desk.ground.newId();
  const wordsId = desk.ground.newId();
  await move(desk, id, [], 'register', {}, { manager: by.id });
  await ask(desk, id, {
    words: [{ id: wordsId, body: 'The runner is missing' }],
    ask: { do: 'add item', data: { itemId: second, product: null, fault: null, wordsId } },
  });
  const first = (await desk.caseOf(id)).items.find((item) => item.id !== second)?.id ?? '';
  await move(desk, id, [first], 'inspect', { reason: 'To be seen' });
  await move(desk, id, [second], 'supply', { reason: 'Never delivered', part: 'A runner' });
  desk.ground.set(at('2026-11-23 15:00'));
  await move(desk, id, [second], 'processed for delivery', {}, { delivery: '2026-11-27', address: 'home' });
  await move(
    desk,
    id,
    [second],
    'delivery put off',
    { reason: 'None in store' },
    { delivery: '2026-12-10', because: 'item not stocked' },
  );
  await ask(desk, id, { ask: { do: 'flag danger', data: { wordsId: null } } });
  return { desk, id, first, second, before: await desk.caseOf(id) };
}

const dates = (rows: readonly PromiseState[]): [string, number, number, boolean, number][] =>
  rows
    .filter((row) => isOwed(row))
    .map((row): [string, number, number, boolean, number] => [
      row.promise,
      row.first.due,
      row.clock.due,
      row.wasLate,
      row.extensions.length,
    ])
    .toSorted((a, b) => a[0].localeCompare(b[0]) || a[2] - b[2]);

async function split(desk: Desk, id: string, items: readonly string[], key = 'split'): Promise<CaseState> {
  const { ground, organisation } = desk;
  const answer = await splitItems(ground, organisation, { key, case: id, by }, items);
  assert.ok('done' in answer, JSON.stringify(answer));
  return desk.caseOf(answer.case);
}

test('an item that goes to a case of its own stands there as it stood, with all that was decided', async () => {
  const { desk, id, second, before } = await twoItems();
  const fresh = await split(desk, id, [second]);
  const was = before.items.find((item) => item.id === second);
  const [is] = fresh.items;
  assert.equal(fresh.items.length, 1);
  for (const name of ['stage', 'attributes', 'enteredAt', 'decidedBy', 'counts'] as const)
    assert.deepEqual(is?.[name], was?.[name], name);
  assert.equal(is?.facts.delivery, '2026-12-10');
  for (const name of [
    'managerId',
    'danger',
    'receivedAt',
    'homeId',
    'siteId',
    'clientId',
    'parties',
  ] as const)
    assert.deepEqual(fresh[name], before[name], name);
  const page = await inOrganisation(db.app, desk.organisation, (tx) =>
    casePageRows(tx, desk.organisation, fresh.reference),
  );
  assert.equal(page?.words[is?.wordsId ?? ''], 'The runner is missing');
  assert.equal(page?.words[String(is?.facts.part)], 'A runner');
  assert.deepEqual(
    page?.references.map((row) => row.value),
    ['NM-99'],
  );
});

test('its promises go along with the dates first and now told, neither doubled nor dropped', async () => {
  const { desk, id, second, before } = await twoItems();
  const fresh = await split(desk, id, [second]);
  const after = await desk.caseOf(id);
  const own = (state: CaseState, item: string): PromiseState[] =>
    state.promises.filter((row) => row.itemId === item);
  assert.ok(dates(own(before, second)).some(([name, first, due]) => name === 'deliver' && first < due));
  assert.deepEqual(dates(own(fresh, fresh.items[0]?.id ?? '')), dates(own(before, second)));
  assert.deepEqual(dates(own(after, second)), []);
  assert.deepEqual(
    dates(after.promises.filter((row) => row.itemId !== second)),
    dates(before.promises.filter((row) => row.itemId !== second)),
  );
  const headline = (state: CaseState) => dates(state.promises).find(([name]) => name === 'headline');
  assert.deepEqual(headline(fresh), headline(before));
});

test('attempts under way go along with what is planned and known of them', async () => {
  const { desk, id, first, before } = await twoItems();
  const fresh = await split(desk, id, [first]);
  const after = await desk.caseOf(id);
  const run = before.runs.find((row) => row.ended === null);
  assert.ok(run !== undefined && run.attempts.length === 3);
  assert.deepEqual(
    fresh.runs.map((row) => [row.plan, row.beganAt, row.attempts.map((one) => one.plannedAt), row.ended]),
    [[run.plan, run.beganAt, run.attempts.map((one) => one.plannedAt), null]],
  );
  assert.deepEqual(
    after.runs.filter((row) => row.ended === null),
    [],
  );
  const ofAttempts = (state: CaseState) => dates(state.promises.filter((row) => row.attemptId !== null));
  assert.deepEqual(ofAttempts(fresh), ofAttempts(before));
  assert.deepEqual(ofAttempts(after), []);
});

test('taken back, the first case is exactly as it was, and the new one leads to it', async () => {
  const { desk, id, second, before } = await twoItems();
  const fresh = await split(desk, id, [second]);
  const { ground, organisation } = desk;
  const back = await takeBackSplit(ground, organisation, { key: 'back', case: id, by });
  assert.ok('done' in back, JSON.stringify(back));
  assert.deepEqual({ ...(await desk.caseOf(id)), seq: 0 }, { ...before, seq: 0 });
  const left = await desk.caseOf(fresh.id);
  assert.equal(left.tracks[0]?.open, false);
  assert.deepEqual(
    left.links.filter((link) => link.as === 'merged into').map((link) => link.to),
    [id],
  );
  assert.deepEqual(
    left.promises.filter((row) => isOwed(row)),
    [],
  );
});

/** The other cases that the page of this one names, and how. */
async function linkedOn(desk: Desk, { reference }: Pick<CaseState, 'reference'>): Promise<string[]> {
  const reader = { id: by.id, roles: by.roles };
  const page = await readCasePage(desk.ground, desk.organisation, reference, reader, 'Europe/London');
  return page?.linked.map((row) => `${row.as} ${row.reference}`) ?? [];
}

test('taken back, each of the two names the other, and the new one is not taken for a merged one', async () => {
  const { desk, id, second, before } = await twoItems();
  const { ground, organisation } = desk;
  const fresh = await split(desk, id, [second]);
  assert.deepEqual(await linkedOn(desk, before), [`split to ${fresh.reference}`]);
  assert.deepEqual(await linkedOn(desk, fresh), [`split from ${before.reference}`]);
  await takeBackSplit(ground, organisation, { key: 'back', case: id, by });
  assert.deepEqual(await linkedOn(desk, before), [`came back ${fresh.reference}`]);
  assert.deepEqual(await linkedOn(desk, fresh), [`went back ${before.reference}`]);
  const reader = { id: by.id, roles: by.roles };
  const story = async (of: CaseState) =>
    (await readCasePage(ground, organisation, of.reference, reader, 'Europe/London'))?.timeline ?? [];
  assert.ok((await story(fresh)).some(({ title }) => title === `Items went back to ${before.reference}`));
  const away = (await story(before)).find(({ title }) => title === `Items went to ${fresh.reference}`);
  assert.ok(away !== undefined && away.retracted !== null);
  const apart = await unmerge(ground, organisation, { key: 'apart', case: fresh.id, by });
  assert.match('refused' in apart ? apart.refused : '', /went back to the case that they came from/);
});

test('a new case that a person merged into the one it came from is a merged one, and can be taken apart', async () => {
  const { desk, id, second, before } = await twoItems();
  const { ground, organisation } = desk;
  const fresh = await split(desk, id, [second]);
  const merged = await mergeInto(
    ground,
    organisation,
    { key: 'merge', case: fresh.id, by },
    before.reference,
  );
  assert.ok('done' in merged, JSON.stringify(merged));
  assert.deepEqual(await linkedOn(desk, fresh), [
    `split from ${before.reference}`,
    `merged into ${before.reference}`,
  ]);
  assert.ok('done' in (await unmerge(ground, organisation, { key: 'apart', case: fresh.id, by })));
});

test('once something was done on the new case the splitting is not taken back, so that it is not lost', async () => {
  const { desk, id, second } = await twoItems();
  const fresh = await split(desk, id, [second]);
  const wordsId = desk.ground.newId();
  await ask(desk, fresh.id, {
    words: [{ id: wordsId, body: 'They rang' }],
    ask: { do: 'take note', data: { wordsId, private: false } },
  });
  const back = await takeBackSplit(desk.ground, desk.organisation, { key: 'back', case: id, by });
  assert.match('refused' in back ? back.refused : '', /Something happened on CQ-\d+ since: merge it/);
});

test('splitting asked twice with one key makes one case', async () => {
  const { desk, id, second } = await twoItems();
  const once = await split(desk, id, [second]);
  const twice = await split(desk, id, [second]);
  assert.equal(twice.id, once.id);
  assert.equal(twice.seq, once.seq);
});

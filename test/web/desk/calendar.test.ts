import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openingTimes } from '../../../src/app/public/opening-times.ts';
import { feedChange } from '../../../src/app/rules-change/calendar.ts';
import { carryOutChange } from '../../../src/app/rules-change/carry-out.ts';
import { database } from '../../kit/database.ts';
import { shippedFeed } from '../../kit/ground.ts';
import { aLivelyDay, move } from './lively.ts';
import { aWorld } from './world.ts';

const db = await database();
const name = 'office-hours-england-and-wales';

test('the keeper closes a date: sees what moves first, confirms, and takes it back by another change', async () => {
  const world = await aWorld(db);
  const cases = await aLivelyDay(world);
  const due = async () =>
    (await world.desk.caseOf(cases.patel)).promises.find((row) => row.promise === 'headline')?.clock.due;
  const page = await world.get('/desk/calendar', world.keeper);
  const preview = (fields: Record<string, string>) =>
    world.get(`/desk/calendar/preview?${new URLSearchParams(fields)}`, world.keeper);
  assert.equal(page.status, 200);
  assert.match(page.body, /December 2026/);
  assert.match(page.body, /Days of 2026 that are not as every week[\s\S]*Christmas Day \(bank holiday\)/);
  assert.match(page.body, />Spring bank holiday</);
  const before = await due();
  const wanted = {
    ...world.hidden(page.body, '/desk/calendar/preview', 'value="close"'),
    date: '2026-12-24',
  };
  const nameless = await preview(wanted);
  assert.equal(nameless.status, 422);
  assert.match(nameless.body, /Say what the closure is called/);
  const shown = await preview({ ...wanted, name: 'Christmas closure' });
  assert.equal(shown.status, 200);
  assert.match(shown.body, /CQ-10000[\s\S]*falls later; nobody was told it/);
  assert.ok(shown.body.indexOf('Confirm this change') < shown.body.indexOf('Promises before and after'));
  assert.equal(await due(), before);
  const form = world.hidden(shown.body, '/desk/calendar');
  assert.equal((await world.post('/desk/calendar', form, world.manager)).status, 403);
  const done = await world.post('/desk/calendar', form, world.keeper);
  assert.equal(done.status, 303, done.body);
  assert.equal(await due(), (before ?? 0) + 86_400_000);
  const closed = await world.get('/desk/calendar', world.manager);
  assert.match(closed.body, /Christmas closure \(our own closure\)/);
  assert.match(closed.body, /Your keeper changes these/);
  const stale = await world.post('/desk/calendar', form, world.keeper);
  assert.equal(stale.status, 422);
  assert.match(stale.body, /changed meanwhile/);
  const again = await world.get('/desk/calendar', world.keeper);
  const back = await preview({
    ...world.hidden(again.body, '/desk/calendar/preview', 'value="as the week"'),
    date: '2026-12-24',
  });
  assert.match(back.body, /falls sooner/);
  await world.post('/desk/calendar', world.hidden(back.body, '/desk/calendar'), world.keeper);
  assert.equal(await due(), before);
  const { tracks } = await world.desk.caseOf(cases.patel);
  assert.match(tracks[0]?.calendar ?? '', new RegExp(`^${name}@2026-3$`));
});

test('told dates stay, or are put off with a reason that the letter gives', async () => {
  const world = await aWorld(db, '2026-11-23 10:00');
  const cases = await aLivelyDay(world);
  if ((await world.desk.caseOf(cases.patel)).items[0]?.stage === 'registration')
    await move(world, cases.patel, 'register', { manager: world.manager.id });
  const told = async () =>
    (await world.desk.caseOf(cases.patel)).promises.find(
      (row) => row.itemId !== null && (row.status === 'made' || row.status === 'at risk'),
    );
  const first = await told();
  assert.ok(first);
  const page = await world.get('/desk/calendar', world.keeper);
  const preview = (fields: Record<string, string>) =>
    world.get(`/desk/calendar/preview?${new URLSearchParams(fields)}`, world.keeper);
  const shown = await preview({
    ...world.hidden(page.body, '/desk/calendar/preview', 'value="close"'),
    date: '2026-11-24',
    name: 'Flood in the office',
  });
  assert.match(shown.body, /would fall later; it was told/);
  const form = { ...world.hidden(shown.body, '/desk/calendar'), later: 'put off' };
  const silent = await world.post('/desk/calendar', { ...form, reason: '' }, world.keeper);
  assert.equal(silent.status, 422);
  assert.match(silent.body, /Say why the dates are put off/);
  const done = await world.post(
    '/desk/calendar',
    { ...form, reason: 'Our office was flooded' },
    world.keeper,
  );
  assert.equal(done.status, 303, done.body);
  const now = (await world.desk.caseOf(cases.patel)).promises.find((row) => row.id === first.id);
  assert.ok((now?.clock.due ?? 0) > first.clock.due);
  assert.equal(now?.first.due, first.clock.due);
  const letters = await world.desk.rows<{ body: string }>(
    "select body from send where organisation_id = $1 and letter = 'a later date'",
  );
  assert.match(letters[0]?.body ?? '', /Our office was flooded/);
});

test('from 120 days before the calendar ends Today and health say so', async () => {
  const world = await aWorld(db, '2028-08-20 10:00');
  assert.doesNotMatch((await world.get('/desk')).body, /published only to/);
  assert.equal((await world.get('/healthz')).body, 'ok\n');
  await world.pass(30 * 86_400_000);
  assert.match((await world.get('/desk')).body, /published only to Sunday 31 December 2028/);
  assert.match((await world.get('/healthz')).body, /^ok\nbank holidays are published only to 2028-12-31/);
});

test('past the last published year cases open all the same, their dates to follow, and a newer feed dates them', async () => {
  const world = await aWorld(db, '2028-12-29 15:30');
  const cases = await aLivelyDay(world);
  await world.pass(5 * 86_400_000);
  if ((await world.desk.caseOf(cases.patel)).items[0]?.stage === 'registration')
    await move(world, cases.patel, 'register', { manager: world.manager.id });
  const assess = async () =>
    (await world.desk.caseOf(cases.patel)).promises.find((row) => row.promise === 'assess');
  assert.equal((await assess())?.clock.awaited, true);
  for (const path of ['/desk', '/desk/cases/CQ-10000', '/desk/report', '/desk/calendar', '/'])
    assert.ok((await world.get(path)).status < 400, path);
  assert.match((await world.get('/desk/cases/CQ-10000')).body, /take in the newer bank holidays/);
  const letters = await world.desk.rows<{ body: string }>(
    "select body from send where organisation_id = $1 and letter = 'registered'",
  );
  assert.match(letters[0]?.body ?? '', /By: the date is to follow/);
  const feed = shippedFeed();
  for (const division of Object.values(feed))
    division.events.push({ title: 'New Year’s Day', date: '2029-01-01', notes: '', bunting: true });
  const { ground, organisation } = world.desk;
  assert.deepEqual((await openingTimes(ground, organisation))?.days, []);
  const made = await feedChange(ground, organisation, feed);
  assert.ok('change' in made);
  const keeper = { kind: 'staff', id: world.keeper.id, roles: ['keeper'] } as const;
  await carryOutChange(ground, organisation, made.change, { by: keeper, later: 'stays' });
  assert.equal((await assess())?.clock.awaited, undefined);
  const asked = (await world.desk.caseOf(cases.patel)).exceptions.map((row) => row.about);
  assert.deepEqual(
    asked.filter((about) => about.includes('newer bank holidays')),
    [],
  );
  await world.pass(20 * 86_400_000);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askOfCase } from '../../src/app/ask.ts';
import { rebuild } from '../../src/app/rebuild.ts';
import { openRuleBook, rulesFor } from '../../src/app/rule-book.ts';
import { feedChange, hoursChange, newestEditions, someLag } from '../../src/app/rules-change/calendar.ts';
import { carryOutChange } from '../../src/app/rules-change/carry-out.ts';
import { previewChange } from '../../src/app/rules-change/preview.ts';
import type { Author } from '../../src/domain/case/event.ts';
import type { HolidayFeed } from '../../src/domain/time/holidays.ts';
import { loadCase } from '../../src/store/case/load.ts';
import { inOrganisation } from '../../src/store/transaction.ts';
import { at, client, homeowner, local } from '../kit/case.ts';
import { database } from '../kit/database.ts';
import { publishShipped, shippedFeed, testGround } from '../kit/ground.ts';
import { anOrganisation } from '../web/organisation.ts';

const db = await database();
const ground = testGround(db.app, at('2026-11-23 10:00'));
const organisation = await anOrganisation(db.app);
await publishShipped(ground, organisation);
const keeper: Author = { kind: 'staff', id: ground.newId(), roles: ['keeper'] };

async function opened(reference: string): Promise<string> {
  const force = (await ground.rules.of(organisation)).inForce.get('query');
  assert.ok(force);
  const id = ground.newId();
  const answer = await askOfCase(ground, organisation, {
    key: reference,
    case: id,
    by: { kind: 'desk' },
    ask: {
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
        items: [{ itemId: ground.newId(), product: null, fault: null, wordsId: null }],
      },
    },
  });
  assert.ok('done' in answer, JSON.stringify(answer));
  return id;
}

const stateOf = async (caseId: string) =>
  (await inOrganisation(db.app, organisation, (tx) => loadCase(tx, organisation, caseId, null))).state;

/** The shipped feed with one more bank holiday in England and Wales. */
function withHoliday(date: string): HolidayFeed {
  const feed = shippedFeed();
  const { events, ...division } = feed['england-and-wales'];
  const added = { title: 'A day of thanks', date, notes: '', bunting: true };
  return { ...feed, 'england-and-wales': { ...division, events: [...events, added] } };
}

test('a newer feed shows which promises move, moves nothing until told, then moves them as events, once', async () => {
  const id = await opened('CQ-8001');
  const before = (await stateOf(id))?.promises.find((row) => row.promise === 'headline')?.clock;
  const made = await feedChange(ground, organisation, withHoliday('2026-12-09'));
  assert.ok('change' in made, JSON.stringify(made));
  assert.deepEqual(
    made.days.map(({ calendar, days }) => [calendar, days.map(({ date, change }) => `${date} ${change}`)]),
    [['office-hours-england-and-wales', ['2026-12-09 closed']]],
  );
  const preview = await previewChange(ground, organisation, made.change);
  assert.deepEqual(
    preview.moving.map(({ reference, becomes, before, after }) => [
      reference,
      becomes,
      local(before.due),
      local(after.due),
    ]),
    [['CQ-8001', 'later', '2027-01-07 17:00', '2027-01-08 17:00']],
  );
  assert.deepEqual((await stateOf(id))?.promises.find((row) => row.promise === 'headline')?.clock, before);
  const done = await carryOutChange(ground, organisation, made.change, { by: keeper, later: 'stays' });
  assert.deepEqual(done, { followed: 1, staying: [], putOff: 0, letters: 0, more: false });
  const headline = (await stateOf(id))?.promises.find((row) => row.promise === 'headline');
  assert.equal(local(headline?.clock.due ?? 0), '2027-01-08 17:00');
  assert.deepEqual(
    headline?.recalculated?.map((row) => local(row.from.due)),
    ['2027-01-07 17:00'],
  );
  const again = await carryOutChange(ground, organisation, made.change, { by: keeper, later: 'stays' });
  assert.deepEqual(again, { followed: 0, staying: [], putOff: 0, letters: 0, more: false });
  assert.deepEqual(await feedChange(ground, organisation, withHoliday('2026-12-09')), {
    nothing: 'every calendar has these holidays already',
  });
  const next = await opened('CQ-8002');
  assert.equal((await stateOf(next))?.tracks[0]?.calendar, (await stateOf(id))?.tracks[0]?.calendar);
  assert.deepEqual((await rebuild(ground, organisation, false)).differences, []);
});

test('a process that has not read the newer edition yet reads it when a case follows it already', async () => {
  const other = openRuleBook(db.app, () => at('2026-11-23 10:00'));
  await other.of(organisation);
  const id = await opened('CQ-8003');
  const made = await hoursChange(ground, organisation, 'office-hours-england-and-wales', {
    do: 'close',
    date: '2026-12-10',
    name: 'Stocktaking',
  });
  assert.ok('change' in made);
  await carryOutChange(ground, organisation, made.change, { by: keeper, later: 'stays' });
  const state = await stateOf(id);
  assert.ok(state);
  const calendar = state.tracks[0]?.calendar ?? '';
  assert.equal((await other.of(organisation)).calendars.has(calendar), false);
  assert.equal((await rulesFor(other, organisation, [state])).calendars.has(calendar), true);
});

test('a change that was interrupted is taken up again, and only so many cases follow at once', async () => {
  const ids = [await opened('CQ-8004'), await opened('CQ-8005')];
  const made = await hoursChange(ground, organisation, 'office-hours-england-and-wales', {
    do: 'close',
    date: '2026-12-11',
    name: 'Stocktaking',
  });
  assert.ok('change' in made);
  const first = await carryOutChange(ground, organisation, made.change, {
    by: keeper,
    later: 'stays',
    most: 1,
  });
  assert.ok(!('refused' in first) && first.more && first.followed === 1);
  assert.equal(await someLag(ground, organisation), true);
  const { change } = await newestEditions(ground, organisation);
  const rest = await carryOutChange(ground, organisation, change, { by: keeper, later: 'stays' });
  assert.ok(!('refused' in rest) && !rest.more);
  assert.equal(await someLag(ground, organisation), false);
  const calendars = new Set<string | undefined>();
  for (const id of ids) calendars.add((await stateOf(id))?.tracks[0]?.calendar);
  assert.equal(calendars.size, 1);
  assert.deepEqual((await rebuild(ground, organisation, false)).differences, []);
});

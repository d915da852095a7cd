import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rebuild } from '../../src/app/rebuild.ts';
import { sendOrganisation } from '../../src/app/send.ts';
import { at } from '../kit/case.ts';
import { database } from '../kit/database.ts';
import { aDesk } from './desk.ts';

const db = await database();
const desk = await aDesk(db.app, at('2026-11-23 10:00'));
const { ground, organisation } = desk;
const spoilt = await desk.open('case 0');
for (let n = 1; n < 60; n += 1) await desk.open(`case ${n}`);
await desk.awaitAnswer(spoilt);
ground.set(at('2026-12-01 12:00'));
await desk.wake();
const send = async () => ({ sent: '250 ok' });
await sendOrganisation(ground, { send }, organisation, at('2026-12-01 12:00'));

test('what is stored of every case is what its events tell', async () => {
  const counted: number[] = [];
  const outcome = await rebuild(ground, organisation, false, (cases) => counted.push(cases));
  assert.deepEqual(outcome, { cases: 60, differences: [] });
  assert.deepEqual(counted, [50, 60]);
});

test('a difference is told by the case and the field, and nothing is changed', async () => {
  await desk.rows(
    `update case_now set stage = 'nowhere', state = jsonb_set(state, '{danger}', 'true') where organisation_id = $1 and case_id = $2`,
    [spoilt.id],
  );
  await desk.rows(
    `update promise_now set status = 'kept' where organisation_id = $1 and case_id = $2 and promise = 'headline'`,
    [spoilt.id],
  );
  const { differences } = await rebuild(ground, organisation, false);
  assert.equal(differences.length, 1);
  assert.equal(differences[0]?.case, spoilt.id);
  assert.deepEqual(differences[0]?.where.slice(0, 2), ['state danger', 'column stage']);
  assert.match(differences[0]?.where[2] ?? '', /^promise /);
  assert.deepEqual((await rebuild(ground, organisation, false)).differences, differences);
});

test('repaired, it is as the events tell it, and both sides are kept', async () => {
  await desk.rows(
    `insert into promise_now (organisation_id, promise_id, case_id, track_id, promise, standard, status, was_late, made_at, due, late_from)
     select organisation_id, $2, case_id, track_id, 'invented', standard, status, was_late, made_at, due, late_from
       from promise_now where organisation_id = $1 and case_id = $3 limit 1`,
    [ground.newId(), spoilt.id],
  );
  const { differences } = await rebuild(ground, organisation, true);
  assert.deepEqual(
    differences.map(({ repaired }) => repaired),
    [true],
  );
  assert.deepEqual((await rebuild(ground, organisation, false)).differences, []);
  const kept = await desk.rows<{ stored: { summary: { stage: string } } }>(
    'select stored from difference where organisation_id = $1 and case_id = $2',
    [spoilt.id],
  );
  assert.equal(kept[0]?.stored.summary.stage, 'nowhere');
});

test('a case whose row was lost is there again, and wakes at its next moment', async () => {
  await db.owner.query(
    `begin; set local app.organisation = '${organisation}'; delete from case_now where case_id = '${spoilt.id}'; commit`,
  );
  const before = await rebuild(ground, organisation, false);
  assert.deepEqual(before.differences[0]?.where, ['no row']);
  await rebuild(ground, organisation, true);
  const [row] = await desk.rows<{ wake_at: number | null }>(
    'select wake_at from case_now where organisation_id = $1 and case_id = $2',
    [spoilt.id],
  );
  assert.ok(row?.wake_at != null);
});

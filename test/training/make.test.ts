import assert from 'node:assert/strict';
import { test } from 'node:test';
import { housed, makeOrganisation } from '../../src/app/organisation.ts';
import { rebuild } from '../../src/app/rebuild.ts';
import { movedTo } from '../../src/app/training/samples.ts';
import { temperOf } from '../../src/app/training/temper.ts';
import { forgetUnmade } from '../../src/app/training/unmade.ts';
import { chance } from '../../src/domain/chance.ts';
import { shippedRulebook } from '../../src/main/rulebook.ts';
import { inOrganisation } from '../../src/store/transaction.ts';
import { database } from '../kit/database.ts';
import { now, row, smallDesk, trainingGround } from './desk.ts';

const db = await database();
const ground = trainingGround(db.app);
const { organisation, tally } = await smallDesk(ground);
const ask = async <T extends object>(sql: string): Promise<T[]> =>
  inOrganisation(db.app, organisation, async (tx) => (await tx.query<T>(sql, [organisation])).rows);

test('the sample is lived through by the real commands, and hardly one is refused', () => {
  assert.ok(tally.acts > 50, `${tally.acts} acts`);
  assert.ok(tally.refused <= tally.acts / 20, [...tally.why].join('\n'));
});

test('its queries stand in several stages, some are closed, and every open one has a next moment', async () => {
  const cases = await ask<{ stage: string; open: boolean; wake: number | null }>(
    'select stage, open, wake_at as wake from case_now where organisation_id = $1',
  );
  assert.ok(cases.length >= 12);
  assert.ok(cases.some(({ open }) => !open));
  assert.ok(new Set(cases.filter(({ open }) => open).map(({ stage }) => stage)).size > 1);
  assert.deepEqual(
    cases.filter(({ open, wake }) => open && wake === null),
    [],
  );
});

test('nothing on it is dated after now, and every letter is kept on the desk', async () => {
  const [last] = await ask<{ at: number }>(
    'select max(recorded_at) as at from case_event where organisation_id = $1',
  );
  assert.ok((last?.at ?? Number.POSITIVE_INFINITY) <= now);
  const letters = await ask<{ status: string; outcome: string | null }>(
    "select distinct status, outcome from send where organisation_id = $1 and status = 'sent'",
  );
  assert.deepEqual(letters, [{ status: 'sent', outcome: 'kept on this training desk' }]);
});

test('what is stored of its cases is what their events tell', async () => {
  const { cases, differences } = await rebuild(ground, organisation, false);
  assert.ok(cases >= 12);
  assert.deepEqual(differences, []);
});

test('one of its staff has left, one is away with somebody standing in, and a home was sold on', async () => {
  const left = await ask<{ name: string }>(
    'select name from staff where organisation_id = $1 and left_at is not null',
  );
  assert.deepEqual(
    left.map(({ name }) => name),
    ['Tim Garside'],
  );
  const away = await ask<{ cover: string | null }>(
    "select cover_id as cover from absence where organisation_id = $1 and from_date <= '2026-11-25' and to_date >= '2026-11-25'",
  );
  assert.equal(away.length, 1);
  assert.notEqual(away[0]?.cover, null);
  const moved = await ask(
    'select 1 from occupancy where organisation_id = $1 and to_date is not null limit 1',
  );
  assert.equal(moved.length, 1);
});

test('it is marked as made, and its clock is the wall clock', async () => {
  const [desk] = await housed(ground);
  assert.equal(desk?.settings.made, true);
  assert.equal(await ground.now(organisation), now);
});

test('a desk whose making was broken off is forgotten, and the one that was made stays', async () => {
  const half = await makeOrganisation(ground, row, await shippedRulebook());
  assert.equal((await housed(ground)).length, 2);
  await forgetUnmade(ground);
  const left = (await housed(ground)).map((one) => one.organisation);
  assert.deepEqual(left, [organisation]);
  assert.ok(!left.includes(half));
});

test('the dates of the sample move with the day on which it is made', () => {
  assert.equal(movedTo('from 2026-11-16 to 2026-11-29', '2026-11-23'), 'from 2026-11-16 to 2026-11-29');
  assert.equal(movedTo('from 2026-11-16', '2027-01-01'), 'from 2026-12-25');
});

test('the same seed draws the same tempers, in about the shares of a maker’s desk', () => {
  const drawn = (seed: number) => {
    const next = chance(seed);
    return Array.from({ length: 2_000 }, () => temperOf(next));
  };
  assert.deepEqual(drawn(1), drawn(1));
  const all = drawn(2);
  const share = (of: (temper: (typeof all)[number]) => boolean) => all.filter(of).length / all.length;
  assert.ok(Math.abs(share(({ way }) => way === 'supply and fit') - 0.45) < 0.05);
  assert.ok(Math.abs(share(({ answersAt }) => answersAt === 4) - 0.12) < 0.03);
});

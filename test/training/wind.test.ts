import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeOrganisation } from '../../src/app/organisation.ts';
import {
  askToWind,
  longestWind,
  steps,
  stepTo,
  stopWinding,
  toWind,
  underWay,
  windTo,
} from '../../src/app/training/wind.ts';
import { shippedRulebook } from '../../src/main/rulebook.ts';
import { inOrganisation } from '../../src/store/transaction.ts';
import { windTurn } from '../../src/worker/wind.ts';
import { database } from '../kit/database.ts';
import { now, row, smallDesk, trainingGround } from './desk.ts';

const db = await database();
const ground = trainingGround(db.app);
const { organisation } = await smallDesk(ground, 8, 2);
const wall = () => now;
const day = 86_400_000;

test('a clock is wound by the worker from one due moment to the next, and each act has its own', async () => {
  const to = now + 6 * day;
  assert.deepEqual(await askToWind(ground, organisation, to), { winding: true });
  assert.equal((await underWay(ground, organisation))?.to, to);
  const stop = new AbortController();
  await windTurn(ground, wall, stop.signal, (_loop, error) => assert.fail(String(error)))();
  assert.equal(await ground.now(organisation), to);
  assert.equal(await underWay(ground, organisation), null);
  const { rows } = await inOrganisation(db.app, organisation, (tx) =>
    tx.query<{ at: number; late: number }>(
      `select recorded_at as at, recorded_at - occurred_at as late from case_event
        where organisation_id = $1 and recorded_at > $2 and by->>'kind' = 'clock'`,
      [organisation, now],
    ),
  );
  assert.ok(rows.length > 0, 'something falls due within six days');
  assert.ok(rows.every(({ at }) => at <= to));
  assert.ok(new Set(rows.map(({ at }) => Math.floor(at / day))).size > 1, 'on more than one day');
  assert.ok(
    rows.every(({ late }) => late < 60_000),
    'nothing is done in arrears',
  );
});

test('a wind is stopped where it is', async () => {
  const from = await ground.now(organisation);
  let stepsTaken = 0;
  await windTo(
    ground,
    organisation,
    from + 5 * day,
    wall,
    async () => {
      stepsTaken += 1;
      return false;
    },
    (_case, error) => assert.fail(String(error)),
  );
  assert.equal(stepsTaken, 1);
  const stands = await ground.now(organisation);
  assert.ok(stands > from && stands <= from + 5 * day);
});

test('a clock is wound once at a time, forward, and by no more than sixty days', async () => {
  const stands = await ground.now(organisation);
  const backwards = await askToWind(ground, organisation, stands - 1);
  assert.match('refused' in backwards ? backwards.refused : '', /gone by/);
  const far = await askToWind(ground, organisation, stands + longestWind * day + 1);
  assert.match('refused' in far ? far.refused : '', /at most 60 days/);
  assert.deepEqual(await askToWind(ground, organisation, stands + day), { winding: true });
  const again = await askToWind(ground, organisation, stands + day);
  assert.match('refused' in again ? again.refused : '', /already/);
  await stopWinding(ground, organisation);
  assert.deepEqual(await toWind(ground), []);
});

test('the clock of an organisation that is no training desk is never wound', async () => {
  const real = await makeOrganisation(
    ground,
    { ...row, training: false, mailAddress: 'care@real.example' },
    await shippedRulebook(),
  );
  const refused = await askToWind(ground, real, now + day);
  assert.match('refused' in refused ? refused.refused : '', /Only the clock of a training desk/);
});

test('steps lead an hour, a day and a week on, and to the next opening', async () => {
  const saturday = Date.parse('2026-11-28T12:00:00Z');
  const led = await Promise.all(steps.map((step) => stepTo(ground, organisation, step, saturday)));
  assert.deepEqual(
    led.map((at) => new Date(at).toISOString()),
    [
      '2026-11-28T13:00:00.000Z',
      '2026-11-29T12:00:00.000Z',
      '2026-11-30T09:00:00.000Z',
      '2026-12-05T12:00:00.000Z',
    ],
  );
  const inHours = await stepTo(ground, organisation, 'opening', Date.parse('2026-11-25T10:00:00Z'));
  assert.equal(new Date(inHours).toISOString(), '2026-11-26T09:00:00.000Z');
});

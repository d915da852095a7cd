import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportCase } from '../../src/app/recorded/export-case.ts';
import { lineOf } from '../../src/main/commands/export.ts';
import { replayer } from '../../src/main/replay.ts';
import { readEvents } from '../../src/store/case/load.ts';
import { inOrganisation } from '../../src/store/transaction.ts';
import { database } from '../kit/database.ts';
import { differsAt } from '../kit/told-again.ts';
import { smallDesk, trainingGround } from './desk.ts';

const db = await database();
const ground = trainingGround(db.app);
const { organisation } = await smallDesk(ground);

test('every case of a training desk, as its mail, staff and clock made it, replays to the same events', async () => {
  const rows = await inOrganisation(db.app, organisation, async (tx) =>
    tx.query<{ id: string; reference: string }>(
      'select case_id as id, reference from case_now where organisation_id = $1 order by reference',
      [organisation],
    ),
  );
  assert.ok(rows.rows.length >= 12);
  const rules = await ground.rules.of(organisation);
  for (const { id, reference } of rows.rows) {
    const exported = await exportCase(ground, organisation, reference);
    assert.ok('commands' in exported, JSON.stringify(exported));
    const answer = replayer(rules);
    const events = exported.commands.map(lineOf).flatMap((line) => {
      const one = answer(line);
      assert.ok(one !== null && 'events' in one, JSON.stringify(one));
      return one.events;
    });
    const recorded = await inOrganisation(db.app, organisation, (tx) => readEvents(tx, organisation, id));
    assert.equal(differsAt(recorded, events), null, reference);
  }
});

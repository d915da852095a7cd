import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askOfCase } from '../../src/app/ask.ts';
import { CommitUnknown } from '../../src/store/failure.ts';
import { at } from '../kit/case.ts';
import { database } from '../kit/database.ts';
import { breakingPool, once } from './breaking-pool.ts';
import { aDesk, isDone } from './desk.ts';

const db = await database();
const desk = await aDesk(db.app, at('2026-11-23 10:00'));
const { ground, organisation } = desk;

const storedFor = (caseId: string) =>
  desk.rows<{ cases: number; events: number; letters: number }>(
    `select (select count(*) from case_now where organisation_id = $1 and case_id = $2) as cases,
            (select count(*) from case_event where organisation_id = $1 and case_id = $2) as events,
            (select count(*) from send where organisation_id = $1 and case_id = $2) as letters`,
    [caseId],
  );

for (const when of ['before', 'after'] as const) {
  test(`a connection cut ${when} the commit leaves nobody in doubt: the same key is asked again and done once`, async () => {
    const pool = breakingPool(db.appUrl, once(/^commit/, when));
    const request = await desk.opening(`cut ${when} the commit`);
    await assert.rejects(askOfCase({ ...ground, pool }, organisation, request), CommitUnknown);
    const [then] = await storedFor(request.case);
    assert.equal(then?.cases, when === 'before' ? 0 : 1);
    const done = isDone(await askOfCase({ ...ground, pool }, organisation, request));
    assert.equal(done.case, request.case);
    const [now] = await storedFor(request.case);
    assert.equal(now?.cases, 1);
    assert.equal(now?.letters, 1);
    assert.deepEqual(isDone(await desk.ask(request)), done);
    await pool.end();
  });
}

for (const [what, pattern] of [
  ['while it is read', /for update/],
  ['while it is saved', /insert into case_event/],
] as const) {
  test(`a connection cut ${what} is tried again without anybody hearing of it, and done once`, async () => {
    for (const when of ['before', 'after'] as const) {
      const pool = breakingPool(db.appUrl, once(pattern, when));
      const request = await desk.opening(`cut ${what} ${when}`);
      const done = isDone(await askOfCase({ ...ground, pool }, organisation, request));
      const [now] = await storedFor(request.case);
      assert.deepEqual(now, { cases: 1, events: done.seq, letters: 1 });
      await pool.end();
    }
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCasePage } from '../../src/app/desk/case-page/read.ts';
import { wakeOrganisation } from '../../src/app/wake.ts';
import { at } from '../kit/case.ts';
import { database } from '../kit/database.ts';
import { aDesk, type Opened } from './desk.ts';

const db = await database();
const start = at('2026-11-23 10:00');
const desk = await aDesk(db.app, start);
const { ground, organisation } = desk;

const cases: Opened[] = [];
for (let n = 0; n < 12; n += 1) cases.push(await desk.open(`case ${n}`));
const broken = cases[3] ?? assert.fail('there are twelve');

/** The case runs under a standard that nobody published: whatever time does to it throws. */
const breakIt = () =>
  desk.rows(
    `update case_now set state = jsonb_set(state, '{tracks,0,standard}', '"no-such-standard@1"')
      where organisation_id = $1 and case_id = $2`,
    [broken.id],
  );
const mendIt = () =>
  desk.rows(
    `update case_now set state = jsonb_set(state, '{tracks,0,standard}', '"after-care@1"')
      where organisation_id = $1 and case_id = $2`,
    [broken.id],
  );

interface Row {
  case_id: string;
  failures: number;
  wake_after: number | null;
  wake_at: number;
  needs_person: number;
}
const rowOf = async (of: Opened): Promise<Row> =>
  (await desk.rows<Row>('select * from case_now where organisation_id = $1 and case_id = $2', [of.id]))[0] ??
  assert.fail('the case is gone');

async function turn(now: number): Promise<string[]> {
  ground.set(now);
  const failed: string[] = [];
  await wakeOrganisation(ground, organisation, now, (caseId) => failed.push(caseId));
  return failed;
}

const late = at('2026-12-01 12:00');

test('a case that throws stops nobody else: all others are woken in the same turn', async () => {
  await breakIt();
  const failed = await turn(late);
  assert.ok(failed.includes(broken.id));
  for (const one of cases) {
    const row = await rowOf(one);
    if (one === broken) assert.equal(row.failures, 1);
    else assert.ok(row.failures === 0 && row.wake_at > late);
  }
});

test('it is in front of a person at once, in the list of what needs one', async () => {
  assert.ok((await rowOf(broken)).needs_person > 0);
});

test('it backs off beside its hand, longer each time up to an hour, and is not tried before', async () => {
  const pauses: number[] = [];
  for (let n = 0; n < 12; n += 1) {
    const { wake_after } = await rowOf(broken);
    const due = wake_after ?? assert.fail('it does not back off');
    assert.deepEqual(await turn(due - 1), []);
    assert.ok((await turn(due)).includes(broken.id));
    pauses.push(((await rowOf(broken)).wake_after ?? 0) - due);
  }
  assert.ok(pauses.every((pause, i) => i === 0 || pause >= (pauses[i - 1] ?? 0)));
  assert.equal(pauses.at(-1), 3_600_000);
});

test('mended, it goes on where it stood, and nothing that fell due meanwhile is missed', async () => {
  await mendIt();
  const { wake_after } = await rowOf(broken);
  assert.deepEqual(await turn(wake_after ?? 0), []);
  const row = await rowOf(broken);
  assert.equal(row.failures, 0);
  assert.ok((await desk.events(broken.id)).some((event) => event.type === 'promise late'));
});

test('on a case whose clock has stopped notes are still taken and somebody asked for; the page says that it has', async () => {
  const asking = await desk.open('stopped in the middle');
  await desk.awaitAnswer(asking);
  const plan = (name: string) =>
    desk.rows(
      `update case_now set state = jsonb_set(state, '{runs,0,plan}', to_jsonb($3::text))
        where organisation_id = $1 and case_id = $2`,
      [asking.id, name],
    );
  await plan('no such plan');
  const then = late + 14 * 86_400_000;
  assert.ok((await turn(then)).includes(asking.id));
  const by = { kind: 'staff', id: ground.newId(), roles: ['administrator'] } as const;
  const wordsId = ground.newId();
  const note = { do: 'take note', data: { wordsId, private: false } } as const;
  const words = [{ id: wordsId, body: 'She rang: the door hangs lower every day' }];
  const noted = await desk.ask({ key: 'a note', case: asking.id, by, words, ask: note });
  assert.ok('done' in noted, JSON.stringify(noted));
  const help = { exceptionId: ground.newId(), about: 'Ring her today', messageId: null, urgent: true };
  const asked = { do: 'raise exception', data: help } as const;
  assert.ok('done' in (await desk.ask({ key: 'help', case: asking.id, by, ask: asked })));
  assert.equal((await rowOf(asking)).failures, 1, 'what was written does not hide that it has stopped');
  const move = {
    do: 'make move',
    data: { move: 'withdraw', items: [asking.itemId], fields: { reason: wordsId } },
  } as const;
  await assert.rejects(desk.ask({ key: 'withdraw', case: asking.id, by, ask: move }));
  const page = () => readCasePage(ground, organisation, asking.reference, by, 'Europe/London');
  assert.equal((await page())?.stopped, true);
  await plan('to arrange the inspection');
  const { wake_after } = await rowOf(asking);
  assert.deepEqual(await turn(wake_after ?? 0), []);
  assert.equal((await page())?.stopped, false);
});

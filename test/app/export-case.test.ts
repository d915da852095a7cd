import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Request } from '../../src/app/ask.ts';
import { mergeInto, unmerge } from '../../src/app/desk/merge.ts';
import { splitItems, takeBackSplit } from '../../src/app/desk/split.ts';
import { exportCase } from '../../src/app/recorded/export-case.ts';
import { sendOrganisation } from '../../src/app/send.ts';
import { lineOf } from '../../src/main/commands/export.ts';
import { replayer } from '../../src/main/replay.ts';
import { aDesk, isDone, type Opened } from '../faults/desk.ts';
import { at, homeowner } from '../kit/case.ts';
import { database } from '../kit/database.ts';
import { differsAt } from '../kit/told-again.ts';
import { aPerson } from '../web/organisation.ts';

const db = await database();
const desk = await aDesk(db.app, at('2026-11-23 10:00'));
const { ground, organisation, manager } = desk;
const planner: Request['by'] = { kind: 'staff', id: ground.newId(), roles: ['operations planner'] };
const operative = await aPerson(db.app, organisation, ['site operative'], 'pat.lowe@alder-finch.example');

/** The desk goes on by itself until then: it wakes what is due and sends what is queued, every hour. */
async function passTo(until: string): Promise<void> {
  for (let now = await ground.now(organisation); now < at(until); now += 3_600_000) {
    ground.set(now);
    await desk.wake();
    await sendOrganisation(ground, { send: async () => ({ sent: '250 ok' }) }, organisation, now);
  }
  ground.set(at(until));
}

let keys = 0;
async function ask(of: Opened, what: Request['ask'], by = manager, more: Partial<Request> = {}) {
  keys += 1;
  return isDone(await desk.ask({ key: `ask ${keys}`, case: of.id, by, ask: what, ...more }));
}

async function writes(of: Opened): Promise<void> {
  const message = {
    messageId: ground.newId(),
    partyId: homeowner.partyId,
    receivedAt: await ground.now(organisation),
    channel: 'email' as const,
    automatic: false,
    thanks: false,
    why: 'm.patel@mail.example answered to a signed address',
    danger: false,
    details: [],
  };
  await ask(of, { do: 'file message', data: message }, { kind: 'desk' });
}

async function isToldAgain(of: Opened): Promise<string> {
  const exported = await exportCase(ground, organisation, of.reference);
  assert.ok('commands' in exported, JSON.stringify(exported));
  const answer = replayer(await ground.rules.of(organisation));
  const lines = exported.commands.map(lineOf);
  const events = lines.map(answer).flatMap((one) => {
    assert.ok(one !== null && 'events' in one, JSON.stringify(one));
    return one.events;
  });
  const recorded = await desk.events(of.id);
  assert.equal(exported.events, recorded.length);
  assert.equal(differsAt(recorded, events), null);
  return lines.join('\n');
}

test('attempts, silence, a closure, a reopening, a visit, an extension and an undo replay to the same events', async () => {
  const one = await desk.open('one');
  await desk.awaitAnswer(one);
  await passTo('2026-12-02 12:00');
  assert.ok(
    (await desk.events(one.id)).some((event) => event.type === 'track closed'),
    'silence closes',
  );
  await writes(one);
  await passTo('2026-12-03 11:00');
  const slots = [9, 13].map((hour) => ({
    from: at(`2026-12-09 ${String(hour).padStart(2, '0')}:00`),
    to: at(`2026-12-09 ${hour + 3}:00`),
  }));
  const items = [one.itemId];
  await ask(
    one,
    { do: 'make move', data: { move: 'offer inspection times', items, fields: { slots } } },
    planner,
  );
  const slot = { from: at('2027-01-05 09:00'), to: at('2027-01-05 12:00') };
  const wish = ground.newId();
  const words = [{ id: wish, body: 'we are in Spain until the new year, says Meena Patel' }];
  await ask(
    one,
    { do: 'make move', data: { move: 'inspection agreed', items, fields: { slot, operative, wish } } },
    planner,
    { words },
  );
  const undone = await ask(one, { do: 'flag danger', data: { wordsId: null } });
  await ask(one, { do: 'retract', data: { events: undone.events, wordsId: null, because: 'undone' } });
  await passTo('2027-01-05 13:00');
  const inspected = {
    do: 'make move',
    data: { move: 'inspected', items, fields: { findings: ground.newId() } },
  } as const;
  await ask(one, inspected, manager, { occurredAt: at('2027-01-05 11:30') });
  await passTo('2027-01-11 13:00');
  const events = await desk.events(one.id);
  for (const type of ['attempt made', 'closure warned', 'track reopened', 'promise extended', 'promise late'])
    assert.ok(
      events.some((event) => event.type === type),
      type,
    );
  const text = await isToldAgain(one);
  assert.ok(text.includes('2027-01-05T11:30:00Z'), 'instants stay');
  for (const gone of [
    one.id,
    one.reference,
    one.itemId,
    operative,
    homeowner.partyId,
    'patel',
    'Spain',
    'Pat',
  ])
    assert.ok(!text.includes(gone), gone);
});

test('a merging, its taking back and the merging again replay to the same events, on both cases', async () => {
  const kept = await desk.open('kept');
  const repeats = await desk.open('repeats');
  const base = { case: repeats.id, by: manager };
  assert.ok('done' in (await mergeInto(ground, organisation, { ...base, key: 'merge' }, kept.reference)));
  ground.set((await ground.now(organisation)) + 3_600_000);
  assert.ok('done' in (await unmerge(ground, organisation, { ...base, key: 'unmerge' })));
  await desk.wake();
  const again = await mergeInto(ground, organisation, { ...base, key: 'merge again' }, kept.reference);
  assert.ok('done' in again, JSON.stringify(again));
  await passTo('2027-01-14 13:00');
  await isToldAgain(kept);
  await isToldAgain(repeats);
});

test('a splitting and its taking back replay to the same events, on both cases', async () => {
  const one = await desk.open('split');
  await desk.awaitAnswer(one);
  const itemId = ground.newId();
  await ask(one, { do: 'add item', data: { itemId, product: null, fault: null, wordsId: null } });
  const base = { case: one.id, by: manager };
  const split = await splitItems(ground, organisation, { ...base, key: 'apart' }, [one.itemId]);
  assert.ok('done' in split, JSON.stringify(split));
  const apart = { ...one, id: split.case, reference: split.reference };
  ground.set((await ground.now(organisation)) + 60_000);
  await isToldAgain(apart);
  const back = await takeBackSplit(ground, organisation, { ...base, key: 'together' });
  assert.ok('done' in back, JSON.stringify(back));
  await isToldAgain(one);
  await isToldAgain(apart);
});

test('a reference that is not there is refused', async () => {
  assert.deepEqual(await exportCase(ground, organisation, ' cq-1 '), { refused: 'There is no case CQ-1.' });
});

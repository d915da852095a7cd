import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '../../kit/database.ts';
import { aWorld } from './world.ts';

const db = await database();

/** A report on a desk without a relay: its letters are kept for a person. */
async function withoutRelay() {
  const world = await aWorld(db);
  const heard = await world.desk.hear({
    from: 'M J Patel <mjpatel88@mail.example>',
    text: 'Drawer at number 7 The Larches wont shut',
  });
  await world.pass(20 * 60_000);
  const id = heard.caseId ?? '';
  const [letter] = await world.desk.rows<{ id: string; status: string }>(
    "select send_id as id, status from send where organisation_id = $1 and letter = 'acknowledgement'",
  );
  return { world, id, path: `/desk/letters/${letter?.id}`, status: letter?.status };
}

test('a letter that no relay carries is said to be unsent, on Today, on its case and in the post room', async () => {
  const { world, id, path, status } = await withoutRelay();
  assert.equal(status, 'kept');
  const today = await world.get('/desk', world.administrator);
  assert.match(today.body, /1 letter waits to be printed or sent by hand/);
  assert.match(today.body, /\/desk\/letters\?shelf=print/);
  assert.doesNotMatch((await world.get('/desk', world.fitter)).body, /to be printed or sent by hand/);
  const page = await world.get(`/desk/cases/${await world.reference(id)}`, world.administrator);
  assert.match(page.body, /to be printed or sent by hand, from the Post room/);
  assert.match((await world.get('/desk/letters', world.administrator)).body, new RegExp(path));
  const late = (await world.desk.caseOf(id)).promises.find((row) => row.promise === 'acknowledgement');
  assert.equal(late?.status, 'late');
});

test('a letter sent from a person’s own mailbox keeps its promise from then, and is no longer counted', async () => {
  const { world, id, path } = await withoutRelay();
  const sheet = await world.get(path, world.administrator);
  assert.match(sheet.body, /href="mailto:mjpatel88%40mail\.example\?subject=/);
  const at = await world.desk.ground.now(world.desk.organisation);
  const sent = await world.post(path, world.hidden(sheet.body, path, 'mailed'), world.administrator);
  assert.equal(sent.status, 303, sent.body);
  const kept = (await world.desk.caseOf(id)).promises.find((row) => row.promise === 'acknowledgement');
  assert.deepEqual([kept?.status, kept?.wasLate, kept?.keptAt], ['kept', true, at]);
  const [row] = await world.desk.rows<{ status: string; outcome: string }>(
    "select status, outcome from send where organisation_id = $1 and letter = 'acknowledgement'",
  );
  assert.deepEqual([row?.status, row?.outcome], ['sent', 'sent by a person from a mailbox of their own']);
  assert.doesNotMatch((await world.get('/desk', world.administrator)).body, /letter waits/);
});

test('on a training desk the link of a letter is followed from its page, and on no other', async () => {
  const { world, path } = await withoutRelay();
  const letter = path.split('/').at(-1) ?? '';
  const follow = (who = world.administrator) => world.post('/desk/training/follow', { letter }, who);
  assert.equal((await follow()).status, 404);
  assert.doesNotMatch((await world.get(path, world.administrator)).body, /Follow its link/);
  await world.desk.rows('update organisation set training = true where organisation_id = $1');
  world.site.clock.set(world.site.clock.now() + 60_000);
  assert.match((await world.get(path, world.administrator)).body, /Follow its link, as they would/);
  assert.equal((await follow(world.fitter)).status, 403);
  const followed = await follow();
  assert.equal(followed.status, 303, followed.body);
  assert.equal(followed.location, '/my-query');
});

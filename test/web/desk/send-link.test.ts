import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '../../kit/database.ts';
import { aWorld } from './world.ts';

const db = await database();

test('one press sends a customer their link again; the story says who sent it, and a fourth time has to wait', async () => {
  const world = await aWorld(db);
  const row = await world.desk.hear({
    from: 'Meena Patel <mjpatel88@mail.example>',
    subject: 'Drawer',
    text: 'Plot 41 The Larches, 7 Larch Close. Drawer under hob wont shut.',
  });
  const id = row.caseId ?? '';
  const path = `/desk/cases/${await world.reference(id)}`;
  const press = async () =>
    world.post(`${path}/link`, world.hidden((await world.get(path)).body, `${path}/link`));
  const sent = await press();
  assert.equal(sent.status, 303, sent.body);
  const links = async () => (await world.desk.sent(id)).filter(({ letter }) => letter === 'their link');
  const [letter] = await links();
  assert.equal(letter?.recipient, 'mjpatel88@mail.example');
  assert.match(letter?.body ?? '', /Here is a new link[\s\S]*\/c\/[\w-]{43}/);
  const page = (await world.get(sent.location)).body;
  assert.match(page, /Done: Letter to [^<]*: Your link/);
  assert.doesNotMatch(page, /\/c\/[\w-]{43}/);
  for (let n = 2; n <= 3; n += 1) assert.equal((await press()).status, 303);
  const fourth = await press();
  assert.equal(fourth.status, 422);
  assert.match(fourth.body, /Their link was sent 3 times within the hour/);
  assert.equal((await links()).length, 3);
});

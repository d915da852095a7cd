import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '../../kit/database.ts';
import { Agent } from '../portal/agent.ts';
import { aWorld } from './world.ts';

const db = await database();

test('links that came into other hands are ended: they open nothing, whoever is in is out, and a new one opens the case', async () => {
  const world = await aWorld(db);
  const row = await world.desk.hear({
    from: 'Meena Patel <mjpatel88@mail.example>',
    subject: 'Drawer',
    text: 'Plot 41 The Larches, 7 Larch Close. Drawer under hob wont shut.',
  });
  const id = row.caseId ?? '';
  const path = `/desk/cases/${await world.reference(id)}`;
  const press = async (deed: string) =>
    world.post(`${path}/${deed}`, world.hidden((await world.get(path)).body, `${path}/${deed}`));
  const lastLink = async (): Promise<string> => {
    const letters = await world.desk.sent(id);
    const [link] = letters.flatMap(({ body }) => /\/c\/[\w-]{43}/.exec(body ?? '') ?? []).slice(-1);
    return link ?? '';
  };
  const follow = async (link: string) => {
    const customer = new Agent(world.site.app);
    return { customer, status: (await customer.post(link, {})).statusCode };
  };
  const stolen = await lastLink();
  const { customer, status } = await follow(stolen);
  assert.equal(status, 303);
  assert.equal((await customer.get('/my-query')).statusCode, 200);
  const ended = await press('end-links');
  assert.equal(ended.status, 303, ended.body);
  const told = (await world.get(ended.location)).body;
  assert.doesNotMatch(told, /class="undo"/);
  assert.match(told, /The links of [^<]* were ended/);
  assert.equal((await follow(stolen)).status, 403);
  assert.equal((await customer.get('/my-query')).statusCode, 401);
  assert.equal((await press('link')).status, 303);
  const fresh = await lastLink();
  assert.notEqual(fresh, stolen);
  assert.equal((await follow(fresh)).status, 303);
});

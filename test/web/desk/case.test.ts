import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '../../kit/database.ts';
import { aWorld } from './world.ts';

const db = await database();

test('first look', async () => {
  const world = await aWorld(db);
  const row = await world.desk.hear({
    from: 'Gaz <gaz@northmoorhomes.example>',
    text: 'plot 41 dor chipped again 3rd time now, lady going mad. sort it pls. Gaz. sent from my iphone',
  });
  const reference = await world.reference(row.caseId);
  const page = await world.get(`/desk/cases/${reference}`);
  assert.equal(page.status, 200, page.body);
  const today = await world.get('/desk');
  assert.equal(today.status, 200, today.body);
  assert.match(today.body, new RegExp(reference));
  const found = await world.get('/desk/search?q=plot+41');
  console.log(found.body.length);
  console.log(page.body.slice(0, 6000).replaceAll(/></g, '>\n<'));
});

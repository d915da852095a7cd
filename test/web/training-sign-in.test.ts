import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOrganisation } from '../../src/store/transaction.ts';
import { database } from '../kit/database.ts';
import { anOrganisation, aPerson } from './organisation.ts';
import { type Site, site } from './site.ts';

const db = await database();
const organisation = await anOrganisation(db.app);
const staff = await aPerson(db.app, organisation, ['fitter']);
const training = await site(db.app, { training: true });
const real = await site(db.app);

const mark = (as: boolean) =>
  inOrganisation(db.app, organisation, (tx) =>
    tx.query('update organisation set training = $2 where organisation_id = $1', [organisation, as]),
  );

const choose = ({ app }: Site) =>
  app.inject({
    method: 'POST',
    url: '/desk/sign-in/as',
    payload: `staff=${staff}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

const page = async ({ app }: Site) => (await app.inject({ url: '/desk/sign-in' })).body;

test('a training desk lets one choose who one is, by one press', async () => {
  await mark(true);
  assert.ok((await page(training)).includes('A fitter'));
  const answer = await choose(training);
  assert.equal(answer.statusCode, 303);
  assert.ok(answer.cookies.some(({ name }) => name === 'kept-staff'));
});

test('the real thing never offers it, not even for an organisation that is marked as training', async () => {
  await mark(true);
  assert.equal((await page(real)).includes('A fitter'), false);
  assert.equal((await choose(real)).statusCode, 404);
});

test('nobody is offered for an organisation that is not marked as training', async () => {
  await mark(false);
  assert.equal((await page(training)).includes('A fitter'), false);
  assert.equal((await choose(training)).statusCode, 403);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOrganisation } from '../../../src/store/transaction.ts';
import { database } from '../../kit/database.ts';
import { shippedRules } from '../../kit/rules.ts';
import { anOrganisation, aPerson } from '../organisation.ts';
import { site } from '../site.ts';

const db = await database();
const web = await site(db.app, {
  rules: {
    of: async () => shippedRules(),
    letters: () => Promise.reject(new Error('none')),
    forget: () => {},
  },
});
const training = await anOrganisation(db.app, 'The training desk');
await inOrganisation(db.app, training, (tx) =>
  tx.query('update organisation set training = true where organisation_id = $1', [training]),
);
const real = await anOrganisation(db.app, 'The real desk');
const pressed = async (
  organisation: typeof training,
  path: string,
  fields: Record<string, string>,
  role = 'administrator',
) => {
  const person = await aPerson(db.app, organisation, [role], `${role}-${Math.random()}@alder-finch.example`);
  const { cookie, csrf } = await web.signedIn(organisation, person);
  const payload = new URLSearchParams({ csrf, ...fields }).toString();
  const headers = {
    cookie,
    accept: 'text/html',
    'content-type': 'application/x-www-form-urlencoded',
    origin: 'http://localhost:4000',
  };
  return web.app.inject({ method: 'POST', url: path, headers, payload });
};
const opened = async (organisation: typeof training, path: string) => {
  const { cookie } = await web.signedIn(
    organisation,
    await aPerson(db.app, organisation, ['administrator'], `reader-${Math.random()}@alder-finch.example`),
  );
  return web.app.inject({ url: path, headers: { cookie, accept: 'text/html' } });
};

test('a page of a training desk shows its date and time, and the keys that wind it', async () => {
  const { body } = await opened(training, '/desk/new');
  assert.match(body, /<time datetime="2026-03-02T09:00:00Z">Monday 2 March 2026, 9am<\/time>/);
  for (const key of ['+1 hour', '+1 day', 'To the next opening', '+1 week'])
    assert.ok(body.includes(key), key);
});

test('a page of any other desk shows neither, and its clock cannot be wound', async () => {
  const { body } = await opened(real, '/desk/new');
  assert.doesNotMatch(body, /winding|\+1 week/);
  assert.equal((await pressed(real, '/desk/training/wind', { step: 'week' })).statusCode, 404);
  assert.equal((await pressed(real, '/desk/training/stop', {})).statusCode, 404);
  assert.equal((await opened(real, '/desk/training')).statusCode, 404);
});

test('a key asks for the wind, its page says how far it is, and stopping ends it there', async () => {
  const wound = await pressed(training, '/desk/training/wind', { step: 'day', back: '/desk/new' });
  assert.equal(wound.statusCode, 303);
  assert.equal(wound.headers.location, '/desk/training?back=%2Fdesk%2Fnew');
  const { body } = await opened(training, '/desk/training?back=/desk/new');
  assert.match(body, /<progress id="wound" max="100" value="0">/);
  assert.match(body, /Stop here/);
  assert.match(body, /<meta name="kept-under-way"[^>]*><noscript><meta http-equiv="refresh"/);
  const twice = await pressed(training, '/desk/training/wind', { step: 'day' });
  assert.equal(twice.statusCode, 409);
  assert.equal((await pressed(training, '/desk/training/stop', {})).statusCode, 303);
  assert.equal((await opened(training, '/desk/training?back=/desk/new')).headers.location, '/desk/new');
});

test('a step that is none is refused in a sentence', async () => {
  const refused = await pressed(training, '/desk/training/wind', { step: 'year' });
  assert.equal(refused.statusCode, 400);
  assert.match(refused.body, /how far the clock is to be wound/);
});

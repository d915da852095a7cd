import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demandAnswer } from '../../src/web/access/guard.ts';
import { allowed, roles } from '../../src/web/access/permissions.ts';
import { database } from '../kit/database.ts';
import { anOrganisation, aPerson } from './organisation.ts';
import { site } from './site.ts';

const db = await database();
const organisation = await anOrganisation(db.app);
const routes: { method: string; url: string; config: Parameters<typeof demandAnswer>[0]['config'] }[] = [];
const { app, signedIn, asParty } = await site(db.app, {
  async watch(own) {
    own.addHook('onRoute', ({ method, url, config }) => {
      for (const each of [method].flat()) routes.push({ method: each, url, config });
    });
  },
});
const people = new Map<string, { cookie: string; csrf: string }>();
for (const role of roles)
  people.set(role, await signedIn(organisation, await aPerson(db.app, organisation, [role])));

const form = (csrf: string) => `csrf=${encodeURIComponent(csrf)}`;
const formHeaders: Record<string, string> = {
  'content-type': 'application/x-www-form-urlencoded',
  'sec-fetch-site': 'same-origin',
};
// A path that no row has: what the guard lets in is then told 'not found' or 'not readable', never 'not allowed'.
const filled = (url: string) =>
  url.replaceAll(/:[a-zA-Z]+/g, '00000000-0000-7000-8000-000000000000').replaceAll('*', 'x');

test('a route that does not say who may use it stops the program', () => {
  assert.throws(() => demandAnswer({ method: 'GET', url: '/x', config: {} }), /must say who may/);
  assert.throws(
    () => demandAnswer({ method: 'GET', url: '/x', config: { open: true, staff: true } }),
    /exactly one/,
  );
});

test('every route turns away whoever is not signed in, and every role that the table forbids', async () => {
  let refused = 0;
  for (const { method, url, config } of routes) {
    if (config === undefined || config.open === true || config.scope !== undefined) continue;
    // A stream answers for an hour: who may hear it is told by the others of its kind.
    if (url === '/desk/stream') continue;
    const ask = (cookie: string, csrf: string) =>
      app.inject({
        method: method as 'GET',
        url: filled(url),
        headers: { cookie, ...(method === 'GET' || method === 'HEAD' ? {} : formHeaders) },
        ...(method === 'GET' || method === 'HEAD' ? {} : { payload: form(csrf) }),
      });
    assert.equal((await ask('', '')).statusCode, 401, `${method} ${url} for a stranger`);
    for (const [role, { cookie, csrf }] of people) {
      if (config.may === undefined || allowed([role], config.may) !== 'n') continue;
      assert.equal((await ask(cookie, csrf)).statusCode, 403, `${method} ${url} for a ${role}`);
      refused += 1;
    }
  }
  assert.ok(routes.length > 10);
  // Counted so that the loop above cannot pass by looking at nothing once deeds have routes.
  assert.ok(refused > 0 || routes.every(({ config }) => config?.may === undefined));
});

async function signOut(payload: string, cookie: string, site = 'same-origin'): Promise<number> {
  const headers = { ...formHeaders, 'sec-fetch-site': site, cookie };
  return (await app.inject({ method: 'POST', url: '/desk/sign-out', payload, headers })).statusCode;
}

test('a form without the session’s token, or with another’s, is refused', async () => {
  const one = people.get('care manager');
  const other = people.get('fitter');
  assert.ok(one !== undefined && other !== undefined);
  for (const payload of ['', form(other.csrf), form('x')])
    assert.equal(await signOut(payload, one.cookie), 403);
});

test('a form sent from another site is refused, with the right token too', async () => {
  const one = people.get('director');
  assert.ok(one !== undefined);
  assert.equal(await signOut(form(one.csrf), one.cookie, 'cross-site'), 403);
  assert.equal(await signOut(form(one.csrf), one.cookie), 303);
});

test('a customer’s session opens nothing of the desk', async () => {
  const { cookie } = await asParty(
    organisation,
    '00000000-0000-7000-8000-000000000001',
    '00000000-0000-7000-8000-000000000002',
  );
  assert.equal((await app.inject({ url: '/desk', headers: { cookie } })).statusCode, 401);
  const passedOff = cookie.replace('kept-case', 'kept-staff');
  assert.equal((await app.inject({ url: '/desk', headers: { cookie: passedOff } })).statusCode, 401);
});

test('a browser that is not signed in is led to the sign-in page and back', async () => {
  const answer = await app.inject({ url: '/desk?x=1', headers: { accept: 'text/html' } });
  assert.equal(answer.statusCode, 303);
  assert.equal(answer.headers.location, '/desk/sign-in?to=%2Fdesk%3Fx%3D1');
});

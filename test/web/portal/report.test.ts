import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOrganisation } from '../../../src/store/transaction.ts';
import { database } from '../../kit/database.ts';
import { Agent, hidden } from './agent.ts';
import { stateOf, world } from './world.ts';

const db = await database();
const here = await world(db.app);

const rows = async <T extends object>(sql: string, ...values: unknown[]): Promise<T[]> =>
  inOrganisation(
    db.app,
    here.organisation,
    async (tx) => (await tx.query<T>(sql, [here.organisation, ...values])).rows,
  );

async function caseIdOf(page: string): Promise<string> {
  const reference = /CQ-\d+/.exec(page)?.[0] ?? '';
  const [row] = await rows<{ case_id: string }>(
    'select case_id from case_now where organisation_id = $1 and reference = $2',
    reference,
  );
  assert.ok(row !== undefined, `no case for ${reference}`);
  return row.case_id;
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('a homeowner reports two things with a photo, and is told number, next step, date and person', async () => {
  const agent = new Agent(here.app);
  assert.equal((await agent.post('/report', { role: 'homeowner' })).headers.location, '/report/home');
  assert.equal(
    (
      await agent.post('/report/home', {
        address: '7 Larch Way, Leeds',
        postcode: 'ls15 8ab',
        site: '',
        plot: '',
        client: '',
      })
    ).headers.location,
    '/report/person',
  );
  await agent.post('/report/person', { homeowner: 'Meera Patel', email: 'm.patel@mail.example', phone: '' });
  const photo = await agent.upload(
    '/report/wrong',
    { items: 'The drawer under the hob will not shut' },
    { field: 'photos', name: 'drawer.png', bytes: png },
  );
  assert.equal(photo.headers.location, '/report/times');
  const more = await agent.post('/report/wrong', {
    items: ['The drawer under the hob will not shut', 'The end panel is swollen', ''],
    add: 'yes',
  });
  assert.match(more.body, /Thing 3/);
  assert.match(more.body, /drawer\.png/);
  await agent.post('/report/times', { times: 'After 2pm, I work nights', reference: '' });
  const check = await agent.get('/report/check');
  assert.match(check.body, /The end panel is swollen/);
  assert.doesNotMatch(check.body, /You can send this as it is/);
  assert.equal((await agent.post('/report/send', {})).headers.location, '/report/done');
  const done = await agent.get('/report/done');
  assert.match(done.body, /We have your report/);
  assert.match(done.body, /Priya Nair/);
  assert.match(done.body, /01632 960 111/);
  assert.match(done.body, /By .*November/);

  const state = await stateOf(here, await caseIdOf(done.body));
  assert.deepEqual(
    state.items.map((item) => item.stage),
    ['registration', 'registration'],
  );
  assert.equal(state.homeId, here.homeId);
  assert.equal(state.parties.filter((party) => party.role === 'homeowner').length, 1);
  assert.deepEqual(state.details.toSorted(), ['client', 'contact', 'fault', 'home', 'homeowner']);
  const [message] = await rows<{ status: string; channel: string; raw_sha256: string; body: string }>(
    'select status, channel, raw_sha256, body from message where organisation_id = $1 and case_id = $2',
    state.id,
  );
  assert.equal(message?.status, 'filed');
  assert.equal(message?.channel, 'web');
  assert.match(message?.body ?? '', /7 Larch Way/);
  const [raw] = await rows<{ body: Buffer }>(
    'select body from file where organisation_id = $1 and sha256 = $2',
    message?.raw_sha256,
  );
  assert.match(String(raw?.body), /"homeowner":"Meera Patel"/);
  const files = await rows<{ name: string }>(
    'select name from attachment where organisation_id = $1 and case_id = $2',
    state.id,
  );
  assert.deepEqual(files, [{ name: 'drawer.png' }]);
  const [ack] = await rows<{ recipient: string }>(
    `select recipient from send where organisation_id = $1 and case_id = $2 and letter = 'acknowledgement'`,
    state.id,
  );
  assert.equal(ack?.recipient, 'm.patel@mail.example');
});

test('a form sent twice opens one case, and nothing personal is left of it', async () => {
  const agent = new Agent(here.app);
  await agent.post('/report', { role: 'homeowner' });
  await agent.post('/report/home', { address: '7 Larch Way', postcode: 'LS15 8AB' });
  await agent.post('/report/person', { homeowner: 'Meera Patel', email: 'm.patel@mail.example' });
  await agent.post('/report/wrong', { items: 'The plinth is missing' });
  const before = await rows('select 1 from case_now where organisation_id = $1');
  await Promise.all([agent.post('/report/send', {}), agent.post('/report/send', {})]);
  await agent.post('/report/send', {});
  const after = await rows('select 1 from case_now where organisation_id = $1');
  assert.equal(after.length, before.length + 1);
  const drafts = await rows<{ answers: object; plan: unknown }>(
    'select answers, plan from report_draft where organisation_id = $1 and outcome is not null',
  );
  for (const { answers, plan } of drafts) assert.deepEqual({ answers, plan }, { answers: {}, plan: null });
});

test('an address that is in no record is taken, and a person is asked to find the home', async () => {
  const agent = new Agent(here.app);
  await agent.post('/report', { role: 'homeowner' });
  await agent.post('/report/home', {
    address: '99 Nowhere Lane, Ayton',
    postcode: 'ZZ1 9ZZ',
    client: 'Northmoor Homes',
  });
  await agent.post('/report/person', { homeowner: 'Tom Okafor', phone: '01632 960 222' });
  await agent.post('/report/wrong', { items: 'A hinge is torn' });
  await agent.post('/report/send', {});
  const done = await agent.get('/report/done');
  const state = await stateOf(here, await caseIdOf(done.body));
  assert.equal(state.homeId, null);
  assert.equal(state.clientId, here.clientId);
  assert.deepEqual(
    state.items.map((item) => item.stage),
    ['registration'],
  );
  assert.ok(state.exceptions.some(({ about }) => about.startsWith('The home is not in the records')));
  assert.match(done.body, /We ring you/);
});

test('a report with gaps is sent, says what is missing, and is asked for it', async () => {
  const agent = new Agent(here.app);
  await agent.post('/report', { role: 'client' });
  assert.equal(
    (
      await agent.post('/report/you', {
        reporter: 'Gaz',
        reporterEmail: 'gaz@northmoor.example',
        reporterPhone: '',
        client: 'Northmoor Homes',
      })
    ).headers.location,
    '/report/home',
  );
  await agent.post('/report/home', { site: '', plot: '', address: '', postcode: '' });
  await agent.post('/report/person', { homeowner: '', email: '', phone: '' });
  await agent.post('/report/wrong', { items: 'dor chipped again' });
  const check = await agent.get('/report/check');
  assert.match(check.body, /You can send this as it is/);
  assert.match(check.body, /The site and plot, or the postal address/);
  await agent.post('/report/send', {});
  const done = await agent.get('/report/done');
  assert.match(done.body, /What we still need/);
  const state = await stateOf(here, await caseIdOf(done.body));
  assert.deepEqual(
    state.items.map((item) => item.stage),
    ['incomplete'],
  );
  assert.equal(state.clientId, here.clientId);
  const letters = await rows<{ letter: string; recipient: string }>(
    'select letter, recipient from send where organisation_id = $1 and case_id = $2 order by letter',
    state.id,
  );
  assert.deepEqual(letters, [
    { letter: 'acknowledgement', recipient: 'gaz@northmoor.example' },
    { letter: 'missing details', recipient: 'gaz@northmoor.example' },
  ]);
});

test('missing details are given on the query’s own page, and complete it', async () => {
  const agent = new Agent(here.app);
  await agent.post('/report', { role: 'client' });
  await agent.post('/report/you', {
    reporter: 'Gary',
    reporterEmail: 'gary.hollis@northmoor.example',
    reporterPhone: '',
    client: 'Northmoor Homes',
  });
  await agent.post('/report/send', {});
  const caseId = await caseIdOf((await agent.get('/report/done')).body);
  const before = await stateOf(here, caseId);
  assert.deepEqual(
    before.items.map((item) => item.stage),
    ['incomplete'],
  );
  const { cookie } = await here.asParty(here.organisation, caseId, before.requesterId ?? '');
  const own = new Agent(here.app, cookie);
  assert.match((await own.get('/my-query')).body, /Give the missing details/);
  const page = (await own.get('/my-query/details')).body;
  assert.match(page, /The site and plot, or the postal address/);
  assert.equal((await own.post('/my-query/details', hidden(page))).statusCode, 422);
  const form = { ...hidden(page), site: 'The Larches', plot: '41', items: 'Door chipped again' };
  for (const _ of [1, 2])
    assert.match((await own.post('/my-query/details', form)).headers.location ?? '', /^\/my-query\?done=/);
  const after = await stateOf(here, caseId);
  assert.deepEqual(
    after.items.map((item) => item.stage),
    ['registration'],
  );
  assert.equal(after.items.length, 1);
  assert.equal(after.homeId, here.homeId);
  assert.equal(after.parties.filter((party) => party.role === 'homeowner').length, 1);
  assert.match((await own.get('/my-query')).body, /Door chipped again/);
});

test('somebody who helps is no client, and the person who lives there is asked about visits', async () => {
  const agent = new Agent(here.app);
  await agent.post('/report', { role: 'helper' });
  await agent.post('/report/you', {
    reporter: 'Ken Marsh',
    reporterEmail: 'ken@mail.example',
    reporterPhone: '',
  });
  await agent.post('/report/home', {
    address: '3 Elm Row, Ayton',
    postcode: 'YO1 1AA',
    client: 'Northmoor Homes',
  });
  await agent.post('/report/person', { homeowner: 'Ada Webb', phone: '01632 960 333' });
  await agent.post('/report/wrong', { items: 'Wall cupboard coming off the wall' });
  await agent.post('/report/send', {});
  const state = await stateOf(here, await caseIdOf((await agent.get('/report/done')).body));
  const roles = state.parties.map((party) => party.role);
  assert.ok(roles.includes('requester') && roles.includes('homeowner'));
  assert.equal(state.parties.find((party) => party.id === state.requesterId)?.role, 'requester');
  assert.equal(state.danger, true);
});

test('what is typed wrong is told beside its field and first of all, with what was typed', async () => {
  const agent = new Agent(here.app);
  const none = await agent.post('/report', {});
  assert.equal(none.statusCode, 422);
  assert.match(none.body, /<title>Error: /);
  assert.match(none.body, /<a href="#role">Say who you are<\/a>/);
  await agent.post('/report', { role: 'homeowner' });
  const wrong = await agent.post('/report/person', {
    homeowner: 'Meera',
    email: 'not an address',
    phone: '12',
  });
  assert.equal(wrong.statusCode, 422);
  assert.match(wrong.body, /value="not an address"/);
  assert.match(wrong.body, /Enter an e-mail address like/);
  assert.match(wrong.body, /Enter a phone number with its area code/);
  const nobody = await agent.post('/report/person', { homeowner: 'Meera', email: '', phone: '' });
  assert.match(nobody.body, /so that we can answer you/);
});

test('what people type is shown as they typed it, and never as markup', async () => {
  const agent = new Agent(here.app);
  await agent.post('/report', { role: 'homeowner' });
  await agent.post('/report/wrong', { items: '<script>alert(1)</script>' });
  const check = await agent.get('/report/check');
  assert.match(check.body, /&lt;script&gt;alert\(1\)/);
  assert.doesNotMatch(check.body, /<script>alert/);
});

test('a page in the middle of the form, opened without one begun, leads to its start', async () => {
  for (const url of ['/report/home', '/report/check', '/report/done'])
    assert.equal((await new Agent(here.app).get(url)).headers.location, '/report');
});

test('who looks after a postcode is told, by its first half too, and plainly where nobody is known', async () => {
  const agent = new Agent(here.app);
  for (const postcode of ['ls15 8ab', 'LS15'])
    assert.match((await agent.post('/who-looks-after', { postcode })).body, /Priya Nair[\s\S]*01632 960 111/);
  assert.match((await agent.post('/who-looks-after', { postcode: 'ZZ1 9ZZ' })).body, /We know of no site/);
  assert.equal((await agent.post('/who-looks-after', { postcode: 'x' })).statusCode, 422);
});

test('the standards are shown with what is a rule of our own, and how days count', async () => {
  const { body } = await new Agent(here.app).get('/standards');
  assert.match(body, /After-care of new homes/);
  assert.match(body, /our own rule/);
  assert.match(body, /Counted from the next opening/);
  assert.match(body, /30 working days/);
});

test('opening times come from the calendar, and name days on which nobody is there', async () => {
  here.clock.set('2026-12-24T09:00:00Z');
  const { body } = await new Agent(here.app).get('/contact');
  here.clock.set('2026-11-23T10:00:00Z');
  assert.match(body, /Friday 25 December 2026<\/th><td[^>]*>Closed/);
  assert.match(body, /Thursday 24 December 2026<\/th><td[^>]*>\d/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setUpLink } from '../../src/app/access/set-up-link.ts';
import { inOrganisation } from '../../src/store/transaction.ts';
import { database } from '../kit/database.ts';
import { anOrganisation, aPerson } from './organisation.ts';
import { site } from './site.ts';

const db = await database();
const organisation = await anOrganisation(db.app);
const { app, ground, parts, clock, mails, signedIn } = await site(db.app);
const minutes = 60_000;

type Answer = Awaited<ReturnType<typeof app.inject>>;

const cookieOf = (answer: Answer, name: string) => {
  const found = answer.cookies.find((cookie) => cookie.name === name);
  return found === undefined ? '' : `${found.name}=${found.value}`;
};

const send = (url: string, payload: Record<string, string>, cookie = '') =>
  app.inject({
    method: 'POST',
    url,
    payload: new URLSearchParams(payload).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', cookie },
  });

let people = 0;
/** Somebody new who asked for a code; with the mail they were sent and the cookie of their browser. */
async function asked() {
  people += 1;
  const email = `person${people}@alder-finch.example`;
  const id = await aPerson(db.app, organisation, ['administrator'], email);
  const answer = await send('/desk/sign-in', { address: email.toUpperCase() });
  const mail = mails.at(-1);
  assert.equal(mail?.to, email);
  return {
    id,
    email,
    answer,
    browser: cookieOf(answer, 'kept-browser'),
    code: mail.code,
    link: new URL(mail.link).pathname,
  };
}

test('a member of staff signs in with the code that was sent, in the browser that asked', async () => {
  const { browser, code } = await asked();
  const answer = await send(
    '/desk/sign-in/code',
    { code: `${code.slice(0, 3)} ${code.slice(3)}`, to: '/desk/search?q=x' },
    browser,
  );
  assert.equal(answer.statusCode, 303);
  assert.equal(answer.headers.location, '/desk/search?q=x');
  const cookie = answer.cookies.find(({ name }) => name === 'kept-staff');
  assert.deepEqual([cookie?.httpOnly, cookie?.sameSite, cookie?.path], [true, 'Lax', '/']);
  const page = await app.inject({ url: '/desk', headers: { cookie: cookieOf(answer, 'kept-staff') } });
  assert.equal(page.statusCode, 200);
});

test('a code works once', async () => {
  const { browser, code } = await asked();
  assert.equal((await send('/desk/sign-in/code', { code }, browser)).statusCode, 303);
  assert.equal((await send('/desk/sign-in/code', { code }, browser)).statusCode, 422);
});

test('a code is nothing in another browser', async () => {
  const { code } = await asked();
  const other = await asked();
  assert.equal((await send('/desk/sign-in/code', { code }, '')).statusCode, 422);
  assert.equal((await send('/desk/sign-in/code', { code }, other.browser)).statusCode, 422);
});

test('after five wrong codes the right one is refused too', async () => {
  const { browser, code } = await asked();
  const wrong = code === '000000' ? '000001' : '000000';
  for (let i = 0; i < 5; i += 1) await send('/desk/sign-in/code', { code: wrong }, browser);
  assert.equal((await send('/desk/sign-in/code', { code }, browser)).statusCode, 422);
});

test('a code lasts ten minutes', async () => {
  const { browser, code } = await asked();
  clock.forward(10 * minutes);
  assert.equal((await send('/desk/sign-in/code', { code }, browser)).statusCode, 422);
});

test('a link needs a press, and works only in the browser that asked', async () => {
  const { browser, link } = await asked();
  const scanned = await app.inject({ url: link });
  assert.equal(scanned.statusCode, 200);
  assert.equal(
    scanned.cookies.some(({ name }) => name === 'kept-staff'),
    false,
  );
  assert.equal((await send(link, {}, '')).statusCode, 422);
  assert.equal((await send(link, {}, browser)).statusCode, 303);
  assert.equal((await send(link, {}, browser)).statusCode, 422);
});

test('whether an address belongs to somebody cannot be told from the answer', async () => {
  const known = await asked();
  const before = mails.length;
  const unknown = await send('/desk/sign-in', { address: 'nobody@alder-finch.example' });
  assert.equal(unknown.statusCode, known.answer.statusCode);
  assert.equal(unknown.body, known.answer.body);
  assert.equal(mails.length, before);
  const wrong = await send('/desk/sign-in/code', { code: '123456' }, cookieOf(unknown, 'kept-browser'));
  assert.equal(wrong.statusCode, 422);
});

test('the sixth code for one address within a quarter of an hour is not sent', async () => {
  clock.forward(15 * minutes);
  const { email } = await asked();
  for (let i = 0; i < 4; i += 1)
    assert.equal((await send('/desk/sign-in', { address: email })).statusCode, 200);
  const answer = await send('/desk/sign-in', { address: email });
  assert.equal(answer.statusCode, 429);
  assert.ok(Number(answer.headers['retry-after']) > 0);
  clock.forward(15 * minutes);
  assert.equal((await send('/desk/sign-in', { address: email })).statusCode, 200);
});

test('nothing that opens a door can be read in the database', async () => {
  const { browser, code, link } = await asked();
  const session = (await send('/desk/sign-in/code', { code }, browser)).cookies[0]?.value ?? '';
  const rows = await inOrganisation(db.app, organisation, async (tx) => [
    await tx.query('select * from sign_in where organisation_id = $1', [organisation]),
    await tx.query('select * from session where organisation_id = $1', [organisation]),
    await tx.query('select * from route_token'),
    await tx.query('select * from rate where organisation_id = $1', [organisation]),
  ]);
  const all = JSON.stringify(
    rows.map((found) =>
      found.rows.map((row) =>
        Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : value)),
      ),
    ),
  );
  for (const secret of [
    code,
    link.split('/').at(-1) ?? '?',
    session,
    browser.split('=')[1] ?? '?',
    'alder-finch.example',
  ])
    assert.equal(all.includes(secret), false);
});

test('a session ends after twelve hours, at sign-out, and when the person leaves', async () => {
  const staffId = await aPerson(db.app, organisation, ['administrator'], 'leaver@alder-finch.example');
  const status = async (cookie: string) =>
    (await app.inject({ url: '/desk', headers: { cookie } })).statusCode;
  const long = await signedIn(organisation, staffId);
  clock.forward(12 * 60 * minutes - 1);
  assert.equal(await status(long.cookie), 200);
  clock.forward(1);
  assert.equal(await status(long.cookie), 401);
  const short = await signedIn(organisation, staffId);
  const out = await send('/desk/sign-out', { csrf: short.csrf }, short.cookie);
  assert.equal(out.headers.location, '/desk/sign-in');
  assert.equal(await status(short.cookie), 401);
  const last = await signedIn(organisation, staffId);
  await inOrganisation(db.app, organisation, (tx) =>
    tx.query('update staff set left_at = 1 where organisation_id = $1 and staff_id = $2', [
      organisation,
      staffId,
    ]),
  );
  assert.equal(await status(last.cookie), 401);
});

test('the link of the console signs in once, after a press, within a day', async () => {
  const keeper = await aPerson(db.app, organisation, ['keeper']);
  const link = new URL(await setUpLink(ground, organisation, keeper, parts.wall())).pathname;
  assert.equal((await app.inject({ url: link })).cookies.length, 0);
  const answer = await send(link, {});
  assert.equal(answer.statusCode, 303);
  assert.equal((await send(link, {})).statusCode, 403);
  const old = new URL(await setUpLink(ground, organisation, keeper, parts.wall())).pathname;
  clock.forward(24 * 60 * minutes);
  assert.equal((await send(old, {})).statusCode, 403);
});

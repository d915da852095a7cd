import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { staffOf } from '../../src/web/access/who.ts';
import { Wrong } from '../../src/web/errors/wrong.ts';
import { database } from '../kit/database.ts';
import { anOrganisation, aPerson } from './organisation.ts';
import { site } from './site.ts';

const db = await database();
const organisation = await anOrganisation(db.app, 'Alder & Finch <Kitchens>');
const { app, parts, signedIn } = await site(db.app, {
  async extra(own) {
    own.get('/test/broken', { config: { open: true } }, async () => {
      throw new Error('the drawer of Mrs Patel');
    });
    own.post(
      '/test/stale',
      { config: { staff: true }, schema: { body: z.looseObject({}) } },
      async (request) => {
        staffOf(request);
        throw new Wrong(409, 'A colleague changed this case while you were writing.');
      },
    );
    own.post('/test/upload', { config: { staff: true } }, async ({ body, uploads }) => ({
      body,
      files: uploads.map(({ field, name, type, bytes }) => [field, name, type, bytes.toString()]),
    }));
  },
});
const someone = await signedIn(organisation, await aPerson(db.app, organisation, ['administrator']));

test('a page may load nothing from elsewhere, run nothing inline and stand in no frame', async () => {
  const { headers } = await app.inject({ url: '/' });
  const policy = String(headers['content-security-policy']);
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.equal(policy.includes('unsafe'), false);
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal(headers['cache-control'], 'no-store');
  assert.equal(headers['strict-transport-security'], undefined);
});

test('under an https address browsers are told to keep to it, and cookies are bound to the host', async () => {
  const secure = await site(db.app, { publicUrl: 'https://care.example.org' });
  const answer = await secure.app.inject({
    method: 'POST',
    url: '/desk/sign-in',
    payload: 'address=nobody%40alder-finch.example',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  assert.match(String(answer.headers['strict-transport-security']), /max-age=\d{8}/);
  const [cookie] = answer.cookies;
  assert.equal(cookie?.name, '__Host-kept-browser');
  assert.equal(cookie?.secure, true);
});

test('styles and scripts are kept for good under addresses that carry their digest', async () => {
  const url = parts.assets.url('kept.css');
  const answer = await app.inject({ url });
  assert.match(String(answer.headers['cache-control']), /immutable/);
  assert.match(String(answer.headers['content-type']), /text\/css/);
  const again = await app.inject({ url, headers: { 'if-none-match': String(answer.headers.etag) } });
  assert.equal(again.statusCode, 304);
  assert.equal((await app.inject({ url: '/assets/kept.0000000000000000.css' })).statusCode, 404);
  assert.equal((await app.inject({ url: '/assets/..%2fregistry.ts' })).statusCode, 404);
});

test('every asset that a page names is there', async () => {
  const page = (await app.inject({ url: '/' })).body;
  for (const [, url = ''] of page.matchAll(/(?:href|src)="(\/(?:assets|look)\/[^"]+)"/g))
    assert.equal((await app.inject({ url })).statusCode, 200, url);
});

test('a page that is not there is told in plain words, with the organisation’s name escaped', async () => {
  const answer = await app.inject({ url: '/nowhere' });
  assert.equal(answer.statusCode, 404);
  assert.match(answer.body, /We cannot find that page/);
  assert.match(answer.body, /Alder &amp; Finch &lt;Kitchens&gt;/);
  assert.match(answer.body, /01632 960 100/);
});

test('what broke is told with something to quote, and nothing of what broke', async () => {
  const answer = await app.inject({ url: '/test/broken' });
  assert.equal(answer.statusCode, 500);
  assert.match(answer.body, /quote/);
  assert.equal(answer.body.includes('Patel'), false);
  const api = await app.inject({ url: '/api/v1/nowhere' });
  assert.equal(api.statusCode, 404);
  assert.equal(api.headers['content-type'], 'application/problem+json');
});

test('a form refused because of a colleague’s change gives back the words that were typed', async () => {
  const payload = new URLSearchParams({
    csrf: someone.csrf,
    reason: 'She is <away> until May',
    key: 'secret-key',
  });
  const answer = await app.inject({
    method: 'POST',
    url: '/test/stale',
    payload: payload.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: someone.cookie },
  });
  assert.equal(answer.statusCode, 409);
  assert.match(answer.body, /She is &lt;away&gt; until May/);
  assert.equal(answer.body.includes('secret-key'), false);
  assert.equal(answer.body.includes(someone.csrf), false);
});

function multipart(fields: readonly [string, string][], files: readonly [string, string, string][]) {
  const border = 'border-of-the-test';
  const parts = [
    ...fields.map(
      ([name, value]) => `--${border}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    ),
    ...files.map(
      ([name, file, words]) =>
        `--${border}\r\ncontent-disposition: form-data; name="${name}"; filename="${file}"\r\ncontent-type: text/plain\r\n\r\n${words}\r\n`,
    ),
  ];
  return { payload: `${parts.join('')}--${border}--\r\n`, type: `multipart/form-data; boundary=${border}` };
}

const upload = (fields: readonly [string, string][], files: readonly [string, string, string][]) => {
  const { payload, type } = multipart(fields, files);
  return app.inject({
    method: 'POST',
    url: '/test/upload',
    payload,
    headers: { 'content-type': type, cookie: someone.cookie },
  });
};

test('a form with files brings its fields and its files, and an empty file input brings none', async () => {
  const answer = await upload(
    [
      ['csrf', someone.csrf],
      ['items', '1'],
      ['items', '2'],
    ],
    [
      ['photos', 'a.txt', 'one'],
      ['photos', '', ''],
    ],
  );
  assert.equal(answer.statusCode, 200, answer.body);
  const { body, files } = answer.json();
  assert.deepEqual(body.items, ['1', '2']);
  assert.deepEqual(files, [['photos', 'a.txt', 'text/plain', 'one']]);
});

test('a form with files needs the session’s token too', async () => {
  assert.equal((await upload([], [['photos', 'a.txt', 'one']])).statusCode, 403);
});

test('more files than are taken, or larger ones, are refused in plain words', async () => {
  const many = Array.from({ length: 11 }, (_, i): [string, string, string] => ['photos', `${i}.txt`, 'x']);
  const answer = await upload([['csrf', someone.csrf]], many);
  assert.equal(answer.statusCode, 413);
  assert.match(answer.body, /fewer or smaller files/);
  const large = await upload(
    [['csrf', someone.csrf]],
    [['photos', 'a.txt', 'x'.repeat(15 * 1024 * 1024 + 1)]],
  );
  assert.equal(large.statusCode, 413);
});

test('health says whether the database answers, and figures are for this machine alone', async () => {
  assert.equal((await app.inject({ url: '/healthz' })).body, 'ok\n');
  const here = await app.inject({ url: '/metrics' });
  assert.match(here.body, /kept_requests_total\{method="GET",route="\/healthz",status="2xx"\} 1/);
  assert.equal((await app.inject({ url: '/metrics', remoteAddress: '192.0.2.1' })).statusCode, 404);
  assert.equal(
    (await app.inject({ url: '/metrics', headers: { 'x-forwarded-for': '192.0.2.1' } })).statusCode,
    404,
  );
});

test('figures hold no address that was asked for', async () => {
  await app.inject({ url: `/c/${'s'.repeat(43)}` });
  assert.equal((await app.inject({ url: '/metrics' })).body.includes('sss'), false);
});

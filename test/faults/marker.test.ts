import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pino } from 'pino';
import { makeApiKey, scopes } from '../../src/app/access/api-key.ts';
import { organisationAtHost } from '../../src/app/access/route.ts';
import { startSession } from '../../src/app/access/session.ts';
import { askOfCase } from '../../src/app/ask.ts';
import { takeIn } from '../../src/app/intake/take-in.ts';
import { sendOrganisation } from '../../src/app/send.ts';
import { wakeOrganisation } from '../../src/app/wake.ts';
import type { Letter } from '../../src/channels/port.ts';
import { csrfOf } from '../../src/web/access/csrf.ts';
import { readAssets } from '../../src/web/assets/registry.ts';
import { buildServer } from '../../src/web/server.ts';
import { aDesk, rawMail } from '../intake/desk.ts';
import { at } from '../kit/case.ts';
import { database } from '../kit/database.ts';
import { aPerson } from '../web/organisation.ts';
import { isDone } from './desk.ts';

const db = await database();
const desk = await aDesk(db);
const { ground, organisation } = desk;

/** What only people may see: no two of these words stand together anywhere by chance. */
const marks = {
  name: 'Zephyrine Quillbottom',
  email: 'zephyrine.quillbottom@mail.example',
  phone: '01632 960987',
  street: '77 Marmalade Crescent',
  words: 'marzipanned hinge catastrophe',
};
const patterns = /zephyrine|quillbottom|960 ?987|marmalade|marzipan/i;

const logged: string[] = [];
const log = pino({ level: 'trace' }, { write: (line: string) => logged.push(line) });
const app = await buildServer(
  {
    ground,
    assets: readAssets(),
    organisationAt: (host) => organisationAtHost(ground, host),
    mailSignIn: async () => {},
    wall: () => at('2026-11-23 10:00'),
    proxies: 0,
    training: false,
  },
  log,
);
const letters: Letter[] = [];

const all = Object.values(marks).join(' ');
const mail = (text: string, more: object = {}) =>
  rawMail({
    from: `${marks.name} <${marks.email}>`,
    subject: marks.words,
    text,
    id: '<z1@mail.example>',
    ...more,
  });

async function report(idempotency: string, payload: object): Promise<number> {
  const made = await makeApiKey(
    ground,
    organisation,
    { name: idempotency, scopes, clientCode: null },
    at('2026-11-23 10:00'),
  );
  assert.ok('key' in made);
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/cases',
    payload,
    headers: { authorization: `Bearer ${made.key}`, 'idempotency-key': idempotency },
  });
  return answer.statusCode;
}

const told = {
  message: all,
  requester: { name: marks.name, email: marks.email, phone: marks.phone },
  home: { site: 'The Larches', plot: '41', address: marks.street },
  homeowner: { name: marks.name, email: marks.email, phone: marks.phone },
  theirReference: marks.words,
  items: [all],
};

test('a marker is planted by mail, by a program, in a note, a call and a reply', async () => {
  const heard = await desk.hear(mail(`${all}\nPlease ring me on ${marks.phone}, I live at ${marks.street}.`));
  const caseId = heard.caseId ?? assert.fail(`no case: ${heard.why}`);
  assert.equal(await report('marker', told), 201);
  const state = await desk.caseOf(caseId);
  const by = { kind: 'staff', id: ground.newId(), roles: ['care manager', 'administrator'] } as const;
  const words = () => [{ id: ground.newId(), body: all }] as const;
  const note = words();
  isDone(
    await askOfCase(ground, organisation, {
      key: 'note',
      case: caseId,
      by,
      words: note,
      ask: { do: 'take note', data: { wordsId: note[0].id, private: true } },
    }),
  );
  const call = words();
  isDone(
    await askOfCase(ground, organisation, {
      key: 'call',
      case: caseId,
      by,
      words: call,
      ask: {
        do: 'note call',
        data: { partyId: state.requesterId ?? '', wordsId: call[0].id, spoken: true },
      },
    }),
  );
  const own = (await desk.sent(caseId)).find(({ recipient }) => recipient === marks.email);
  const to = own?.replyTo ?? assert.fail('nobody answered the marker');
  const reply = await desk.hear(mail(all, { id: '<z2@mail.example>', to }), { envelopeTo: [to] });
  assert.equal(reply.caseId, caseId, reply.why);
  for (const day of ['2026-11-23', '2026-11-25', '2026-11-27', '2026-12-04']) {
    const now = at(`${day} 11:00`);
    ground.set(now);
    await wakeOrganisation(ground, organisation, now, (_, error) => assert.fail(String(error)));
    const send = async (letter: Letter) => {
      letters.push(letter);
      return { sent: '250 ok' };
    };
    await sendOrganisation(ground, { send }, organisation, now);
  }
  assert.ok(letters.length > 0);
});

test('it stands where words are kept, or this test would prove nothing', async () => {
  for (const table of ['words', 'message', 'contact_point'])
    assert.ok(
      (
        await desk.rows<{ row: string }>(`select t::text as row from ${table} t where organisation_id = $1`)
      ).some(({ row }) => patterns.test(row)),
      table,
    );
});

test('it stands in no event, no state of a case, no promise, no answer of a command and no routing', async () => {
  for (const table of [
    'case_event',
    'case_now',
    'promise_now',
    'command_done',
    'route_address',
    'route_token',
    'route_work',
    'session',
    'customer_link',
    'read_audit',
    'rate',
    'heard',
    'reference_block',
  ]) {
    const rows = await desk.rows<{ row: string }>(
      `select t::text as row from ${table} t where organisation_id = $1`,
    );
    const told = rows.filter(({ row }) => patterns.test(row));
    assert.deepEqual(told, [], table);
  }
});

test('it stands in no address that a letter carries', () => {
  const links = letters.flatMap((letter) =>
    [...letter.text.matchAll(/https?:\/\/\S+/g)].map(([link]) => link),
  );
  assert.ok(links.length > 0);
  assert.deepEqual(
    links.filter((link) => patterns.test(decodeURIComponent(link))),
    [],
  );
  const hidden = letters.flatMap(({ messageId, replyTo }) => [messageId, replyTo]);
  assert.deepEqual(
    hidden.filter((value) => patterns.test(value)),
    [],
  );
});

test('it stands in no log and no metric, also when requests fail with it in hand', async () => {
  const person = await aPerson(db.app, organisation, ['care manager']);
  const token = await startSession(ground, organisation, { staffId: person }, at('2026-11-23 10:00'));
  const cookie = `kept-staff=${token}`;
  const found = encodeURIComponent(all);
  await app.inject({ url: `/desk/search?q=${found}`, headers: { cookie } });
  await app.inject({ url: `/nothing/${found}?${found}`, headers: { cookie, referer: `http://x/${found}` } });
  await app.inject({
    method: 'POST',
    url: '/sign-in',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
    payload: `email=${encodeURIComponent(marks.email)}&_csrf=${csrfOf(ground.secret, token)}`,
  });
  // PostgreSQL takes no NUL: wherever it is refused, the words around it must not be told to the log.
  const status = await report('nul', { ...told, message: `${all}\u0000${all}`, items: [`${all}\u0000`] });
  assert.ok(status >= 200);
  await report('wrong', { ...told, requester: { name: all, email: all } });
  const metrics = await app.inject({ url: '/metrics' });
  assert.match(metrics.body, /kept_requests_total/);
  assert.doesNotMatch(metrics.body, patterns);
  assert.deepEqual(
    logged.filter((line) => patterns.test(line)),
    [],
  );
  await app.close();
});

test('a mail that cannot be taken in says so without its words', async () => {
  await desk.deliver(mail(all, { id: '<z3@mail.example>' }));
  const broken = {
    ...desk.reader,
    read: async () => {
      throw new Error('the reader broke');
    },
  };
  const { failed } = await takeIn(ground, organisation, broken, 5);
  for (const error of failed)
    assert.doesNotMatch(JSON.stringify(error, Object.getOwnPropertyNames(error)), patterns);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smtpSender } from '../../src/channels/email/send.ts';
import { mailSignInBy } from '../../src/main/mail-sign-in.ts';
import { inOrganisation } from '../../src/store/transaction.ts';
import { database } from '../kit/database.ts';
import { testGround } from '../kit/ground.ts';
import { smtpSink } from '../kit/smtp-sink.ts';
import { anOrganisation } from './organisation.ts';

const db = await database();
const organisation = await anOrganisation(db.app);
const ground = testGround(db.app, Date.parse('2026-03-02T09:00:00Z'));
const sink = await smtpSink();
const mail = {
  organisation,
  to: 'a@alder-finch.example',
  code: '123456',
  link: 'http://localhost:4000/desk/sign-in/link/x',
};

const kept = () =>
  inOrganisation(db.app, organisation, async (tx) => {
    const { rows } = await tx.query<{ status: string; body: string }>(
      'select status, body from send where organisation_id = $1',
      [organisation],
    );
    return rows;
  });

test('a relay sends the code at once, and nothing of it is kept where it can be read', async () => {
  const sender = smtpSender({ url: sink.url });
  const said: string[] = [];
  await mailSignInBy(ground, { kind: 'real', sender, linkOnConsole: true, say: (line) => said.push(line) })(
    mail,
  );
  sender.close();
  const [sent] = sink.mails;
  assert.deepEqual(sent?.to, ['a@alder-finch.example']);
  assert.match(String(sent?.raw), /123456/);
  assert.match(String(sent?.raw), /^Auto-Submitted: auto-generated/im);
  assert.deepEqual(said, []);
  assert.deepEqual(await kept(), []);
});

test('without a relay the console prints the link, if that is allowed, and never keeps it', async () => {
  const said: string[] = [];
  const say = (line: string) => said.push(line);
  await mailSignInBy(ground, { kind: 'real', sender: null, linkOnConsole: true, say })(mail);
  assert.equal(said.length, 1);
  assert.match(said[0] ?? '', /sign-in\/link\/x/);
  await assert.rejects(mailSignInBy(ground, { kind: 'real', sender: null, linkOnConsole: false, say })(mail));
  assert.deepEqual(await kept(), []);
});

test('a training desk keeps its sign-in mails to be read; no other organisation does', async () => {
  const training = mailSignInBy(ground, {
    kind: 'training',
    sender: null,
    linkOnConsole: false,
    say: () => {},
  });
  await assert.rejects(training(mail), /only a training desk/);
  await inOrganisation(db.app, organisation, (tx) =>
    tx.query('update organisation set training = true where organisation_id = $1', [organisation]),
  );
  await training(mail);
  const [letter] = await kept();
  assert.equal(letter?.status, 'kept');
  assert.match(letter?.body ?? '', /123456/);
});

import assert from 'node:assert/strict';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { smtpSender } from '../../../src/channels/email/send.ts';
import type { Letter } from '../../../src/channels/port.ts';
import { smtpSink } from '../../kit/smtp-sink.ts';

const letter: Letter = {
  to: 'mjpatel88@mail.example',
  from: 'care@maker.example',
  fromName: 'Customer Care – Küchen',
  replyTo: 'care+c7-p2-0-mac@maker.example',
  subject: 'We have your query: CQ-10482',
  text: 'Dear Ms Patel,\n\nwe come on Thursday – after two.\n',
  html: '<p>Dear Ms Patel,</p><p>we come on Thursday – after two.</p>',
  messageId: '<cq10482.1@maker.example>',
  autoSubmitted: 'auto-replied',
  nullSender: true,
};

async function relay(connections = 1) {
  const sink = await smtpSink();
  const sender = smtpSender({ url: sink.url, connections, timeoutMs: 5000 });
  after(() => sender.close());
  return { sink, sender };
}

test('an automatic answer is marked as one, has the null sender, our Message-ID and its thread', async () => {
  const { sink, sender } = await relay();
  const references = Array.from({ length: 30 }, (_, n) => `<m${n}@mail.example>`);
  const date = Date.UTC(2026, 2, 24, 16, 58);
  const outcome = await sender.send({ ...letter, inReplyTo: '<m29@mail.example>', references, date });
  assert.ok('sent' in outcome && outcome.sent.startsWith('250'));
  const [sunk] = await sink.received(1);
  assert.equal(sunk?.from, '');
  assert.deepEqual(sunk?.to, ['mjpatel88@mail.example']);
  const mail = sunk?.mail;
  assert.equal(mail?.messageId, '<cq10482.1@maker.example>');
  assert.equal(mail?.date?.getTime(), date);
  assert.equal(mail?.inReplyTo, '<m29@mail.example>');
  assert.deepEqual(mail?.references, references.slice(-20));
  assert.equal(mail?.headers.get('auto-submitted'), 'auto-replied');
  assert.equal(mail?.headers.get('x-auto-response-suppress'), 'OOF, AutoReply');
  assert.equal(mail?.from?.value[0]?.name, 'Customer Care – Küchen');
  assert.equal(mail?.replyTo?.value[0]?.address, 'care+c7-p2-0-mac@maker.example');
  assert.equal(mail?.text?.trim(), letter.text.trim());
  assert.match(String(mail?.html), /Thursday – after two/);
});

test('a letter in a person’s own words carries no mark and has a sender to return to', async () => {
  const { sink, sender } = await relay();
  const content = Buffer.from('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n');
  const attachments = [{ filename: 'visit.ics', contentType: 'text/calendar; method=PUBLISH', content }];
  await sender.send({ ...letter, autoSubmitted: null, nullSender: false, attachments });
  const [sunk] = await sink.received(1);
  assert.equal(sunk?.from, 'care@maker.example');
  assert.equal(sunk?.mail.headers.has('auto-submitted'), false);
  assert.equal(sunk?.mail.attachments[0]?.filename, 'visit.ics');
  assert.deepEqual(sunk?.mail.attachments[0]?.content, content);
});

test('an address that does not exist has failed for good', async () => {
  const { sink, sender } = await relay();
  sink.behave('bounce');
  assert.deepEqual(await sender.send(letter).then(withoutWords), { permanent: true });
});

test('a relay that says "later" has failed for now, before the data and after it', async () => {
  const { sink, sender } = await relay();
  sink.behave('refuse');
  assert.deepEqual(await sender.send(letter).then(withoutWords), { permanent: false });
  sink.behave('defer after data');
  assert.deepEqual(await sender.send(letter).then(withoutWords), { permanent: false });
});

test('a connection lost after everything was handed over leaves the outcome unknown, and nothing is repeated', async () => {
  const { sink, sender } = await relay();
  sink.behave('drop after data');
  const outcome = await sender.send(letter);
  assert.ok('unknown' in outcome);
  assert.equal((await sink.received(1)).length, 1);
});

test('a relay that says goodbye instead of answering for the data leaves it unknown, and is not asked again', async () => {
  let asked = 0;
  const port = await relayThat((socket, line) => {
    if (line === 'DATA') asked++;
    if (line === '.') socket.end();
    else agree(socket, line);
  });
  const sender = smtpSender({ url: `smtp://127.0.0.1:${port}`, timeoutMs: 5000 });
  assert.ok('unknown' in (await sender.send(letter)));
  sender.close();
  assert.equal(asked, 1);
});

test('no relay at all has failed for now', async () => {
  const { sink, sender } = await relay();
  await sink.close();
  assert.deepEqual(await sender.send(letter).then(withoutWords), { permanent: false });
});

test('a connection lost before the relay asks for the data has failed for now', async () => {
  for (const lastWord of ['EHLO', 'MAIL', 'RCPT', 'DATA']) {
    const port = await hangsUpAt(lastWord);
    const sender = smtpSender({ url: `smtp://127.0.0.1:${port}`, timeoutMs: 5000 });
    assert.deepEqual(await sender.send(letter).then(withoutWords), { permanent: false }, lastWord);
    sender.close();
  }
});

test('a connection lost in the middle of a long letter has failed for now', async () => {
  const port = await hangsUpAt('the middle of the data');
  const sender = smtpSender({ url: `smtp://127.0.0.1:${port}`, timeoutMs: 5000 });
  const content = Buffer.alloc(12 * 1024 * 1024, 7);
  const attachments = [{ filename: 'plan.pdf', contentType: 'application/pdf', content }];
  assert.deepEqual(await sender.send({ ...letter, attachments }).then(withoutWords), { permanent: false });
  sender.close();
});

test('a line break in anything that becomes a header is refused for good, and nothing is sent', async () => {
  const { sink, sender } = await relay();
  const evil = 'x\r\nBcc: victim@other.example';
  const letters: Letter[] = [
    { ...letter, subject: evil },
    { ...letter, to: `ann@mail.example\nRCPT TO:<victim@other.example>` },
    { ...letter, to: 'ann@mail.example, victim@other.example' },
    { ...letter, fromName: evil },
    { ...letter, replyTo: evil },
    { ...letter, messageId: `<a@b>${evil}` },
    { ...letter, inReplyTo: evil },
    { ...letter, references: ['<a@b>', evil] },
    { ...letter, attachments: [{ filename: evil, contentType: 'text/plain', content: Buffer.from('x') }] },
    {
      ...letter,
      attachments: [{ filename: 'a', contentType: `text/plain\r\nX: y`, content: Buffer.from('x') }],
    },
  ];
  for (const each of letters) {
    assert.deepEqual(await sender.send(each).then(withoutWords), { permanent: true });
  }
  assert.deepEqual(sink.mails, []);
});

test('a letter that is too large is refused for good', async () => {
  const sender = smtpSender({ url: 'smtp://127.0.0.1:9', maxBytes: 1000 });
  const outcome = await sender.send({ ...letter, text: 'word '.repeat(300) });
  assert.ok('failed' in outcome && outcome.permanent && /at most 1000/.test(outcome.failed));
  sender.close();
});

test('letters to many people share connections and all arrive once', async () => {
  const { sink, sender } = await relay(3);
  const letters = Array.from({ length: 60 }, (_, n) => ({
    ...letter,
    to: `h${n}@mail.example`,
    messageId: `<n${n}@maker.example>`,
  }));
  const outcomes = await Promise.all(letters.map(sender.send));
  assert.ok(outcomes.every((outcome) => 'sent' in outcome));
  assert.equal(new Set(sink.mails.map(({ to }) => to[0])).size, 60);
  assert.equal(sink.mails.length, 60);
});

function withoutWords(outcome: Awaited<ReturnType<ReturnType<typeof smtpSender>['send']>>) {
  return 'failed' in outcome ? { permanent: outcome.permanent } : outcome;
}

/** A relay that hangs up when it hears the word. Its port. */
function hangsUpAt(word: string): Promise<number> {
  return relayThat((socket, line) => {
    const middle = word === 'the middle of the data' && line.startsWith('From:');
    if (line.startsWith(word) || middle) socket.resetAndDestroy();
    else agree(socket, line);
  });
}

async function relayThat(hears: (socket: Socket, line: string) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.write('220 relay\r\n');
    createInterface(socket).on('line', (line) => hears(socket, line));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => server.close());
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no address');
  return address.port;
}

function agree(socket: Socket, line: string): void {
  if (/^(EHLO|MAIL|RCPT|RSET)/.test(line)) socket.write('250 ok\r\n');
  if (line === 'DATA') socket.write('354 go on\r\n');
}

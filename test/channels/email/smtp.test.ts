import assert from 'node:assert/strict';
import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { createTransport } from 'nodemailer';
import { listenSmtp, type SmtpOptions } from '../../../src/channels/email/smtp.ts';
import type { Delivery } from '../../../src/channels/port.ts';

const at = Date.UTC(2026, 2, 24, 16, 58);

async function desk(options: Partial<SmtpOptions> = {}) {
  const heard: Delivery[] = [];
  let keys = 0;
  const listening = await listenSmtp({
    port: 0,
    name: 'mail.maker.example',
    accept: (recipient) =>
      /^(care|orders)(\+.*)?@maker\.example$/i.test(recipient) ? recipient.replace(/[+@].*/, '') : null,
    receive: async (delivery) => {
      heard.push(delivery);
    },
    clock: () => at,
    newKey: () => `key-${++keys}`,
    log: () => {},
    ...options,
  });
  after(() => listening.close());
  return { heard, ...listening };
}

/** Says each line only after the answer to the one before; resolves with all answers. */
async function converse(port: number, lines: readonly string[]): Promise<string[]> {
  const socket = createConnection(port, '127.0.0.1');
  const answers: string[] = [];
  let next = 0;
  for await (const line of createInterface(socket)) {
    if (/^\d{3}-/.test(line)) continue;
    answers.push(line);
    const say = lines[next++];
    if (say === undefined) socket.end();
    else socket.write(`${say}\r\n`);
  }
  return answers;
}

const envelope = [
  'EHLO client.example',
  'MAIL FROM:<ann@mail.example>',
  'RCPT TO:<care@maker.example>',
  'DATA',
];

test('a message is answered with 250 only after it has been saved', async () => {
  const order: string[] = [];
  const saved = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const { port } = await desk({
    receive: async () => {
      begun.resolve();
      await saved.promise;
      order.push('saved');
    },
  });
  const talk = converse(port, [...envelope, 'Subject: door\r\n\r\nchipped\r\n.', 'QUIT']).then((answers) => {
    order.push('answered');
    return answers;
  });
  await begun.promise;
  // Long enough for an answer that was not held back to have come.
  await converse(port, [...envelope.slice(0, 3), 'QUIT']);
  order.push('heard');
  saved.resolve();
  assert.match((await talk).at(-2) ?? '', /^250 .*Kept as key-1/);
  assert.deepEqual(order, ['heard', 'saved', 'answered']);
});

test('a message received and not saved yet holds back how far we have heard', async () => {
  let now = at;
  const saved = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const { port, heardUpTo } = await desk({
    clock: () => now,
    receive: () => {
      begun.resolve();
      return saved.promise;
    },
  });
  const talk = converse(port, [...envelope, 'Subject: door\r\n\r\nchipped\r\n.', 'QUIT']);
  await begun.promise;
  now += 300_000;
  assert.equal(heardUpTo(), at);
  saved.resolve();
  await talk;
  assert.equal(heardUpTo(), now);
});

test('the bytes come with the envelope, our own time and our own trace on top', async () => {
  const { port, heard } = await desk();
  await converse(port, [
    ...envelope.slice(0, 2),
    'RCPT TO:<care+c1-p2-0-mac@maker.example>',
    'DATA',
    'Subject: door\r\n\r\n..chipped\r\n.',
    'QUIT',
  ]);
  const [delivery] = heard;
  assert.equal(delivery?.mailbox, 'care');
  assert.equal(delivery?.key, 'key-1');
  assert.equal(delivery?.receivedAt, at);
  assert.equal(delivery?.envelopeFrom, 'ann@mail.example');
  assert.deepEqual(delivery?.envelopeTo, ['care+c1-p2-0-mac@maker.example']);
  assert.deepEqual(delivery?.remote, { address: '127.0.0.1', helo: 'client.example', believed: false });
  assert.equal(
    Buffer.from(delivery?.raw ?? []).toString(),
    'Return-Path: <ann@mail.example>\r\nReceived: from client.example ([127.0.0.1])\r\n\tby mail.maker.example with ESMTP id key-1;\r\n' +
      '\tTue, 24 Mar 2026 16:58:00 +0000\r\nSubject: door\r\n\r\n.chipped\r\n',
  );
});

test('what cannot be saved is answered with 451, and the connection goes on', async () => {
  let fail = true;
  const noted: string[] = [];
  const { port } = await desk({
    receive: async () => {
      if (fail) throw new Error('disk full at care@maker.example');
    },
    log: (what, facts) => noted.push(`${what} ${JSON.stringify(facts)}`),
  });
  const answers = await converse(port, [...envelope, 'Subject: door\r\n\r\nx\r\n.', 'RSET', 'QUIT']);
  assert.match(answers[5] ?? '', /^451 /);
  assert.doesNotMatch(noted.join(), /@/);
  fail = false;
  assert.match(
    (await converse(port, [...envelope, 'Subject: door\r\n\r\nx\r\n.', 'QUIT']))[5] ?? '',
    /^250 /,
  );
});

test('an unknown recipient is refused and nothing is taken for it', async () => {
  const { port, heard } = await desk();
  const answers = await converse(port, [
    'EHLO a',
    'MAIL FROM:<>',
    'RCPT TO:<nobody@maker.example>',
    'DATA',
    'QUIT',
  ]);
  assert.match(answers[3] ?? '', /^550 /);
  assert.match(answers[4] ?? '', /^503 /);
  assert.deepEqual(heard, []);
});

test('the null sender arrives as the empty string', async () => {
  const { port, heard } = await desk();
  await converse(port, [
    'EHLO a',
    'MAIL FROM:<>',
    'RCPT TO:<care@maker.example>',
    'DATA',
    'Subject: bounce\r\n\r\nx\r\n.',
    'QUIT',
  ]);
  assert.equal(heard[0]?.envelopeFrom, '');
});

test('a message over the limit is refused with 552, announced or not', async () => {
  const { port, heard } = await desk({ maxBytes: 1000 });
  const announced = await converse(port, ['EHLO a', 'MAIL FROM:<ann@mail.example> SIZE=2000', 'QUIT']);
  assert.match(announced[2] ?? '', /^552 /);
  const unannounced = await converse(port, [
    ...envelope,
    `Subject: x\r\n\r\n${'word word\r\n'.repeat(500)}.`,
    'QUIT',
  ]);
  assert.match(unannounced[5] ?? '', /^552 /);
  assert.deepEqual(heard, []);
});

test('a message whose sender hangs up in the middle is not received', async () => {
  const { port, heard } = await desk();
  const socket = createConnection(port, '127.0.0.1');
  let said = 0;
  for await (const line of createInterface(socket)) {
    if (/^\d{3}-/.test(line)) continue;
    const say = [...envelope, 'Subject: half a let'][said++];
    socket.write(`${say}\r\n`);
    if (said > envelope.length) socket.end();
  }
  await converse(port, [...envelope, 'Subject: whole\r\n\r\nx\r\n.', 'QUIT']);
  assert.equal(heard.length, 1);
  assert.match(Buffer.from(heard[0]?.raw ?? []).toString(), /Subject: whole/);
});

test('one message for two mailboxes is one delivery to each', async () => {
  const { port, heard } = await desk();
  await converse(port, [
    ...envelope.slice(0, 3),
    'RCPT TO:<orders@maker.example>',
    'RCPT TO:<care+x@maker.example>',
    'DATA',
    'Subject: x\r\n\r\ny\r\n.',
    'QUIT',
  ]);
  assert.deepEqual(
    heard.map(({ mailbox, key, envelopeTo }) => ({ mailbox, key, envelopeTo })),
    [
      { mailbox: 'care', key: 'key-1', envelopeTo: ['care@maker.example', 'care+x@maker.example'] },
      { mailbox: 'orders', key: 'key-1', envelopeTo: ['orders@maker.example'] },
    ],
  );
});

test('only a listener told to believes programs on this machine', async () => {
  const { port, heard } = await desk({ believeLoopback: true });
  await converse(port, [...envelope, 'Subject: x\r\n\r\ny\r\n.', 'QUIT']);
  assert.equal(heard[0]?.remote?.believed, true);
});

test('one host has a bounded number of connections, and gets them back', async () => {
  const { port } = await desk();
  const sockets = await Promise.all(
    Array.from({ length: 51 }, async () => {
      const socket = createConnection(port, '127.0.0.1');
      const greeting = await new Promise<string>((resolve) =>
        socket.once('data', (data) => resolve(data.toString())),
      );
      return { socket, greeting };
    }),
  );
  assert.equal(sockets.filter(({ greeting }) => greeting.startsWith('220')).length, 50);
  assert.equal(sockets.filter(({ greeting }) => greeting.startsWith('421')).length, 1);
  await Promise.all(
    sockets.map(({ socket }) => new Promise((resolve) => socket.once('close', resolve).end('QUIT\r\n'))),
  );
  assert.match((await converse(port, ['QUIT']))[0] ?? '', /^220/);
});

test('letters in any script arrive whole, 8-bit and with addresses in UTF-8', async () => {
  const { port, heard } = await desk();
  const features = await converse(port, ['EHLO a', 'QUIT']);
  assert.ok(features.length > 1);
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  await transport.sendMail({
    from: 'küche@mail.example',
    to: 'care@maker.example',
    subject: 'Tür',
    text: 'größe',
  });
  transport.close();
  assert.equal(heard[0]?.envelopeFrom, 'küche@mail.example');
});

test('a thousand messages at once are all received, each under its own key', async () => {
  const { port, heard } = await desk();
  const transport = createTransport({
    pool: true,
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    maxConnections: 4,
    maxMessages: Infinity,
  });
  await Promise.all(
    Array.from({ length: 1000 }, (_, n) =>
      transport.sendMail({
        from: 'ann@mail.example',
        to: 'care@maker.example',
        subject: `door ${n}`,
        text: 'chipped',
      }),
    ),
  );
  transport.close();
  assert.equal(new Set(heard.map(({ key }) => key)).size, 1000);
});

test('a port that is taken is said at once', async () => {
  const { port } = await desk();
  await assert.rejects(desk({ port }), /EADDRINUSE/);
});

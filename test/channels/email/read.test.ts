import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { limits } from '../../../src/channels/email/limits.ts';
import { readMessage } from '../../../src/channels/email/read.ts';
import type { ReadMessage } from '../../../src/channels/port.ts';
import { eml } from '../../mail/eml.ts';

const received = {
  receivedAt: Date.UTC(2026, 6, 10, 9),
  envelopeFrom: 'someone@mail.example',
  ownAddresses: ['care@maker.example'],
};

async function read(name: string): Promise<ReadMessage> {
  return readMessage(await eml(name), received);
}

function text(lines: string): Promise<ReadMessage> {
  return readMessage(Buffer.from(lines, 'latin1'), received);
}

test('a reply from Gmail gives the new words, the thread it belongs to and who wrote it', async () => {
  const mail = await read('reply-gmail');
  assert.equal(mail.newWords, 'Thursday after 2 suits me – I’m on nights.\n\nMeena');
  assert.match(mail.quoted, /^On Mon, 23 Mar 2026[\s\S]*look at the drawer\?/);
  assert.deepEqual(mail.from, { address: 'mjpatel88@mail.example', name: 'Meena Patel' });
  assert.deepEqual(mail.to, [{ address: 'care+c7-p2@maker.example', name: 'Customer Care' }]);
  assert.equal(mail.inReplyTo, '<cq10482.2@maker.example>');
  assert.deepEqual(mail.references, ['<cq10482.1@maker.example>', '<cq10482.2@maker.example>']);
  assert.equal(mail.date, Date.UTC(2026, 2, 24, 19, 2, 11));
  assert.equal(mail.automatic.is, false);
  assert.deepEqual(mail.faults, []);
});

test('an HTML reply from Outlook gives its words without the history, styles or scripts', async () => {
  const mail = await read('reply-outlook');
  assert.equal(mail.newWords, 'Our reference is NMH/4471. The charge of £85 is agreed.\n\nLisa');
  assert.match(mail.quoted, /Please tell us your own reference/);
  assert.doesNotMatch(mail.text, /alert|margin/);
  assert.equal(mail.forwarded, false);
});

test('answers written below and between the lines of a quotation are all new words', async () => {
  const mail = await read('reply-bottom');
  assert.equal(mail.newWords, 'The one under the hob.\n\nYes, Friday is fine.');
  assert.match(mail.signature, /4 Tansley Road/);
  assert.match(mail.quoted, /which drawer/);
});

test('a phone names itself in its signature, not in the words', async () => {
  const mail = await read('reply-phone');
  assert.equal(mail.newWords, 'plot 41 dor chipped again 3rd time now');
  assert.equal(mail.subject, '');
  assert.equal(mail.signature, 'Sent from my iPhone');
});

test('a letter that was forwarded says so, and its words are the quoted part', async () => {
  const mail = await read('forward-gmail');
  assert.equal(mail.forwarded, true);
  assert.equal(mail.newWords, 'Is this you? I think it came to me by mistake.');
  assert.match(mail.quoted, /we come on Thursday/);
});

test('a letter forwarded as an attachment is read too, and kept as a file', async () => {
  const mail = await read('forward-attached');
  assert.equal(mail.forwarded, true);
  assert.match(mail.quoted, /From: t@mail\.example[\s\S]*CQ-10999/);
  assert.deepEqual(
    mail.attachments.map(({ filename }) => filename),
    ['file-1.eml'],
  );
  assert.equal(mail.messageId, '<fwd2@ashfieldha.example>');
});

test('text that is not in the charset it declares is read all the same, and that is said', async () => {
  const wrong = await read('latin1-called-utf8');
  assert.equal(wrong.text.trim(), 'The café worktop costs £85.');
  assert.equal(wrong.subject, 'café');
  assert.match(wrong.faults.join(), /utf-8 is not utf-8; it was read as windows-1252/);
  const other = await read('utf8-called-latin1');
  assert.equal(other.text.trim(), 'The café worktop costs £85.');
  const unknown = await read('unknown-charset');
  assert.equal(unknown.text.trim(), 'Door ajar at plot 12, £85.');
  assert.match(unknown.faults.join(), /charset x-klingon is not known/);
  const japanese = await read('japanese');
  assert.equal(japanese.text.trim(), 'ドア door');
  assert.deepEqual(japanese.faults, []);
});

test('flowed text is joined, quotations apart', async () => {
  const mail = await read('flowed');
  assert.equal(mail.newWords, 'The drawer under the hob will not shut since the plumber came.\nLast week.');
  assert.equal(mail.quoted, '> When did you first see it?');
});

test('a malformed message is read as far as it goes, its faults named', async () => {
  const mail = await read('broken-multipart');
  assert.match(mail.text, /^The door is chipped\./);
  assert.equal(mail.attachments.at(-1)?.filename, 'quote.pdf');
  assert.match(
    mail.faults.join('; '),
    /type more than once.*base64 part is damaged|base64.*type more than once/s,
  );
  assert.match(mail.faults.join('; '), /broken off before its end/);
  const other = await read('no-boundary');
  assert.equal(other.text.trim(), 'The plinth is missing.');
  assert.match(other.faults.join(), /no usable boundary/);
});

test('no line break survives in a header value, however it was written', async () => {
  const mail = await read('header-injection');
  assert.equal(mail.subject, 'door Bcc: victim@other.example body');
  assert.equal(mail.from?.address, 'a@mail.example');
  assert.equal(mail.from?.name, 'Ann Bcc: victim@other.example');
  assert.doesNotMatch(JSON.stringify([mail.replyTo, mail.from, mail.subject]), /\\r|\\n/);
});

test('an empty body is an empty text and no fault', async () => {
  const mail = await read('empty-body');
  assert.equal(mail.newWords, '');
  assert.equal(mail.subject, 'parking');
  assert.deepEqual(mail.faults, []);
});

test('the files in a winmail.dat are taken out under their own names', async () => {
  const mail = await read('winmail');
  assert.deepEqual(
    mail.attachments.map(({ filename, sniffedType, size }) => ({ filename, sniffedType, size })),
    [
      { filename: 'Order 778120 – two doors.pdf', sniffedType: 'application/pdf', size: 18 },
      { filename: 'notes.txt', sniffedType: 'text/plain', size: 21 },
    ],
  );
  assert.deepEqual(mail.faults, []);
});

test('out-of-office answers are automatic and say until when', async () => {
  const exchange = await read('out-of-office-exchange');
  assert.deepEqual(exchange.automatic, {
    is: true,
    why: 'it says itself that a machine sent it (Auto-Submitted)',
    outOfOffice: true,
    backOn: '2026-07-14',
  });
  const plain = await read('out-of-office-plain');
  assert.equal(plain.automatic.is, true);
  assert.equal(plain.automatic.outOfOffice, true);
  assert.equal(plain.automatic.backOn, '2026-08-03');
  assert.equal((await read('mailing-list')).automatic.is, true);
});

test('our own letters coming back, and letters gone round in circles, are automatic', async () => {
  const own = await text('From: care+x-y-0-z@maker.example\nTo: care@maker.example\n\nhello');
  assert.match(own.automatic.why ?? '', /our own/);
  const circles = await text(`${'Received: from a by b\n'.repeat(101)}From: a@b.example\n\nhello`);
  assert.match(circles.automatic.why ?? '', /circles/);
});

test('a subject alone makes nothing automatic', async () => {
  const mail = await text(
    'From: ann@mail.example\nSubject: Automatic reply: your letters\n\nstop sending me these',
  );
  assert.equal(mail.automatic.is, false);
});

test('bounces of Postfix, Exim, Exchange and qmail name our message, the address and whether it is dead', async () => {
  const dead = { action: 'failed', permanent: true };
  const bounces = {
    'bounce-postfix': {
      ...dead,
      status: '5.1.1',
      originalMessageId: '<cq10482.1@maker.example>',
      recipient: 'nobody@mail.example',
    },
    'bounce-exim': {
      ...dead,
      status: null,
      originalMessageId: '<cq10500.1@maker.example>',
      recipient: 'gone@mail.example',
    },
    'bounce-exchange': {
      ...dead,
      status: '5.1.10',
      originalMessageId: '<cq10482.3@maker.example>',
      recipient: 'left@northmoorhomes.example',
    },
    'bounce-qmail': {
      ...dead,
      status: '5.1.1',
      originalMessageId: '<cq10501.1@maker.example>',
      recipient: 'old@mail.example',
    },
    'bounce-delayed': {
      action: 'delayed',
      permanent: false,
      status: '4.4.1',
      originalMessageId: '<cq10482.1@maker.example>',
      recipient: 'slow@mail.example',
    },
  };
  for (const [name, expected] of Object.entries(bounces)) {
    const raw = await eml(name);
    const mail = await readMessage(raw, { ...received, envelopeFrom: null });
    assert.deepEqual(mail.bounce, expected, name);
    assert.equal(mail.automatic.is, true, name);
    assert.equal(mail.automatic.outOfOffice, false, name);
  }
});

test('an ordinary message is no bounce, whatever its subject', async () => {
  const mail = await text(
    'From: ann@mail.example\nSubject: Undeliverable: my parcel\n\n550 5.1.1 user unknown',
  );
  assert.equal(mail.bounce, null);
});

test('files get a safe name and the type of their own bytes', async () => {
  const mail = await read('attachments');
  assert.deepEqual(
    mail.attachments.map(({ filename, declaredType, sniffedType, inline }) => ({
      filename,
      declaredType,
      sniffedType,
      inline,
    })),
    [
      { filename: 'logo.png', declaredType: 'image/png', sniffedType: 'image/png', inline: true },
      { filename: 'IMG_0001.jpg', declaredType: 'image/jpeg', sniffedType: 'image/heic', inline: false },
      { filename: 'küche.jpg', declaredType: 'image/jpeg', sniffedType: 'text/html', inline: false },
      { filename: 'file-4.ics', declaredType: 'text/calendar', sniffedType: 'text/calendar', inline: false },
    ],
  );
  assert.match(mail.attachments[0]?.digest ?? '', /^[0-9a-f]{64}$/);
  assert.equal(mail.text.trim(), 'See photos');
});

test('parts nested too deep, or too many, are named and end there', async () => {
  const levels = 60;
  const open = Array.from(
    { length: levels },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
  );
  const close = Array.from({ length: levels }, (_, at) => `\n--b${levels - 1 - at}--`);
  const deep = await text(
    `From: a@b.example\n${open.join('')}Content-Type: text/plain\n\nbottom${close.join('')}`,
  );
  assert.match(deep.faults.join(), /nested more than 20 deep/);
  const many = await text(
    `From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\nword\n'.repeat(5000)}--b--`,
  );
  assert.match(many.faults.join(), /more than 300 parts/);
  const files = await text(
    `From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\nContent-Type: image/png\n\nx\n'.repeat(150)}--b--`,
  );
  assert.equal(files.attachments.length, limits.attachments);
  assert.match(files.faults.join(), /150 files are attached/);
});

test('a message over the limit is read as far as the limit, and says so', async () => {
  const head = Buffer.from('From: a@b.example\nSubject: scan\n\n');
  const mail = await readMessage(Buffer.concat([head, Buffer.alloc(limits.message + 1, 'word ')]), received);
  assert.equal(mail.subject, 'scan');
  assert.equal(mail.text.length, limits.text);
  assert.match(mail.faults.join(), /larger than 30 MB/);
  const accents = await readMessage(Buffer.concat([head, Buffer.from('xé'.repeat(2_000_000))]), received);
  assert.deepEqual(accents.faults, ['the text is too long; the rest of it was not read']);
});

test('one message through two mailboxes has one digest; another body under the same id has another', async () => {
  const raw = (await eml('reply-gmail')).toString('latin1');
  const direct = await text(raw);
  const relayed = await text(`Received: from x by y\r\nDelivered-To: orders@maker.example\r\n${raw}`);
  const copied = await text(raw.replace('Thursday', 'Friday'));
  assert.equal(relayed.digest, direct.digest);
  assert.notEqual(copied.digest, direct.digest);
  assert.equal(copied.messageId, direct.messageId);
  assert.deepEqual(relayed.deliveredTo, ['orders@maker.example']);
});

test('a mail handed over again with its date written anew is the same mail; without a Message-ID the date tells two apart', async () => {
  const mail = (date: string, id: string) =>
    text(`From: a@b.example\nDate: ${date}\n${id}Subject: A drawer\n\nAny news?`);
  const [first, second] = ['Mon, 2 Mar 2026 09:00:00 +0000', 'Mon, 2 Mar 2026 09:00:01 +0000'];
  const id = 'Message-ID: <one@b.example>\n';
  assert.equal((await mail(first, id)).digest, (await mail(second, id)).digest);
  assert.notEqual((await mail(first, '')).digest, (await mail(second, '')).digest);
});

test('sound messages are read as an independent reader reads them', async () => {
  for (const name of [
    'reply-gmail',
    'reply-bottom',
    'reply-phone',
    'japanese',
    'out-of-office-exchange',
    'bounce-exim',
  ]) {
    const raw = await eml(name);
    const ours = await readMessage(raw, received);
    const theirs = await simpleParser(raw);
    assert.equal(ours.text.trim().replace(/^\ufeff/, ''), theirs.text?.trim(), name);
    assert.equal(ours.subject, theirs.subject ?? '', name);
    assert.equal(ours.from?.address.toLowerCase(), theirs.from?.value[0]?.address?.toLowerCase(), name);
    assert.equal(ours.messageId, theirs.messageId, name);
  }
});

test('two senders in one message are noticed', async () => {
  const mail = await text('From: a@b.example\nFrom: c@d.example\n\nhello');
  assert.equal(mail.manySenders, true);
});

const pieces = fc.constantFrom(
  'From: a@b.example\n',
  'Subject: =?utf-8?B?w6k?=\n',
  'Content-Type: multipart/mixed; boundary=b\n',
  'Content-Type: message/rfc822\n',
  'Content-Type: multipart/alternative; boundary="b',
  'Content-Transfer-Encoding: base64\n',
  'Content-Type: application/ms-tnef\n',
  'Content-Type: text/html; charset=utf-16\n',
  'Content-Type: message/delivery-status\n',
  '\n',
  '\n\n',
  '--b\n',
  '--b--\n',
  'x=9F>',
  '\u0000',
  '=?x?q?',
  '<div><table><blockquote>',
  'On Mon, 1 Jan 2026 a@b wrote:\n',
  '> ',
  '-- \n',
  'Action: failed\n',
  'From: x\nSent: y\nTo: z\n',
);

test('any bytes at all give a message', async () => {
  const arbitrary = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc
      .array(fc.oneof({ weight: 4, arbitrary: pieces }, fc.string({ maxLength: 20 })), { maxLength: 40 })
      .map((all) => Buffer.from(all.join(''))),
  );
  await fc.assert(
    fc.asyncProperty(arbitrary, async (raw) => {
      const mail = await readMessage(raw, received);
      assert.equal(typeof mail.text, 'string');
      assert.doesNotMatch(`${mail.text}${mail.subject}${mail.from?.name ?? ''}`, /\0/);
      assert.doesNotMatch(`${mail.subject}${mail.from?.address ?? ''}`, /[\r\n]/);
      assert.ok(mail.text.isWellFormed());
    }),
    { numRuns: 500 },
  );
});

test('a message broken off anywhere, or with bytes changed, is still a message', async () => {
  const names = ['reply-gmail', 'winmail', 'attachments', 'bounce-exchange', 'broken-multipart'];
  const originals = await Promise.all(names.map(eml));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...originals),
      fc.nat(),
      fc.nat(),
      fc.nat(255),
      async (original, cut, at, byte) => {
        const raw = Buffer.from(original.subarray(0, cut % original.length));
        if (raw.length > 0) raw[at % raw.length] = byte;
        const mail = await readMessage(raw, received);
        assert.ok(Array.isArray(mail.faults));
      },
    ),
    { numRuns: 300 },
  );
});

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { readMessage } from '../../channels/email/read.ts';
import { mailNow } from './ten-mails.ts';

const folder = join(import.meta.dirname, '../../../rulebook/samples/mails');
const now = Date.parse('2026-11-25T10:00:00Z');
const answered = {
  mailId: '<letter-1@alderfinch.example>',
  subject: 'We have closed your query for now (CQ-10311)',
  at: now - 30 * 86_400_000,
  mailbox: 'care@alderfinch.example',
};
const read = async (n: number) =>
  readMessage(Buffer.from(mailNow(await readFile(join(folder, `${n}.eml`), 'utf8'), now, answered)), {
    receivedAt: now,
    envelopeFrom: null,
    ownAddresses: ['care@alderfinch.example'],
  });

test('each of the ten mails reads without a fault, from somebody, dated now', async () => {
  for (let n = 1; n <= 10; n += 1) {
    const mail = await read(n);
    assert.deepEqual(mail.faults, [], `mail ${n}`);
    assert.notEqual(mail.from, null, `mail ${n}`);
    assert.equal(mail.date, now, `mail ${n}`);
    assert.doesNotMatch(mail.text + mail.subject, /\{\{/, `mail ${n}`);
  }
});

test('the first carries its four photos, the sixth is automatic, the eighth answers our closing letter', async () => {
  const [first, sixth, eighth] = await Promise.all([read(1), read(6), read(8)]);
  assert.deepEqual(
    first?.attachments.map(({ sniffedType }) => sniffedType),
    Array(4).fill('image/jpeg'),
  );
  assert.equal(sixth?.automatic.is, true);
  assert.equal(eighth?.inReplyTo, answered.mailId);
  assert.match(eighth?.subject ?? '', /CQ-10311/);
});

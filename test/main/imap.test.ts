import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mailboxAt } from '../../src/main/imap.ts';

test('an IMAP address says server, account and folder, and never goes without TLS to another machine', () => {
  const box = mailboxAt('imaps://care%40example.org:s%2Fecret@mail.example.org/Care');
  assert.deepEqual(box, {
    host: 'mail.example.org',
    port: 993,
    tls: 'implicit',
    auth: { user: 'care@example.org', pass: 's/ecret' },
    mailbox: 'care@example.org@mail.example.org/Care',
    folder: 'Care',
  });
  assert.equal(mailboxAt('imap://a:b@mail.example.org').tls, 'starttls');
  assert.equal(mailboxAt('imap://a:b@127.0.0.1:1143').tls, 'none');
  assert.equal(mailboxAt('imap://a:b@127.0.0.1:1143').folder, 'INBOX');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { axeFaults } from './axe.ts';
import { browser } from './browser.ts';
import { fixedClock } from './clock.ts';
import { database } from './database.ts';
import { dovecot } from './dovecot.ts';
import { smtpSink } from './smtp-sink.ts';

const db = await database();

test('a test file has a database of its own as the app role', async () => {
  const { rows } = await db.app.query('select current_user as role, current_database() as name');
  assert.deepEqual(rows, [{ role: 'kept_app', name: db.name }]);
});

test('a page opens in the one Chromium, on a desk and on a phone', async (t) => {
  for (const screen of ['desk', 'phone'] as const) {
    const page = await (await browser(t, screen)).newPage();
    await page.setContent('<h1>Kept</h1>');
    assert.equal(await page.textContent('h1'), 'Kept');
  }
});

test('a page that is just being fetched anew is judged by axe when it stands', async (t) => {
  const page = await (await browser(t, 'desk')).newPage();
  const body = '<main><h1>Kept</h1><img src="/none.png"></main>';
  await page.setContent(
    `<html lang="en" aria-busy="true"><head><title>Kept</title></head><body>${body}</body></html>`,
  );
  await page.evaluate('setTimeout(() => document.documentElement.removeAttribute("aria-busy"), 200)');
  assert.deepEqual(await axeFaults(page), ['image-alt: <img src="/none.png">']);
});

test('a mail put into the mailbox is seen by a client that waits for it', async () => {
  const imap = await dovecot();
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: imap.port,
    secure: false,
    auth: { user: 'desk', pass: imap.password },
    logger: false,
  });
  await client.connect();
  await client.append('INBOX', 'Subject: a drawer\r\n\r\nIt drops.\r\n');
  assert.equal((await client.mailboxOpen('INBOX')).exists, 1);
  await client.logout();
});

test('the sink keeps a mail, and misbehaves when told to', async () => {
  const sink = await smtpSink();
  const transport = createTransport({ host: '127.0.0.1', port: sink.port, ignoreTLS: true });
  const mail = { from: 'desk@example.org', to: 'reader@example.org', subject: 'Hello', text: 'Words' };
  await transport.sendMail(mail);
  assert.equal((await sink.received(1))[0]?.mail.subject, 'Hello');
  const codes = { bounce: 550, refuse: 421, 'defer after data': 451 } as const;
  for (const manner of ['bounce', 'refuse', 'defer after data'] as const) {
    sink.behave(manner);
    await assert.rejects(transport.sendMail(mail), { responseCode: codes[manner] });
  }
  sink.behave('drop in data');
  await assert.rejects(transport.sendMail(mail));
  sink.behave('drop after data');
  await assert.rejects(transport.sendMail(mail));
  assert.equal(sink.mails.length, 2);
});

test('a fixed clock moves only when it is told to', () => {
  const clock = fixedClock('2026-03-02T09:00:00Z');
  clock.forward(60_000);
  assert.equal(new Date(clock.now()).toISOString(), '2026-03-02T09:01:00.000Z');
});

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ImapFlow } from 'imapflow';
import { type MailboxOptions, watchMailbox } from '../../../src/channels/email/imap.ts';
import type { Progress } from '../../../src/channels/email/imap-sweep.ts';
import type { Delivery, HeardUp } from '../../../src/channels/port.ts';
import { type Dovecot, dovecot } from '../../kit/dovecot.ts';

const server = await dovecot([
  'idle',
  'failing',
  'restart',
  'renumbered',
  'lost',
  'since',
  'large',
  'other-folder',
]);
const now = Date.UTC(2026, 2, 24, 17, 3);
const arrived = Date.UTC(2026, 2, 24, 16, 58);

function connection(person: string): ImapFlow {
  const auth = { user: person, pass: server.password };
  return new ImapFlow({
    host: '127.0.0.1',
    port: server.port,
    secure: false,
    doSTARTTLS: false,
    auth,
    logger: false,
  });
}

async function asClient<T>(person: string, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const client = connection(person);
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.logout();
  }
}

function put(person: string, subject: string, at = arrived, folder = 'INBOX'): Promise<unknown> {
  const raw = `From: ann@mail.example\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@mail.example>\r\n\r\nchipped\r\n`;
  return asClient(person, (client) => client.append(folder, raw, [], new Date(at)));
}

function seen(person: string): Promise<number[]> {
  return asClient(person, async (client) => {
    await client.mailboxOpen('INBOX');
    return (await client.search({ seen: true }, { uid: true })) || [];
  });
}

/** A desk that watches the mailbox of one person; `until` resolves when what has happened satisfies it. */
function desk(person: string, options: Partial<MailboxOptions> = {}) {
  const heard: HeardUp[] = [];
  const deliveries: Delivery[] = [];
  const kept: { progress: Progress | null } = { progress: null };
  let look = () => {};
  const watch = (more: Partial<MailboxOptions> = {}) =>
    watchMailbox({
      host: '127.0.0.1',
      port: server.port,
      tls: 'none',
      auth: { user: person, pass: server.password },
      mailbox: 'care',
      clock: () => now,
      log: () => {},
      pollMs: 300_000,
      backoffMs: [20, 200],
      receive: async (delivery) => {
        deliveries.push(delivery);
      },
      heard: (upTo) => {
        heard.push(upTo);
        look();
      },
      state: {
        load: async () => kept.progress,
        save: async (progress) => {
          kept.progress = progress;
        },
      },
      ...options,
      ...more,
    });
  const until = (satisfied: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`not within 20 seconds: ${satisfied}`)), 20_000);
      look = () => {
        if (!satisfied()) return;
        clearTimeout(timer);
        resolve();
      };
      look();
    });
  return { heard, deliveries, kept, watch, until };
}

function subjects(deliveries: readonly Delivery[]): string[] {
  return deliveries.map(({ raw }) => /^Subject: (.*)$/m.exec(Buffer.from(raw).toString())?.[1]?.trim() ?? '');
}

test('mail that is there is received, new mail is heard at once, and receipt is the server’s own time', async () => {
  await put('idle', 'first');
  const { watch, until, heard, deliveries, kept } = desk('idle');
  const watching = watch();
  await until(() => heard.length === 1);
  const [first] = deliveries;
  assert.equal(first?.receivedAt, arrived);
  assert.equal(first?.mailbox, 'care');
  assert.equal(first?.key, `${kept.progress?.uidvalidity}:1`);
  assert.equal(first?.envelopeFrom, null);
  assert.deepEqual(heard[0], { mailbox: 'care', completeAt: now, oldestUnread: null });
  await put('idle', 'second');
  await until(() => deliveries.length === 2 && heard.length >= 2);
  await watching.close();
  assert.deepEqual(subjects(deliveries), ['first', 'second']);
  assert.deepEqual(await seen('idle'), [1, 2]);
  assert.equal(kept.progress?.uidnext, 3);
});

test('a message that cannot be saved stays unseen, is the oldest unread, stops no other, and is tried again', async () => {
  await put('failing', 'one');
  await put('failing', 'two', arrived + 60_000);
  await put('failing', 'three', arrived + 120_000);
  let failing = true;
  const saved: string[] = [];
  const { watch, until, heard, kept } = desk('failing', {
    receive: async (delivery) => {
      const [subject = ''] = subjects([delivery]);
      if (failing && subject === 'two') throw new Error('disk full');
      saved.push(subject);
    },
  });
  const watching = watch();
  await until(() => heard.length === 1);
  assert.equal(heard[0]?.oldestUnread, arrived + 60_000);
  assert.deepEqual(await seen('failing'), [1, 3]);
  assert.equal(kept.progress?.uidnext, 2);
  failing = false;
  watching.poll();
  await until(() => heard.at(-1)?.oldestUnread === null);
  await watching.close();
  assert.deepEqual(saved, ['one', 'three', 'two']);
  assert.equal(kept.progress?.uidnext, 4);
});

test('after a restart it goes on where it was', async () => {
  await put('restart', 'before');
  const { watch, until, heard, deliveries } = desk('restart');
  const first = watch();
  await until(() => heard.length === 1);
  await first.close();
  await put('restart', 'between');
  const second = watch();
  await until(() => heard.length === 2);
  await second.close();
  assert.deepEqual(subjects(deliveries), ['before', 'between']);
});

test('when the server has numbered the mailbox anew, all of it is read again under new keys', async () => {
  await put('renumbered', 'one');
  await put('renumbered', 'two');
  const { watch, until, heard, deliveries, kept } = desk('renumbered');
  const first = watch();
  await until(() => heard.length === 1);
  await first.close();
  const before = kept.progress?.uidvalidity;
  await renumber(server, 'renumbered');
  const second = watch();
  await until(() => heard.length === 2);
  await second.close();
  assert.notEqual(kept.progress?.uidvalidity, before);
  assert.deepEqual(subjects(deliveries), ['one', 'two', 'one', 'two']);
  assert.equal(new Set(deliveries.map(({ key }) => key)).size, 4);
});

test('after the server was away it connects again and misses nothing', async () => {
  await put('lost', 'before');
  const { watch, until, heard, deliveries } = desk('lost');
  const watching = watch();
  await until(() => heard.length === 1);
  await server.stop();
  await server.start();
  await put('lost', 'after');
  await until(() => deliveries.length === 2 && heard.length >= 2);
  await watching.close();
  assert.deepEqual(subjects(deliveries), ['before', 'after']);
});

test('mail from before the mailbox was taken into use is left alone', async () => {
  await put('since', 'years ago', Date.UTC(2020, 1, 1));
  await put('since', 'an hour too early', arrived - 3_600_000);
  await put('since', 'today');
  const { watch, until, heard, deliveries } = desk('since', { since: arrived });
  const watching = watch();
  await until(() => heard.length === 1);
  await watching.close();
  assert.deepEqual(subjects(deliveries), ['today']);
});

test('of a message over the limit the beginning is received, and it is marked as cut', async () => {
  await asClient('large', (client) =>
    client.append('INBOX', `Subject: scan\r\n\r\n${'word '.repeat(2000)}`, [], new Date(arrived)),
  );
  await put('large', 'small');
  const { watch, until, heard, deliveries } = desk('large', { maxBytes: 1000 });
  const watching = watch();
  await until(() => heard.length === 1);
  await watching.close();
  assert.deepEqual(
    deliveries.map(({ raw, cut }) => ({ size: raw.length <= 1000, cut: cut === true })),
    [
      { size: true, cut: true },
      { size: true, cut: false },
    ],
  );
});

test('another folder than the inbox can be watched', async () => {
  await asClient('other-folder', (client) => client.mailboxCreate('Orders'));
  await put('other-folder', 'elsewhere');
  await put('other-folder', 'here', arrived, 'Orders');
  const { watch, until, heard, deliveries } = desk('other-folder', { folder: 'Orders' });
  const watching = watch();
  await until(() => heard.length === 1);
  await watching.close();
  assert.deepEqual(subjects(deliveries), ['here']);
});

test('a server that is not there is tried again until the watch is closed', async () => {
  const tries: number[] = [];
  let enough = () => {};
  const tried = new Promise<void>((resolve) => {
    enough = resolve;
  });
  const { watch } = desk('idle', {
    port: 9,
    log: (_what, facts) => {
      tries.push(Number(facts.again));
      if (tries.length === 5) enough();
    },
  });
  const watching = watch();
  after(() => watching.close());
  await tried;
  await watching.close();
  assert.deepEqual(tries.slice(0, 5), [20, 40, 80, 160, 200]);
});

async function renumber(of: Dovecot, person: string): Promise<void> {
  await of.stop();
  for (const name of ['dovecot-uidlist', 'dovecot.index', 'dovecot.index.log', 'dovecot.index.cache']) {
    await rm(join(of.mailFolder(person), name), { force: true });
  }
  await of.start();
}

import { chown, rename, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { mailboxProgress } from '../../../src/app/intake/mailbox-progress.ts';
import { mailboxHeard, receiveDelivery } from '../../../src/app/intake/receive.ts';
import { mailFor, plainAddress } from '../../../src/app/mail-route.ts';
import { watchMailbox } from '../../../src/channels/email/imap.ts';
import { listenSmtp } from '../../../src/channels/email/smtp.ts';
import type { OrganisationId } from '../../../src/store/organisation-id.ts';
import { dovecot } from '../dovecot.ts';
import type { TestGround } from '../ground.ts';
import type { Posted } from './letter.ts';
import { careAddress } from './sample.ts';

export interface Inbound {
  /** Hands a mail to the desk, and resolves when the desk has it durably. */
  post(mail: Posted): Promise<void>;
  /** Looks into the mailbox, and notes that it has been heard up to now. */
  hear(): Promise<void>;
  close(): Promise<void>;
}

/** How a desk gets its mail: 'smtp', handed over by the mail server in front; 'imap', fetched from its mailbox. */
export type Way = 'smtp' | 'imap';

const silent = () => undefined;

export const inbound = (way: Way, ground: TestGround, organisation: OrganisationId, now: () => number) =>
  way === 'smtp' ? bySmtp(ground, organisation, now) : byImap(ground, organisation, now);

async function bySmtp(ground: TestGround, organisation: OrganisationId, now: () => number): Promise<Inbound> {
  const server = await listenSmtp({
    port: 0,
    name: 'localhost',
    accept: async (to) => ((await mailFor(ground, to)) === null ? null : plainAddress(to)),
    receive: (delivery) => receiveDelivery(ground, organisation, delivery),
    clock: now,
    newKey: ground.newId,
    log: silent,
  });
  const relay = createTransport({ host: '127.0.0.1', port: server.port, secure: false, ignoreTLS: true });
  return {
    post: async ({ raw, from, to }) => {
      await relay.sendMail({ envelope: { from, to }, raw });
    },
    hear: () =>
      mailboxHeard(ground, organisation, {
        mailbox: careAddress,
        completeAt: server.heardUpTo(),
        oldestUnread: null,
      }),
    close: () => {
      relay.close();
      return server.close();
    },
  };
}

async function byImap(ground: TestGround, organisation: OrganisationId, now: () => number): Promise<Inbound> {
  const server = await dovecot(['care']);
  const account = {
    host: '127.0.0.1',
    port: server.port,
    auth: { user: 'care', pass: server.password },
  };
  let heard = Promise.withResolvers<void>();
  const watching = watchMailbox({
    ...account,
    tls: 'none',
    mailbox: careAddress,
    receive: (delivery) => receiveDelivery(ground, organisation, delivery),
    heard: async (mark) => {
      await mailboxHeard(ground, organisation, mark);
      heard.resolve();
    },
    clock: now,
    log: silent,
    state: mailboxProgress(ground, organisation, careAddress),
  });
  // Twice: a sweep that was under way when we asked may have looked too early.
  const hear = async () => {
    for (let sweep = 0; sweep < 2; sweep += 1) {
      heard = Promise.withResolvers();
      watching.poll();
      await heard.promise;
    }
  };
  return {
    post: async ({ raw }) => {
      await hear();
      await deliver(server.mailFolder('care'), raw, now());
      await hear();
    },
    hear,
    close: watching.close,
  };
}

let delivered = 0;

/** As the mail server's own delivery does it: the file's time is the receipt (APPEND would refuse one that lies ahead). */
async function deliver(folder: string, raw: Buffer, at: number): Promise<void> {
  delivered += 1;
  const name = `${Math.floor(at / 1000)}.${delivered}.mail-server`;
  const [draft, done] = [join(folder, 'tmp', name), join(folder, 'new', name)];
  await writeFile(draft, raw);
  const owner = await stat(folder);
  await chown(draft, owner.uid, owner.gid);
  await utimes(draft, at / 1000, at / 1000);
  await rename(draft, done);
}

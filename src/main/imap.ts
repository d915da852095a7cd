import { mailboxProgress } from '../app/intake/mailbox-progress.ts';
import { mailboxHeard, receiveDelivery } from '../app/intake/receive.ts';
import type { Housed } from '../app/organisation.ts';
import { type MailboxOptions, type Watching, watchMailbox } from '../channels/email/imap.ts';
import type { Standing } from './child.ts';
import { wall } from './ground.ts';

/** Server, folder and account of `imaps://name:password@host[:port][/folder]`; plain `imap:` insists on STARTTLS outside this machine. */
export function mailboxAt(
  address: string,
): Pick<MailboxOptions, 'host' | 'port' | 'tls' | 'auth' | 'mailbox' | 'folder'> {
  const url = new URL(address);
  const implicit = url.protocol === 'imaps:';
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const user = decodeURIComponent(url.username);
  const folder = decodeURIComponent(url.pathname.slice(1)) || 'INBOX';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (implicit ? 993 : 143)),
    tls: implicit ? 'implicit' : here ? 'none' : 'starttls',
    auth: { user, pass: decodeURIComponent(url.password) },
    mailbox: `${user}@${url.hostname}/${folder}`,
    folder,
  };
}

/** Watches the configured mailbox for the one organisation it belongs to; null when there is none. */
export function watchImap({ config, ground, log }: Standing, desks: readonly Housed[]): Watching | null {
  const [desk] = desks;
  if (config.imap === null || desk === undefined) return null;
  const { organisation } = desk;
  const box = mailboxAt(config.imap);
  return watchMailbox({
    ...box,
    receive: (delivery) => receiveDelivery(ground, organisation, delivery),
    heard: (heard) => mailboxHeard(ground, organisation, heard),
    clock: wall,
    log: (what, facts) => log.warn(facts, what),
    state: mailboxProgress(ground, organisation, box.mailbox),
  });
}

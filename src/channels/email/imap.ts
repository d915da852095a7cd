import { setTimeout as pause } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import type { Instant } from '../../domain/time/types.ts';
import type { HeardUp, Log, Receive } from '../port.ts';
import { type Bell, bell } from './bell.ts';
import { type Progress, sweep } from './imap-sweep.ts';
import { limits } from './limits.ts';

export interface MailboxOptions {
  readonly host: string;
  readonly port: number;
  /** `implicit`: TLS from the start (993); `starttls`: refused without it; `none`: only for a server on this machine. */
  readonly tls: 'implicit' | 'starttls' | 'none';
  readonly auth:
    | { readonly user: string; readonly pass: string }
    | { readonly user: string; readonly accessToken: string };
  /** Our name for the mailbox, as deliveries carry it. */
  readonly mailbox: string;
  /** The folder on the server. Default INBOX. */
  readonly folder?: string;
  /** Messages that arrived at the server before this are left alone. Default: all are read. */
  readonly since?: Instant;
  readonly maxBytes?: number;
  readonly receive: Receive;
  readonly heard: (heard: HeardUp) => void | Promise<void>;
  readonly clock: () => Instant;
  readonly log: Log;
  /** How far the mailbox was read; kept by the caller, so that a restart goes on where it was. */
  readonly state: {
    readonly load: () => Promise<Progress | null>;
    readonly save: (progress: Progress) => Promise<void>;
  };
  /** Milliseconds between polls while the server is silent. Default 60,000. */
  readonly pollMs?: number;
  /** Milliseconds before connecting again, doubled each time up to the second. Default 1,000 and 60,000. */
  readonly backoffMs?: readonly [number, number];
}

export interface Watching {
  /** Looks at once, without waiting for the server or the next poll. */
  readonly poll: () => void;
  /** Finishes the message in hand, logs out, and resolves. */
  readonly close: () => Promise<void>;
}

/**
 * Watches a mailbox until it is closed: hears new mail at once (IDLE), polls all the same, connects again after any
 * failure. A message is marked \Seen only after `receive` has resolved; nothing is moved or deleted.
 */
export function watchMailbox(options: MailboxOptions): Watching {
  const closing = new AbortController();
  const ring = bell();
  const done = run(options, ring, closing.signal);
  return {
    poll: ring.ring,
    close: async () => {
      closing.abort();
      ring.ring();
      await done;
    },
  };
}

async function run(options: MailboxOptions, ring: Bell, closing: AbortSignal): Promise<void> {
  const [least, most] = options.backoffMs ?? [1000, 60_000];
  let wait = least;
  while (!closing.aborted) {
    try {
      await session(options, ring, closing, () => {
        wait = least;
      });
    } catch (error) {
      options.log('mailbox lost', { mailbox: options.mailbox, error: nameOf(error), again: wait });
    }
    if (closing.aborted) return;
    await pause(wait, undefined, { signal: closing }).catch(() => undefined);
    wait = Math.min(wait * 2, most);
  }
}

async function session(
  options: MailboxOptions,
  ring: Bell,
  closing: AbortSignal,
  swept: () => void,
): Promise<void> {
  const client = connectionTo(options);
  const passed = new Set<string>();
  const failure: { error: Error | null } = { error: null };
  client.on('error', (error) => {
    failure.error = error;
    ring.ring();
  });
  client.on('close', () => {
    failure.error ??= new Error('connection closed');
    ring.ring();
  });
  client.on('exists', ring.ring);
  try {
    await client.connect();
    await client.mailboxOpen(options.folder ?? 'INBOX');
    while (!closing.aborted) {
      ring.quiet();
      const complete = await sweep(
        client,
        { ...options, maxBytes: options.maxBytes ?? limits.message },
        passed,
        closing,
      );
      if (failure.error !== null) throw failure.error;
      if (complete) swept();
      client.idle().catch(() => undefined);
      await ring.rung(options.pollMs ?? 60_000);
      if (failure.error !== null) throw failure.error;
    }
    await client.logout();
  } finally {
    client.close();
  }
}

function connectionTo({ host, port, tls, auth, folder }: MailboxOptions): ImapFlow {
  return new ImapFlow({
    host,
    port,
    secure: tls === 'implicit',
    ...(tls === 'implicit' ? {} : { doSTARTTLS: tls === 'starttls' }),
    auth: { ...auth },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 30_000,
    greetingTimeout: 30_000,
    socketTimeout: 300_000,
    missingIdleCommand: folder === undefined ? 'NOOP' : 'SELECT',
  });
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

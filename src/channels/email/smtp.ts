import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Instant } from '../../domain/time/types.ts';
import type { Delivery, Log, Receive } from '../port.ts';
import { collect, type Room, room } from './collect.ts';
import { hostGate, isLoopback } from './hosts.ts';
import { limits } from './limits.ts';
import { traceHeaders } from './trace.ts';

export interface SmtpOptions {
  /** 0 lets the system choose. Default 2525. */
  readonly port?: number;
  /** Default 127.0.0.1: reachable from outside only through a mail server in front. */
  readonly host?: string;
  /** Our name in the greeting and in `Received:`. */
  readonly name: string;
  /** Default 30 MB. */
  readonly maxBytes?: number;
  /** Take the word of programs on this machine for who the sender is. For training only. */
  readonly believeLoopback?: boolean;
  readonly tls?: { readonly key: string; readonly cert: string };
  /** The mailbox that a recipient belongs to; null refuses the recipient. */
  readonly accept: (recipient: string) => string | null | Promise<string | null>;
  readonly receive: Receive;
  readonly clock: () => Instant;
  /** A new key, never given before. */
  readonly newKey: () => string;
  readonly log: Log;
}

export interface Listening {
  readonly port: number;
  /** Everything received before then has been saved or given back to its sender: now, or the oldest still in hand. */
  readonly heardUpTo: () => Instant;
  /** Takes no more connections, and resolves when those that are open have ended or ten seconds have passed. */
  readonly close: () => Promise<void>;
}

/** Bytes of messages in hand at one time, of all connections together. */
const maxInHand = 256 * 1024 * 1024;
const maxConnections = 200;
const maxConnectionsOfOneHost = 50;
const maxRecipients = 50;
const maxMessagesOfOneConnection = 1000;

/**
 * Listens for mail. A message is answered with 250 only after `receive` has resolved for every mailbox it is for, with
 * 451 when it rejects, so that the sender keeps it and tries again. Over the size: 552. Unknown recipient: 550. Rejects
 * when the port cannot be had. The bytes handed on begin with a `Return-Path` and a `Received` line of ours.
 */
export async function listenSmtp(options: SmtpOptions): Promise<Listening> {
  const maxBytes = options.maxBytes ?? limits.message;
  const gate = hostGate(maxConnectionsOfOneHost);
  const shared = room(Math.max(maxInHand, maxBytes));
  const inHand = new Set<InHand>();
  const server = new SMTPServer({
    name: options.name,
    banner: 'Kept',
    size: maxBytes,
    authOptional: true,
    disabledCommands: options.tls === undefined ? ['AUTH', 'STARTTLS'] : ['AUTH'],
    ...(options.tls ?? {}),
    hideENHANCEDSTATUSCODES: false,
    disableReverseLookup: true,
    maxClients: maxConnections,
    maxRecipients,
    maxAllowedUnauthenticatedCommands: false,
    socketTimeout: 120_000,
    closeTimeout: 10_000,
    logger: false,
    onConnect: (session, callback) =>
      callback(gate.enter(session) ? null : reply(421, 'Too many connections from your host')),
    onClose: (session) => gate.leave(session),
    onMailFrom: (_from, session, callback) =>
      callback(
        session.transaction > maxMessagesOfOneConnection
          ? reply(421, 'Too many messages, please connect again')
          : null,
      ),
    onRcptTo: (to, _session, callback) => {
      Promise.resolve(to.address)
        .then(options.accept)
        .then((mailbox) => callback(mailbox === null ? reply(550, 'No such mailbox here') : null))
        .catch((error: unknown) =>
          callback(failed(options.log, 'a recipient could not be looked up', error)),
        );
    },
    onData: (stream, session, callback) => {
      take(stream, session, options, maxBytes, shared, inHand)
        .then((answer) => (typeof answer === 'string' ? callback(null, answer) : callback(answer)))
        .catch((error: unknown) => callback(failed(options.log, 'a message could not be saved', error)));
    },
  });
  server.on('error', (error) =>
    options.log('smtp connection failed', { error: error.message.slice(0, 100) }),
  );
  const port = await listening(server, options.port ?? 2525, options.host ?? '127.0.0.1');
  return {
    port,
    heardUpTo: () => Math.min(options.clock(), ...[...inHand].map((row) => row.receivedAt)),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A message that is whole and not saved yet. */
interface InHand {
  readonly receivedAt: Instant;
}

async function take(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  options: SmtpOptions,
  maxBytes: number,
  shared: Room,
  inHand: Set<InHand>,
): Promise<string | Error> {
  const bytes = await collect(stream, maxBytes, shared);
  if (bytes === 'too large') return reply(552, `The message is larger than ${maxBytes} bytes`);
  if (bytes === 'no room') return reply(452, 'Too much mail at once, please try again');
  const message = { receivedAt: options.clock() };
  inHand.add(message);
  try {
    return await handOn(bytes, message.receivedAt, session, options);
  } finally {
    inHand.delete(message);
    shared.give(bytes.length);
  }
}

async function handOn(
  bytes: Buffer,
  receivedAt: Instant,
  session: SMTPServerSession,
  options: SmtpOptions,
): Promise<string | Error> {
  const key = options.newKey();
  const recipients = session.envelope.rcptTo.map(({ address }) => address);
  const mailboxes = new Map<string, string[]>();
  for (const recipient of recipients) {
    const mailbox = await options.accept(recipient);
    if (mailbox === null) return reply(451, 'A recipient has just been closed, please try again');
    mailboxes.set(mailbox, [...(mailboxes.get(mailbox) ?? []), recipient]);
  }
  const envelopeFrom = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
  const believed = options.believeLoopback === true && isLoopback(session.remoteAddress);
  const remote = { address: session.remoteAddress, helo: session.hostNameAppearsAs || 'unknown', believed };
  for (const [mailbox, envelopeTo] of mailboxes) {
    const trace = traceHeaders({ envelopeFrom, remote, by: options.name, key, receivedAt });
    const raw = Buffer.concat([trace, bytes]);
    const delivery: Delivery = {
      channel: 'email',
      mailbox,
      key,
      receivedAt,
      envelopeFrom,
      envelopeTo,
      raw,
      remote,
    };
    await options.receive(delivery);
  }
  return `Kept as ${key}`;
}

function reply(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}

function failed(log: Log, what: string, error: unknown): Error {
  log(what, { error: error instanceof Error ? error.name : 'unknown' });
  return reply(451, 'The message could not be saved now, please try again');
}

function listening(server: SMTPServer, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

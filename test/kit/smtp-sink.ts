import type { Socket } from 'node:net';
import { after } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { closing } from './closing.ts';

export type SunkMail = { from: string; to: string[]; raw: Buffer; mail: ParsedMail };

/** What the sink does with the next mails; 'accept' until told otherwise. */
export type Manner =
  | 'accept'
  /** 550 at RCPT: a bounce at once */
  | 'bounce'
  /** 421 at MAIL: come again later */
  | 'refuse'
  /** hangs up in the middle of DATA */
  | 'drop in data'
  /** takes the mail, records it, and hangs up without an answer */
  | 'drop after data'
  /** 451 after DATA */
  | 'defer after data';

export type SmtpSink = {
  readonly port: number;
  readonly url: string;
  readonly mails: SunkMail[];
  readonly behave: (manner: Manner, milliseconds?: number) => void;
  /** Resolves when `count` mails have been recorded; throws after 20 seconds. */
  readonly received: (count: number) => Promise<SunkMail[]>;
  readonly close: () => Promise<void>;
};

function answer(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code });
}

async function record(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<SunkMail> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
  const to = session.envelope.rcptTo.map(({ address }) => address);
  return { from, to, raw, mail: await simpleParser(raw) };
}

/** An SMTP server on a free loopback port that keeps every mail, and can be told to misbehave. Closed after the file. */
export async function smtpSink(): Promise<SmtpSink> {
  const mails: SunkMail[] = [];
  const waiting = new Set<() => void>();
  const sockets = new Map<number, Socket>();
  let manner: Manner = 'accept';
  let delay = 0;
  // A session has no way to its socket, but knows the port at the other end.
  const hangUp = (session: SMTPServerSession) => sockets.get(session.remotePort)?.destroy();
  const server: SMTPServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 500,
    onMailFrom: (_address, _session, done) =>
      done(manner === 'refuse' ? answer(421, 'try again later') : null),
    onRcptTo: (_address, _session, done) =>
      done(manner === 'bounce' ? answer(550, '5.1.1 no such mailbox') : null),
    onData: (stream, session, done) => {
      const now = manner;
      if (now === 'drop in data') return void stream.once('data', () => hangUp(session));
      pause(delay)
        .then(() => record(stream, session))
        .then((mail) => {
          if (now === 'defer after data') return done(answer(451, '4.3.0 try again later'));
          mails.push(mail);
          if (now === 'drop after data') hangUp(session);
          else done(null);
          for (const look of waiting) look();
        }, done);
    },
  });
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0;
    sockets.set(port, socket);
    socket.once('close', () => sockets.delete(port));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no address');
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  after(() => closing('the mail sink', close));
  return {
    port: address.port,
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    behave: (to, milliseconds = 0) => {
      manner = to;
      delay = milliseconds;
    },
    received: (count) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (mails.length < count) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve([...mails]);
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`only ${mails.length} of ${count} mails came within 20 seconds`));
        }, 20_000);
        waiting.add(look);
        look();
      }),
    close,
  };
}

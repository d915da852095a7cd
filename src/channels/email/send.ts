import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { Letter, Sender, SendOutcome } from '../port.ts';
import { composed } from './compose.ts';
import { unsendable } from './letter-faults.ts';
import { outcomeOf } from './send-outcome.ts';

export interface SmtpSenderOptions {
  /** `smtp://` or `smtps://`, with user and password where the relay wants them. */
  readonly url: string;
  /** Connections at once. Default 4. */
  readonly connections?: number;
  /** Bytes of one letter with its files. Default 20 MB. */
  readonly maxBytes?: number;
  /** Milliseconds to connect, to be greeted, and of silence. Default 30,000. */
  readonly timeoutMs?: number;
  /** Refuse a relay that does not offer TLS. Default: only `smtps://` insists. */
  readonly requireTls?: boolean;
}

/**
 * Sends letters through a relay. A letter is `unknown` only when all of it was handed over and the answer is missing:
 * before that a relay drops what it has, so it is `failed` and can be sent again. Nothing is retried here.
 */
export function smtpSender(options: SmtpSenderOptions): Sender & { readonly close: () => void } {
  const timeout = options.timeoutMs ?? 30_000;
  const transport = createTransport({
    url: options.url,
    pool: true,
    maxConnections: options.connections ?? 4,
    maxRequeues: 0,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(options.requireTls === true ? { requireTLS: true } : {}),
  });
  const inHand = new Map<string, { handedOver: boolean }>();
  transport.use('stream', ({ data, message }, done) => {
    const progress = inHand.get(String(data.messageId));
    message.processFunc((input) =>
      untilTaken(input, () => {
        if (progress !== undefined) progress.handedOver = true;
      }),
    );
    done();
  });
  const send = async (letter: Letter): Promise<SendOutcome> => {
    const fault = unsendable(letter, options.maxBytes ?? 20 * 1024 * 1024);
    if (fault !== null) return { failed: fault, permanent: true };
    if (inHand.has(letter.messageId))
      return { failed: 'the same letter is being sent already', permanent: false };
    const progress = { handedOver: false };
    inHand.set(letter.messageId, progress);
    try {
      const { response } = await transport.sendMail(composed(letter));
      return { sent: response };
    } catch (error) {
      return outcomeOf(error, progress.handedOver);
    } finally {
      inHand.delete(letter.messageId);
    }
  };
  return { send, close: () => transport.close() };
}

/** The relay takes bytes only after it has said that it will, so the last byte taken means all was handed over. */
function untilTaken(input: Readable, taken: () => void): Readable {
  async function* pass(): AsyncGenerator<Uint8Array> {
    for await (const chunk of input) yield chunk;
    taken();
  }
  return Readable.from(pass(), { objectMode: false });
}

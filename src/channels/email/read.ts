import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/time/types.ts';
import type { ReadMessage, Received } from '../port.ts';
import { canonicalAddress, parseAddresses } from './addresses.ts';
import { readAttachments } from './attachments.ts';
import { automatic } from './automatic.ts';
import { bodyText } from './body.ts';
import { readBounce } from './bounce.ts';
import { contentDigest } from './content-digest.ts';
import { type Faults, noFaults } from './faults.ts';
import { all, first, type Header } from './headers.ts';
import { limits } from './limits.ts';
import { messageIds } from './message-ids.ts';
import { readMime } from './mime.ts';
import { separate } from './reply.ts';
import { decodeWords } from './words.ts';

/**
 * Reads a message. Any bytes at all give an answer: what cannot be read is named in `faults`. A message over
 * `limits.message` bytes is read as far as the limit.
 */
export async function readMessage(raw: Uint8Array, received: Received): Promise<ReadMessage> {
  const faults = noFaults();
  if (raw.length > limits.message || received.cut === true) {
    faults.add(`the message is larger than ${limits.message / 1024 / 1024} MB; only its beginning was read`);
  }
  const mime = readMime(raw.subarray(0, limits.message), faults);
  const { headers } = mime;
  const text = bodyText(mime.parts, faults);
  const senders = all(headers, 'from').flatMap((value) => parseAddresses(value));
  const from = senders[0] ?? null;
  if (from === null) faults.add('it names no sender that could be answered');
  const subject = decodeWords(first(headers, 'subject') ?? '')
    .slice(0, 500)
    .toWellFormed();
  const separated = separate(text);
  const nullSender =
    received.envelopeFrom === '' ||
    (received.envelopeFrom === null && first(headers, 'return-path')?.trim() === '<>');
  const bounce = readBounce(mime, from, nullSender, text);
  const messageId = oneId(headers, faults);
  const enclosed = bounce === null ? enclosedWords(mime.parts, faults) : '';
  const forwardSubject = /^\s*(fwd?|fw|tr|wg|rv)\s*:/i.test(subject);
  const seen = { headers, type: mime.type, from, subject, newWords: separated.newWords, ...received };
  return {
    from,
    manySenders: senders.length > 1 || all(headers, 'from').length > 1,
    replyTo: parseAddresses(first(headers, 'reply-to')),
    to: all(headers, 'to').flatMap((value) => parseAddresses(value)),
    cc: all(headers, 'cc').flatMap((value) => parseAddresses(value)),
    deliveredTo: deliveredTo(headers),
    subject,
    date: headerDate(first(headers, 'date')),
    messageId,
    inReplyTo: messageIds(first(headers, 'in-reply-to'))[0] ?? null,
    references: messageIds(first(headers, 'references')),
    text,
    newWords: separated.newWords,
    quoted: [separated.quoted, enclosed].filter((words) => words !== '').join('\n\n'),
    signature: separated.signature,
    forwarded: separated.forwarded || enclosed !== '' || (forwardSubject && separated.quoted !== ''),
    attachments: await readAttachments(mime.parts, faults),
    automatic: automatic(seen),
    bounce,
    digest: contentDigest(mime, messageId),
    faults: faults.list(),
  };
}

/** SHA-256 of the bytes as they came, lower-case hex. */
export function bytesDigest(raw: Uint8Array): string {
  return createHash('sha256').update(raw).digest('hex');
}

/** The words of a message that was forwarded as an attachment; one level, the first three. */
function enclosedWords(parts: ReturnType<typeof readMime>['parts'], faults: Faults): string {
  const enclosed = parts.filter((part) => part.type === 'message/rfc822').slice(0, 3);
  return enclosed
    .map((part) => {
      const inner = readMime(part.body, faults);
      const title = decodeWords(first(inner.headers, 'subject') ?? '').slice(0, 500);
      const sender = parseAddresses(first(inner.headers, 'from'))[0]?.address ?? '';
      return `From: ${sender}\nSubject: ${title}\n\n${bodyText(inner.parts, faults)}`.trim();
    })
    .join('\n\n');
}

function oneId(headers: readonly Header[], faults: Faults): string | null {
  const ids = all(headers, 'message-id').flatMap((value) => messageIds(value));
  if (ids.length > 1) faults.add('it carries more than one Message-ID; the first was believed');
  return ids[0] ?? null;
}

function deliveredTo(headers: readonly Header[]): string[] {
  const values = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'].flatMap((name) =>
    all(headers, name),
  );
  const addresses = values
    .slice(0, 50)
    .flatMap((value) => canonicalAddress(value.replace(/^<|>$/g, '')) ?? []);
  return [...new Set(addresses)];
}

function headerDate(value: string | null): Instant | null {
  const at = Date.parse((value ?? '').slice(0, 100).replace(/\([^)]*\)/g, ''));
  return Number.isFinite(at) && at >= 0 && at < Date.UTC(2200, 0) ? at : null;
}

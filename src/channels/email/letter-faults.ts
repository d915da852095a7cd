import type { Letter } from '../port.ts';
import { canonicalAddress } from './addresses.ts';

/**
 * Why a letter must not be sent at all, in a sentence; null when nothing is wrong with it. A line break in anything
 * that becomes a header would let its author write headers of his own (header injection), so it is refused, not mended.
 */
export function unsendable(letter: Letter, maxBytes: number): string | null {
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['the recipient', letter.to],
    ['the sender', letter.from],
    ['the name of the sender', letter.fromName],
    ['the reply address', letter.replyTo],
    ['the subject', letter.subject],
    ['the Message-ID', letter.messageId],
    ['the id of the message answered', letter.inReplyTo],
    ...(letter.references ?? []).map((id) => ['a reference', id] as const),
    ...(letter.attachments ?? []).flatMap(
      ({ filename, contentType }) =>
        [
          ['a file name', filename],
          ['a file type', contentType],
        ] as const,
    ),
  ];
  const broken = lines.find(([, value]) => value !== undefined && /[\p{Cc}\u2028\u2029]/u.test(value));
  if (broken !== undefined) return `${broken[0]} holds a line break or another control character`;
  const address = lines.find(
    ([name, value]) => addressed.has(name) && canonicalAddress(value ?? '') === null,
  );
  if (address !== undefined) return `${address[0]} is not an e-mail address`;
  const ids = [letter.messageId, letter.inReplyTo, ...(letter.references ?? [])];
  if (!ids.every((id) => id === undefined || /^<[^<>\s]{1,500}>$/.test(id)))
    return 'a message id is not of the form <…>';
  const files = (letter.attachments ?? []).reduce((sum, { content }) => sum + content.length, 0);
  const size = files + Buffer.byteLength(letter.text) + Buffer.byteLength(letter.html);
  return size > maxBytes
    ? `the letter is ${size} bytes with its files; at most ${maxBytes} can be sent`
    : null;
}

const addressed: ReadonlySet<string> = new Set(['the recipient', 'the sender', 'the reply address']);

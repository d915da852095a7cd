import { createHash } from 'node:crypto';
import { all } from './headers.ts';
import type { Mime, Part } from './mime.ts';
import { decodeTransfer } from './transfer.ts';
import { decodeWords } from './words.ts';

/**
 * SHA-256, hex, over what a person would call the message: sender, subject, and every part's decoded bytes. Headers
 * added on the way, the transfer encoding and line endings of text make no difference. Its date counts only where
 * nothing else sets two messages of the same words apart: a program that hands a mail over again keeps the Message-ID
 * (RFC 5322, 3.6.4) and often writes the date anew.
 */
export function contentDigest({ headers, parts }: Mime, messageId: string | null): string {
  const hash = createHash('sha256');
  for (const name of messageId === null ? ['from', 'subject', 'date'] : ['from', 'subject']) {
    hash.update(`${name}:${JSON.stringify(all(headers, name).map(decodeWords))}\n`);
  }
  for (const part of parts) {
    hash.update(`${part.type} `);
    hash.update(createHash('sha256').update(comparable(part)).digest());
  }
  return hash.digest('hex');
}

function comparable(part: Part): Uint8Array {
  const { bytes } = decodeTransfer(part.body, part.encoding);
  if (!part.type.startsWith('text/')) return bytes;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return Buffer.from(text.replace(/\r\n?/g, '\n').trimEnd(), 'latin1');
}

import type { Instant } from '../../domain/time/types.ts';
import type { Remote } from '../port.ts';

/**
 * The two lines a final mail server puts on top (RFC 5321, section 4.4): who the envelope says sent it, and when, from
 * where and under which key it came, in the server's own time. What the sender told us is reduced to harmless letters.
 */
export function traceHeaders(arrival: {
  readonly envelopeFrom: string;
  readonly remote: Remote;
  readonly by: string;
  readonly key: string;
  readonly receivedAt: Instant;
}): Buffer {
  const { envelopeFrom, remote, by, key, receivedAt } = arrival;
  const at = new Date(receivedAt).toUTCString().replace('GMT', '+0000');
  const from = `${harmless(remote.helo)} ([${harmless(remote.address)}])`;
  return Buffer.from(
    `Return-Path: <${envelopeFrom.replace(/[\s<>\p{Cc}]/gu, '')}>\r\n` +
      `Received: from ${from}\r\n\tby ${harmless(by)} with ESMTP id ${harmless(key)};\r\n\t${at}\r\n`,
    'utf8',
  );
}

function harmless(value: string): string {
  return value.replace(/[^A-Za-z0-9.:_-]/g, '').slice(0, 200) || 'unknown';
}

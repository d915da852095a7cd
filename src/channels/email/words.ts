import { decodeText } from './charset.ts';
import { decodeBase64 } from './transfer.ts';

const encodedWord = /=\?([^\s?]{1,60})\?([bq])\?([^?]{0,4000})\?=/gi;

/**
 * A header value with its encoded words (RFC 2047) as plain text. Neighbouring words of one charset are joined as
 * bytes first, because senders cut characters in two. Control characters are dropped.
 */
export function decodeWords(value: string): string {
  let out = '';
  let end = 0;
  let open: { charset: string; bytes: Uint8Array[] } | null = null;
  for (const match of value.matchAll(encodedWord)) {
    const [whole, charset = '', encoding = '', payload = ''] = match;
    const between = value.slice(end, match.index);
    const bytes =
      encoding.toLowerCase() === 'b' ? decodeBase64(Buffer.from(payload, 'latin1')).bytes : decodeQ(payload);
    if (open !== null && between.trim() === '' && open.charset.toLowerCase() === charset.toLowerCase()) {
      open.bytes.push(bytes);
    } else {
      out += closed(open) + (open !== null && between.trim() === '' ? '' : between);
      open = { charset, bytes: [bytes] };
    }
    end = match.index + whole.length;
  }
  return printable(out + closed(open) + value.slice(end));
}

/** Text on one line: line breaks, tabs and other control characters become single spaces. */
export function printable(value: string): string {
  return value
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .toWellFormed()
    .trim();
}

function closed(open: { charset: string; bytes: Uint8Array[] } | null): string {
  return open === null ? '' : decodeText(Buffer.concat(open.bytes), open.charset).text;
}

function decodeQ(payload: string): Uint8Array {
  const plain = payload
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}

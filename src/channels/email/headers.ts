import { parseHeaderValue } from 'nodemailer/lib/mime-funcs';
import { decodeText } from './charset.ts';
import type { Faults } from './faults.ts';
import { limits } from './limits.ts';
import { decodeWords } from './words.ts';

export interface Header {
  /** Lower case. */
  readonly name: string;
  /** Unfolded, encoded words still encoded. */
  readonly value: string;
}

/**
 * Splits a message or a part into its header lines and its body (RFC 5322, section 2.1). The head also ends at a line
 * that is no header line, so that words sent without any header are not lost.
 */
export function splitHead(raw: Uint8Array, faults: Faults): { headers: Header[]; body: Uint8Array } {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const headers: { name: string; lines: Buffer[] }[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at >= limits.head || headers.length >= limits.headerLines) {
      faults.add('the headers are too long; the rest of them was not read');
      return { headers: unfolded(headers), body: bytes.subarray(afterBlankLine(bytes, at)) };
    }
    const newline = bytes.indexOf(0x0a, at);
    const next = newline < 0 ? bytes.length : newline + 1;
    const line = withoutBreak(bytes.subarray(at, next));
    if (line.length === 0) return { headers: unfolded(headers), body: bytes.subarray(next) };
    const last = headers.at(-1);
    const name = /^([\x21-\x39\x3b-\x7e]{1,200})[ \t]*:/.exec(line.toString('latin1', 0, 300))?.[1];
    if ((line[0] === 0x20 || line[0] === 0x09) && last !== undefined) {
      last.lines.push(line);
    } else if (name !== undefined) {
      headers.push({ name: name.toLowerCase(), lines: [line.subarray(line.indexOf(0x3a) + 1)] });
    } else if (!(at === 0 && line.toString('latin1', 0, 5) === 'From ')) {
      faults.add('the headers are broken off by a line that is none');
      return { headers: unfolded(headers), body: bytes.subarray(at) };
    }
    at = next;
  }
  return { headers: unfolded(headers), body: bytes.subarray(bytes.length) };
}

/** Every value of the header, in the order in which they stand, topmost first. */
export function all(headers: readonly Header[], name: string): string[] {
  return headers.filter((header) => header.name === name).map((header) => header.value);
}

/** The first value of the header, or null. */
export function first(headers: readonly Header[], name: string): string | null {
  return headers.find((header) => header.name === name)?.value ?? null;
}

/** A value such as `text/plain; charset=utf-8` (RFC 2045, RFC 2231): the value in lower case, parameters decoded. */
export function parameters(value: string): { value: string; params: Readonly<Record<string, string>> } {
  const parsed = parseHeaderValue(value, { stripComments: true });
  const params = Object.entries(parsed.params).map(([name, param]) => [name, decodeWords(param)] as const);
  return { value: parsed.value.trim().toLowerCase(), params: Object.fromEntries(params) };
}

function unfolded(headers: readonly { name: string; lines: readonly Buffer[] }[]): Header[] {
  return headers.map(({ name, lines }) => {
    const { text } = decodeText(Buffer.concat(lines).subarray(0, limits.headerValue), null);
    return { name, value: text.replaceAll('\u0000', '').trim() };
  });
}

function withoutBreak(line: Buffer): Buffer {
  let end = line.length;
  if (line[end - 1] === 0x0a) end--;
  if (line[end - 1] === 0x0d) end--;
  return line.subarray(0, end);
}

function afterBlankLine(bytes: Buffer, from: number): number {
  const unix = bytes.indexOf('\n\n', from, 'latin1');
  const dos = bytes.indexOf('\r\n\r\n', from, 'latin1');
  if (unix < 0 && dos < 0) return bytes.length;
  return unix >= 0 && (dos < 0 || unix < dos) ? unix + 2 : dos + 4;
}

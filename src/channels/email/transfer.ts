/** Bytes of a part as they were before the transfer encoding; `fault` says what was wrong with it. */
export interface Decoded {
  readonly bytes: Uint8Array;
  readonly fault: string | null;
}

/** Undoes a `Content-Transfer-Encoding` (RFC 2045, section 6). Damaged input yields what can be read of it. */
export function decodeTransfer(body: Uint8Array, encoding: string): Decoded {
  if (encoding === 'base64') return decodeBase64(body);
  if (encoding === 'quoted-printable') return { bytes: decodeQuotedPrintable(body), fault: null };
  if (['', '7bit', '8bit', 'binary'].includes(encoding)) return { bytes: body, fault: null };
  return {
    bytes: body,
    fault: `transfer encoding ${encoding.replace(/[^\x21-\x7e]/g, '').slice(0, 40)} is not known; the part was left as it came`,
  };
}

/** Base64 with line breaks, several padded runs after one another, or missing padding. */
export function decodeBase64(body: Uint8Array): Decoded {
  const ascii = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
  const fault = /[^A-Za-z0-9+/=\s_-]/.test(ascii) ? 'a base64 part is damaged' : null;
  const runs = ascii.split('=', 1000).filter((run) => run.trim() !== '');
  return { bytes: Buffer.concat(runs.map((run) => Buffer.from(run, 'base64'))), fault };
}

function decodeQuotedPrintable(body: Uint8Array): Uint8Array {
  const out = Buffer.allocUnsafe(body.length);
  let size = 0;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at] ?? 0;
    if (byte !== EQUALS) {
      out[size++] = byte;
      continue;
    }
    const high = hex(body[at + 1]);
    const low = hex(body[at + 2]);
    if (high >= 0 && low >= 0) {
      out[size++] = high * 16 + low;
      at += 2;
      continue;
    }
    const breakEnd = softBreak(body, at + 1);
    if (breakEnd < 0) out[size++] = byte;
    else at = breakEnd;
  }
  return out.subarray(0, size);
}

const EQUALS = 0x3d;

/** The index of the last byte of a soft line break that begins at `from`, blanks before the break included, or -1. */
function softBreak(body: Uint8Array, from: number): number {
  let at = from;
  while (at < body.length && at - from < 80 && (body[at] === 0x20 || body[at] === 0x09)) at++;
  if (at >= body.length) return body.length - 1;
  if (body[at] === 0x0a) return at;
  if (body[at] === 0x0d) return body[at + 1] === 0x0a ? at + 1 : at;
  return -1;
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const upper = byte & ~0x20;
  return upper >= 0x41 && upper <= 0x46 ? upper - 0x37 : -1;
}

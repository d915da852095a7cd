import type { Faults } from './faults.ts';
import { all, first, type Header, parameters, splitHead } from './headers.ts';
import { limits } from './limits.ts';

/** One leaf of a message, its content still in its transfer encoding. */
export interface Part {
  readonly headers: readonly Header[];
  /** As declared, lower case; `text/plain` when nothing usable is declared (RFC 2045, section 5.2). */
  readonly type: string;
  readonly params: Readonly<Record<string, string>>;
  readonly disposition: 'inline' | 'attachment' | null;
  /** As the sender wrote it; not safe for anything but showing. */
  readonly filename: string | null;
  readonly contentId: string | null;
  readonly encoding: string;
  readonly body: Uint8Array;
  /** Parts that are alternatives of one another share a number. */
  readonly alternative: number | null;
}

export interface Mime {
  readonly headers: readonly Header[];
  /** Declared type of the whole, such as `multipart/report`, with its parameters. */
  readonly type: string;
  readonly params: Readonly<Record<string, string>>;
  readonly parts: readonly Part[];
}

/**
 * The structure of a message (RFC 2045, RFC 2046) as a flat list of its leaves, in order. Never throws: what does not
 * hold together is a fault, and its bytes stay a leaf. Enclosed messages (`message/rfc822`) are leaves too.
 */
export function readMime(raw: Uint8Array, faults: Faults): Mime {
  const { headers, body } = splitHead(raw, faults);
  const parts: Part[] = [];
  const whole = contentType(headers, 'text/plain', faults);
  const counter = { alternatives: 0 };
  collect(headers, body, { depth: 0, fallback: 'text/plain', alternative: null }, parts, counter, faults);
  return { headers, ...whole, parts };
}

interface Place {
  readonly depth: number;
  readonly fallback: string;
  readonly alternative: number | null;
}

function collect(
  headers: readonly Header[],
  body: Uint8Array,
  place: Place,
  parts: Part[],
  counter: { alternatives: number },
  faults: Faults,
): void {
  if (parts.length >= limits.parts) {
    faults.add(`the message has more than ${limits.parts} parts; the rest were not read`);
    return;
  }
  const { type, params } = contentType(headers, place.fallback, faults);
  const pieces = type.startsWith('multipart/')
    ? pieceBodies(body, params.boundary, place.depth, faults)
    : null;
  if (pieces === null) {
    parts.push(leaf(headers, body, type, params, place.alternative));
    return;
  }
  const alternative = type === 'multipart/alternative' ? counter.alternatives++ : place.alternative;
  const fallback = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  for (const piece of pieces) {
    const inner = splitHead(piece, faults);
    collect(
      inner.headers,
      inner.body,
      { depth: place.depth + 1, fallback, alternative },
      parts,
      counter,
      faults,
    );
  }
}

function leaf(
  headers: readonly Header[],
  body: Uint8Array,
  declared: string,
  params: Readonly<Record<string, string>>,
  alternative: number | null,
): Part {
  const disposition = parameters(first(headers, 'content-disposition') ?? '');
  const kind = disposition.value === '' ? null : disposition.value === 'inline' ? 'inline' : 'attachment';
  return {
    headers,
    type: declared.startsWith('multipart/') ? 'text/plain' : declared,
    params,
    disposition: kind,
    filename: disposition.params.filename ?? params.name ?? null,
    contentId: first(headers, 'content-id')?.replace(/^<|>$/g, '').slice(0, 200) ?? null,
    encoding: (first(headers, 'content-transfer-encoding') ?? '').replace(/[\s;(].*$/s, '').toLowerCase(),
    body,
    alternative,
  };
}

function contentType(
  headers: readonly Header[],
  fallback: string,
  faults: Faults,
): { type: string; params: Readonly<Record<string, string>> } {
  const declared = all(headers, 'content-type');
  if (declared.length > 1) faults.add('a part declares its type more than once; the first was believed');
  const { value, params } = parameters(declared[0] ?? '');
  if (value === '' || value === 'text') return { type: fallback, params };
  if (/^[a-z0-9!#$&^_.+-]{1,60}\/[a-z0-9!#$&^_.+-]{1,100}$/.test(value)) return { type: value, params };
  faults.add('a part declares a type that is none');
  return { type: 'application/octet-stream', params };
}

/** The bytes between the boundary lines, or null when the multipart cannot be taken apart. */
function pieceBodies(
  body: Uint8Array,
  boundary: string | undefined,
  depth: number,
  faults: Faults,
): Uint8Array[] | null {
  if (depth >= limits.depth) {
    faults.add(`parts are nested more than ${limits.depth} deep; what lies deeper was not taken apart`);
    return null;
  }
  if (boundary === undefined || boundary === '' || boundary.length > 200) {
    faults.add('a multipart has no usable boundary; it was read as plain text');
    return null;
  }
  const { starts, ended } = boundaryLines(
    Buffer.from(body.buffer, body.byteOffset, body.byteLength),
    boundary,
  );
  if (starts.length === 0) {
    faults.add('a multipart does not contain its boundary; it was read as plain text');
    return null;
  }
  if (!ended) faults.add('a multipart is broken off before its end');
  return starts.map(({ from, to }) => body.subarray(from, to));
}

/** Places that look like a boundary line; a message with more of them is made to keep us busy. */
const mostLooks = 50_000;

/** Blanks that may follow a boundary on its line. */
const longestLineEnd = 200;

interface Span {
  readonly from: number;
  readonly to: number;
}

function boundaryLines(bytes: Buffer, boundary: string): { starts: Span[]; ended: boolean } {
  const mark = Buffer.from(`--${boundary}`, 'utf8');
  const starts: Span[] = [];
  let open = -1;
  let at = bytes.indexOf(mark);
  for (let looks = 0; at >= 0 && starts.length <= limits.parts && looks < mostLooks; looks++) {
    const after = at + mark.length;
    const near = bytes.subarray(after, after + longestLineEnd);
    const newline = near.indexOf(0x0a);
    const rest = near.toString('latin1', 0, newline < 0 ? near.length : newline);
    const ends = newline >= 0 || near.length < longestLineEnd;
    const isLine = ends && (at === 0 || bytes[at - 1] === 0x0a) && /^(--)?[ \t\r]*$/.test(rest);
    if (isLine) {
      if (open >= 0) starts.push({ from: open, to: Math.max(open, beforeBreak(bytes, at)) });
      if (rest.startsWith('--')) return { starts, ended: true };
      open = newline < 0 ? bytes.length : after + newline + 1;
    }
    at = bytes.indexOf(mark, after);
  }
  if (open >= 0 && starts.length <= limits.parts) starts.push({ from: open, to: bytes.length });
  return { starts, ended: false };
}

/** The line break before a boundary belongs to the boundary (RFC 2046, section 5.1.1). */
function beforeBreak(bytes: Buffer, at: number): number {
  let end = at;
  if (bytes[end - 1] === 0x0a) end--;
  if (bytes[end - 1] === 0x0d) end--;
  return end;
}

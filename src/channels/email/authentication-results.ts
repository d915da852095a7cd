import { domainToASCII } from 'node:url';
import { all, type Header } from './headers.ts';

/** What a receiving host says of the sender of one message. */
export type Said = 'pass' | 'fail' | 'nothing';

/**
 * The word of `trustedHost` on whether the domain of `From` really sent the message (RFC 8601). Only the topmost
 * `Authentication-Results` counts: whatever stands below it came with the message, and a stranger can have written it.
 */
export function hostSays(headers: readonly Header[], trustedHost: string, fromDomain: string): Said {
  const [topmost] = all(headers, 'authentication-results');
  if (topmost === undefined) return 'nothing';
  const [id = '', ...results] = withoutComments(topmost).split(';');
  if (id.trim().split(/\s+/)[0]?.toLowerCase() !== trustedHost.toLowerCase()) return 'nothing';
  const read = results.slice(0, 50).map(readResult);
  const dmarc = read.find(({ method }) => method === 'dmarc');
  if (dmarc !== undefined) {
    const about = dmarc.properties['header.from'];
    if (about !== undefined && !sameDomain(about, fromDomain)) return 'nothing';
    return dmarc.result === 'pass' ? 'pass' : dmarc.result === 'fail' ? 'fail' : alignedKey(read, fromDomain);
  }
  return alignedKey(read, fromDomain);
}

interface Result {
  readonly method: string;
  readonly result: string;
  readonly properties: Readonly<Record<string, string>>;
}

function alignedKey(results: readonly Result[], fromDomain: string): Said {
  const aligned = results.some(({ method, result, properties }) => {
    const domain = properties['header.d'] ?? properties['header.i']?.replace(/^.*@/, '');
    return method === 'dkim' && result === 'pass' && domain !== undefined && sameDomain(domain, fromDomain);
  });
  return aligned ? 'pass' : 'nothing';
}

function readResult(text: string): Result {
  const [head = '', ...rest] = text.trim().split(/\s+/, 50);
  const [method = '', result = ''] = head.toLowerCase().split('=');
  const properties = rest.flatMap((pair) => {
    const equals = pair.indexOf('=');
    return equals < 1
      ? []
      : [
          [
            pair.slice(0, equals).toLowerCase(),
            pair
              .slice(equals + 1)
              .replace(/^"|"$/g, '')
              .toLowerCase(),
          ],
        ];
  });
  return { method: method.replace(/\/.*$/, ''), result, properties: Object.fromEntries(properties) };
}

function sameDomain(a: string, b: string): boolean {
  const ascii = domainToASCII(a.trim());
  return ascii !== '' && ascii === domainToASCII(b.trim());
}

/** Drops comments, nested ones too, and empties quoted strings of what could be taken for a separator. */
function withoutComments(value: string): string {
  let out = '';
  let depth = 0;
  let quoted = false;
  for (const character of value.replace(/\\./g, '_')) {
    if (character === '"' && depth === 0) quoted = !quoted;
    else if (quoted) out += /[\s;=]/.test(character) ? '_' : character;
    else if (character === '(') depth++;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) out += character;
  }
  return out;
}

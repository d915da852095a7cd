import addressparser from 'nodemailer/lib/addressparser';
import type { Address } from '../port.ts';
import { limits } from './limits.ts';
import { decodeWords, printable } from './words.ts';

/** The addresses of a `From`, `To`, `Cc`, `Reply-To` value (RFC 5322, section 3.4); what is no address is left out. */
export function parseAddresses(value: string | null): Address[] {
  if (value === null) return [];
  const parsed = addressparser(value.slice(0, limits.headerValue), { flatten: true });
  return parsed.slice(0, limits.addresses).flatMap(({ address, name }) => {
    const canonical = canonicalAddress(address);
    return canonical === null
      ? []
      : [{ address: canonical, name: decodeWords(name).slice(0, 200).toWellFormed() }];
  });
}

/** An address as we compare and store it, the domain in lower case; null when it is none (RFC 5321: at most 254 long). */
export function canonicalAddress(address: string): string | null {
  const plain = printable(address);
  const at = plain.lastIndexOf('@');
  const valid = at > 0 && at <= 64 && plain.length <= 254 && !/[\s<>,;]/.test(plain);
  const domain = plain.slice(at + 1).toLowerCase();
  return valid && /^[^@]+$/.test(domain) ? `${plain.slice(0, at)}@${domain}` : null;
}

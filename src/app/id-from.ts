import { createHash } from 'node:crypto';

/** The same id for the same key and part (RFC 9562, version 8): a form sent twice names the same rows. */
export function idFrom(key: string, part: string): string {
  const hex = createHash('sha256').update(`${key}\n${part}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16).padStart(2, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}

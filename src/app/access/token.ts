import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** What a digest is for: the same token under another purpose has another digest. */
export type Purpose =
  | 'session'
  | 'browser'
  | 'sign-in link'
  | 'sign-in code'
  | 'set-up link'
  | 'customer link'
  | 'api key'
  | 'host'
  | 'rate'
  | 'csrf';

/** A token nobody can guess: 256 bits, fit for an address and a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Six digits, each number as likely as any other. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** The keyed digest by which a token is kept: the database alone opens nothing. */
export const digestOf = (secret: string, purpose: Purpose, token: string): Buffer =>
  createHmac('sha256', secret).update(`${purpose}\0${token}`).digest();

/** Equal, in a time that tells nothing of where they differ. */
export const same = (one: Buffer, other: Buffer): boolean =>
  one.length === other.length && timingSafeEqual(one, other);

/** The shape of our tokens: anything else is not looked up. */
export const looksLikeToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);

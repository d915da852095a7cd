import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../domain/time/types.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const macLength = 16;
const day = 86_400_000;

/** Whose answer an address stands for: short ids of 1 to 20 lower-case letters and digits. */
export interface Signed {
  readonly caseId: string;
  readonly partyId: string;
}

/**
 * `base` with a tag that only this party was given: `care+case-party-0-mac@…`. Letters are lower case throughout,
 * because servers change it; the local part is at most 64 long (RFC 5321, section 4.5.3.1.1). `expires`: good through
 * that day, UTC; absent, for ever. Throws when `base` or an id does not fit.
 */
export function signedAddress(base: string, signed: Signed, secret: string, expires?: Instant): string {
  const at = base.lastIndexOf('@');
  const { caseId, partyId } = signed;
  if (at < 1 || base.includes('+'))
    throw new Error(`The reply address must be a plain address without a tag, not "${base}".`);
  if (!shortId.test(caseId) || !shortId.test(partyId))
    throw new Error('Ids in an address are 1 to 20 lower-case letters and digits.');
  const lastDay = expires === undefined ? '0' : Math.floor(expires / day).toString(36);
  const claim = `${caseId}-${partyId}-${lastDay}`;
  const local = `${base.slice(0, at)}+${claim}-${mac(base, claim, secret)}`;
  if (local.length > 64)
    throw new Error(`The reply address is too long by ${local.length - 64}: shorten "${base.slice(0, at)}".`);
  return `${local}${base.slice(at)}`;
}

/**
 * Whom a tagged address was given to. Refused: an address without a tag of ours, a changed one, one past its day.
 * `secrets` are the present one and those before it that still count.
 */
export function readSignedAddress(
  address: string,
  base: string,
  secrets: readonly string[],
  now: Instant,
): Signed | { refused: string } {
  const lower = address.trim().toLowerCase();
  const at = base.lastIndexOf('@');
  const start = `${base.slice(0, at)}+`.toLowerCase();
  const end = base.slice(at).toLowerCase();
  if (lower.length > 320 || !lower.startsWith(start) || !lower.endsWith(end))
    return { refused: 'not a signed address of ours' };
  const parts = lower.slice(start.length, lower.length - end.length).split('-');
  const [caseId = '', partyId = '', lastDay = '', given = ''] = parts;
  const formed =
    parts.length === 4 && shortId.test(caseId) && shortId.test(partyId) && /^[0-9a-z]{1,7}$/.test(lastDay);
  if (!formed) return { refused: 'not a signed address of ours' };
  const claim = `${caseId}-${partyId}-${lastDay}`;
  if (!secrets.some((secret) => same(given, mac(base, claim, secret))))
    return { refused: 'the signed address was changed' };
  const until = Number.parseInt(lastDay, 36);
  if (lastDay !== '0' && Math.floor(now / day) > until)
    return { refused: 'the signed address is out of date' };
  return { caseId, partyId };
}

const shortId = /^[0-9a-z]{1,20}$/;

function mac(base: string, claim: string, secret: string): string {
  const bytes = createHmac('sha256', secret)
    .update(`reply address\n${base.toLowerCase()}\n${claim}`)
    .digest();
  return Array.from(bytes.subarray(0, macLength), (byte) => alphabet[byte & 31]).join('');
}

function same(given: string, expected: string): boolean {
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}

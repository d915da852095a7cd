import { digestOf, same } from '../../app/access/token.ts';

/** The token that the forms of a session carry: made from the session's own, so nothing is stored. */
export const csrfOf = (secret: string, sessionToken: string): string =>
  digestOf(secret, 'csrf', sessionToken).toString('base64url');

export function carriesCsrf(body: unknown, expected: string): boolean {
  if (typeof body !== 'object' || body === null || !('csrf' in body)) return false;
  const given = Array.isArray(body.csrf) ? body.csrf[0] : body.csrf;
  return typeof given === 'string' && same(Buffer.from(given), Buffer.from(expected));
}

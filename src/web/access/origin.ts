import type { FastifyRequest } from 'fastify';

/**
 * True when a form may come from another site. Browsers say where a request was made: Sec-Fetch-Site where they
 * know it, Origin with every POST. A request with neither comes from no page.
 */
export function fromElsewhere(headers: FastifyRequest['headers'], host: string, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin } = headers;
  if (origin === undefined) return false;
  if (origin === new URL(publicUrl).origin) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

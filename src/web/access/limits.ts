import type { FastifyRequest } from 'fastify';
import { type Limit, overLimit } from '../../app/access/rate.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { tooMany } from '../errors/wrong.ts';
import type { Parts } from '../parts.ts';

const quarter = 900;

/** Within a quarter of an hour: enough for an office behind one address, too few to guess. */
export const limits = {
  signInByIp: { of: 'sign-in ip', most: 60, seconds: quarter },
  signInByAddress: { of: 'sign-in address', most: 5, seconds: quarter },
  codeByIp: { of: 'code ip', most: 60, seconds: quarter },
  linkByIp: { of: 'link ip', most: 60, seconds: quarter },
  formByIp: { of: 'form ip', most: 30, seconds: quarter },
} as const satisfies Record<string, Limit>;

/** Counts this request; throws 'tried too often' where a limit is passed. */
export async function withinLimits(
  parts: Parts,
  organisation: OrganisationId,
  request: FastifyRequest,
  byIp: Limit,
  more: readonly { readonly key: string; readonly limit: Limit }[] = [],
): Promise<void> {
  const wait = await overLimit(
    parts.ground,
    organisation,
    [{ key: request.ip, limit: byIp }, ...more],
    parts.wall(),
  );
  if (wait !== null) throw tooMany(wait);
}

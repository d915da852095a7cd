import type { OrganisationId } from '../../store/organisation-id.ts';
import { onlyOrganisation, organisationOfToken, routeToken } from '../../store/route-token.ts';
import { inRouting } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { digestOf, looksLikeToken, type Purpose } from './token.ts';

type Routing = Pick<Ground, 'pool' | 'secret'>;

/** Remembers which organisation gave out a token, before the token is told to anybody. */
export async function giveOut(
  ground: Routing,
  organisation: OrganisationId,
  purpose: Purpose,
  token: string,
): Promise<void> {
  await inRouting(ground.pool, (tx) => routeToken(tx, digestOf(ground.secret, purpose, token), organisation));
}

// A token never changes hands, so what was once looked up stays true; bounded, oldest out first.
const known = new WeakMap<object, Map<string, OrganisationId>>();
const most = 10_000;

/** The organisation that gave out a token; null for a token that nobody gave out. */
export async function organisationOf(
  ground: Routing,
  purpose: Purpose,
  token: string,
): Promise<OrganisationId | null> {
  if (!looksLikeToken(token)) return null;
  const digest = digestOf(ground.secret, purpose, token);
  const key = digest.toString('base64');
  const routes = known.get(ground.pool) ?? new Map<string, OrganisationId>();
  known.set(ground.pool, routes);
  const remembered = routes.get(key);
  if (remembered !== undefined) return remembered;
  const found = await inRouting(ground.pool, (tx) => organisationOfToken(tx, digest));
  if (found === null) return null;
  if (routes.size >= most) routes.delete(routes.keys().next().value ?? '');
  routes.set(key, found);
  return found;
}

/** Whose pages stand under a host name: the one it was given to, else the only organisation there is. */
export async function organisationAtHost(ground: Routing, host: string): Promise<OrganisationId | null> {
  const digest = digestOf(ground.secret, 'host', host.toLowerCase());
  return inRouting(
    ground.pool,
    async (tx) => (await organisationOfToken(tx, digest)) ?? (await onlyOrganisation(tx)),
  );
}

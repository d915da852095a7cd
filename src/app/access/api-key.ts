import type { Instant } from '../../domain/time/types.ts';
import {
  type ApiKeyRow,
  addApiKey,
  clientByCode,
  liveApiKey,
  revokeApiKey as revokeRow,
} from '../../store/access/api-key.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { giveOut, organisationOf } from './route.ts';
import { digestOf, newToken } from './token.ts';

type Keys = Pick<Ground, 'pool' | 'secret' | 'newId'>;

/** What a program may do: open cases, read cases, ask who looks after a place. */
export const scopes = ['cases:write', 'cases:read', 'contacts:read'] as const;
export type Scope = (typeof scopes)[number];

const prefix = 'kept_';

export interface KeyWanted {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Code of the client to whose cases it is bound; null: the organisation's own program. */
  readonly clientCode: string | null;
}

/** Makes a key for a program; the answer is the only time it can be read. Refused: a name in use, a client that is not there. */
export async function makeApiKey(
  ground: Keys,
  organisation: OrganisationId,
  wanted: KeyWanted,
  wall: Instant,
): Promise<{ readonly key: string } | { readonly refused: string }> {
  const token = newToken();
  const outcome = await inOrganisation(ground.pool, organisation, async (tx) => {
    const clientId =
      wanted.clientCode === null ? null : await clientByCode(tx, organisation, wanted.clientCode);
    if (wanted.clientCode !== null && clientId === null)
      return { refused: `No client has the code ${wanted.clientCode}: look at the list of clients.` };
    const added = await addApiKey(tx, organisation, {
      id: ground.newId(),
      digest: digestOf(ground.secret, 'api key', token),
      name: wanted.name,
      scopes: wanted.scopes,
      clientId,
      madeAt: wall,
    });
    return added
      ? null
      : { refused: `A key called ${wanted.name} is in use: choose another name, or revoke that one.` };
  });
  if (outcome !== null) return outcome;
  await giveOut(ground, organisation, 'api key', token);
  return { key: `${prefix}${token}` };
}

/** Ends a key by its name, within five seconds everywhere. Answers false where there is none. */
export const revokeApiKey = (
  ground: Pick<Ground, 'pool'>,
  organisation: OrganisationId,
  name: string,
  wall: Instant,
): Promise<boolean> =>
  inOrganisation(ground.pool, organisation, (tx) => revokeRow(tx, organisation, name, wall));

export interface ApiKey extends ApiKeyRow {
  readonly organisation: OrganisationId;
}

interface Remembered {
  readonly key: ApiKey | null;
  readonly until: Instant;
}

const freshFor = 5_000;
const most = 5_000;
const remembered = new WeakMap<object, Map<string, Remembered>>();

/** The key that a request carries, looked up every five seconds; null when it is unknown or revoked. */
export async function apiKeyOf(ground: Keys, bearer: string, wall: Instant): Promise<ApiKey | null> {
  if (!bearer.startsWith(prefix)) return null;
  const token = bearer.slice(prefix.length);
  const organisation = await organisationOf(ground, 'api key', token);
  if (organisation === null) return null;
  const digest = digestOf(ground.secret, 'api key', token);
  const name = digest.toString('base64');
  const known = remembered.get(ground.pool) ?? new Map<string, Remembered>();
  remembered.set(ground.pool, known);
  const found = known.get(name);
  if (found !== undefined && found.until > wall) return found.key;
  const row = await inOrganisation(ground.pool, organisation, (tx) => liveApiKey(tx, organisation, digest));
  const key = row === null ? null : { ...row, organisation };
  if (known.size >= most) known.clear();
  known.set(name, { key, until: wall + freshFor });
  return key;
}

import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface NewApiKey {
  readonly id: string;
  readonly digest: Buffer;
  readonly name: string;
  readonly scopes: readonly string[];
  /** Whose cases alone it sees; null: all of the organisation's. */
  readonly clientId: string | null;
  readonly madeAt: Instant;
}

export interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly clientId: string | null;
}

/** Adds a key; answers false where a live one has that name. */
export async function addApiKey(
  tx: Transaction,
  organisation: OrganisationId,
  key: NewApiKey,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into api_key (organisation_id, key_digest, key_id, name, scopes, client_id, made_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (organisation_id, lower(name)) where revoked_at is null do nothing`,
    [organisation, key.digest, key.id, key.name, key.scopes, key.clientId, key.madeAt],
  );
  return rowCount === 1;
}

/** The live key of this digest, or null. */
export async function liveApiKey(
  tx: Transaction,
  organisation: OrganisationId,
  digest: Buffer,
): Promise<ApiKeyRow | null> {
  const { rows } = await tx.query<ApiKeyRow>(
    `select key_id as id, name, scopes, client_id as "clientId" from api_key
     where organisation_id = $1 and key_digest = $2 and revoked_at is null`,
    [organisation, digest],
  );
  return rows[0] ?? null;
}

/** Ends the live key of this name; answers false where there is none. */
export async function revokeApiKey(
  tx: Transaction,
  organisation: OrganisationId,
  name: string,
  at: Instant,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    'update api_key set revoked_at = $3 where organisation_id = $1 and lower(name) = lower($2) and revoked_at is null',
    [organisation, name, at],
  );
  return rowCount === 1;
}

export async function clientByCode(
  tx: Transaction,
  organisation: OrganisationId,
  code: string,
): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    'select client_id as id from client where organisation_id = $1 and code = $2',
    [organisation, code],
  );
  return rows[0]?.id ?? null;
}

import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

/** The organisation that gave out a token, by the token's keyed digest. Outside row-level security: holds no personal data. */
export async function organisationOfToken(tx: Transaction, digest: Buffer): Promise<OrganisationId | null> {
  const { rows } = await tx.query<{ organisation_id: OrganisationId }>(
    'select organisation_id from route_token where digest = $1',
    [digest],
  );
  return rows[0]?.organisation_id ?? null;
}

export async function routeToken(
  tx: Transaction,
  digest: Buffer,
  organisation: OrganisationId,
): Promise<void> {
  await tx.query(
    'insert into route_token (digest, organisation_id) values ($1, $2) on conflict (digest) do nothing',
    [digest, organisation],
  );
}

export async function forgetToken(tx: Transaction, digest: Buffer): Promise<void> {
  await tx.query('delete from route_token where digest = $1', [digest]);
}

/** The only organisation of this installation; null when there is none, or more than one. */
export async function onlyOrganisation(tx: Transaction): Promise<OrganisationId | null> {
  const { rows } = await tx.query<{ organisation_id: OrganisationId }>(
    'select organisation_id from route_work limit 2',
  );
  return rows.length === 1 ? (rows[0]?.organisation_id ?? null) : null;
}

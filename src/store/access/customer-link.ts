import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export async function addCustomerLink(
  tx: Transaction,
  organisation: OrganisationId,
  link: {
    readonly digest: Buffer;
    readonly caseId: string;
    readonly partyId: string;
    readonly issuedAt: Instant;
    readonly expiresAt: Instant;
  },
): Promise<void> {
  await tx.query(
    `insert into customer_link (organisation_id, link_digest, case_id, party_id, issued_at, expires_at)
     values ($1, $2, $3, $4, $5, $6) on conflict (organisation_id, link_digest) do nothing`,
    [organisation, link.digest, link.caseId, link.partyId, link.issuedAt, link.expiresAt],
  );
}

export async function liveCustomerLink(
  tx: Transaction,
  organisation: OrganisationId,
  digest: Buffer,
  now: Instant,
): Promise<{ caseId: string; partyId: string } | null> {
  const { rows } = await tx.query<{ caseId: string; partyId: string }>(
    `select case_id as "caseId", party_id as "partyId" from customer_link
     where organisation_id = $1 and link_digest = $2 and revoked_at is null and expires_at > $3`,
    [organisation, digest, now],
  );
  return rows[0] ?? null;
}

/** Whose a link was, expired or not; null for one that was revoked or is unknown. */
export async function customerLinkGiven(
  tx: Transaction,
  organisation: OrganisationId,
  digest: Buffer,
): Promise<{ caseId: string; partyId: string } | null> {
  const { rows } = await tx.query<{ caseId: string; partyId: string }>(
    `select case_id as "caseId", party_id as "partyId" from customer_link
     where organisation_id = $1 and link_digest = $2 and revoked_at is null`,
    [organisation, digest],
  );
  return rows[0] ?? null;
}

/** Ends every link of a party to a case, and the sessions that came of them. */
export async function revokeCustomerLinks(
  tx: Transaction,
  organisation: OrganisationId,
  caseId: string,
  partyId: string,
  at: { readonly desk: Instant; readonly wall: Instant },
): Promise<void> {
  await tx.query(
    `update customer_link set revoked_at = $4
     where organisation_id = $1 and case_id = $2 and party_id = $3 and revoked_at is null`,
    [organisation, caseId, partyId, at.desk],
  );
  await tx.query(
    `update session set ended_at = $4
     where organisation_id = $1 and case_id = $2 and party_id = $3 and ended_at is null`,
    [organisation, caseId, partyId, at.wall],
  );
}

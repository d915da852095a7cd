import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export async function addSetUpLink(
  tx: Transaction,
  organisation: OrganisationId,
  link: { readonly digest: Buffer; readonly staffId: string; readonly expiresAt: Instant },
): Promise<void> {
  await tx.query(
    'insert into set_up_link (organisation_id, link_digest, staff_id, expires_at) values ($1, $2, $3, $4)',
    [organisation, link.digest, link.staffId, link.expiresAt],
  );
}

/** Uses the link up: its person the first time, null ever after, or when it expired or the person left. */
export async function useSetUpLink(
  tx: Transaction,
  organisation: OrganisationId,
  digest: Buffer,
  now: Instant,
): Promise<string | null> {
  const { rows } = await tx.query<{ staff_id: string }>(
    `update set_up_link l set used_at = $3 from staff f
     where l.organisation_id = $1 and l.link_digest = $2 and l.used_at is null and l.expires_at > $3
       and f.organisation_id = l.organisation_id and f.staff_id = l.staff_id and f.left_at is null
     returning l.staff_id`,
    [organisation, digest, now],
  );
  return rows[0]?.staff_id ?? null;
}

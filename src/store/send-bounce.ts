import type { Instant } from '../domain/time/types.ts';
import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

/** Says on a letter that it came back; what its case makes of that is the case's. */
export async function noteBounce(
  tx: Transaction,
  organisation: OrganisationId,
  sendId: string,
  at: Instant,
): Promise<void> {
  await tx.query(
    `update send set outcome = 'it came back', outcome_at = $3
      where organisation_id = $1 and send_id = $2 and status in ('sent', 'unknown')`,
    [organisation, sendId, at],
  );
}

import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface Reading {
  readonly id: string;
  readonly staffId: string | null;
  readonly partyId: string | null;
  readonly caseId: string;
  /** What was opened: 'case', 'attachment', 'letter'. */
  readonly what: string;
  readonly at: Instant;
}

export async function addReading(
  tx: Transaction,
  organisation: OrganisationId,
  reading: Reading,
): Promise<void> {
  await tx.query(
    `insert into read_audit (organisation_id, audit_id, staff_id, party_id, case_id, what, at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [organisation, reading.id, reading.staffId, reading.partyId, reading.caseId, reading.what, reading.at],
  );
}

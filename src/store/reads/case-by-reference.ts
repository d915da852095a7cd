import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

/** The id of the case of a reference; null: there is none. */
export async function caseByReference(
  tx: Transaction,
  organisation: OrganisationId,
  reference: string,
): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    'select case_id as id from case_now where organisation_id = $1 and reference = $2',
    [organisation, reference],
  );
  return rows[0]?.id ?? null;
}

/** The reference of a case; null: there is none of this id. */
export async function referenceOfCase(
  tx: Transaction,
  organisation: OrganisationId,
  caseId: string,
): Promise<string | null> {
  const { rows } = await tx.query<{ reference: string }>(
    'select reference from case_now where organisation_id = $1 and case_id = $2',
    [organisation, caseId],
  );
  return rows[0]?.reference ?? null;
}

import type { CaseState } from '../../domain/case/state.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface ApiCaseRow {
  readonly caseId: string;
  readonly open: boolean;
  readonly stage: string;
  readonly state: CaseState;
}

const shape = `select c.case_id as "caseId", c.open, c.stage, c.state from case_now c`;

export async function apiCase(
  tx: Transaction,
  organisation: OrganisationId,
  caseId: string,
): Promise<ApiCaseRow | null> {
  const { rows } = await tx.query<ApiCaseRow>(`${shape} where c.organisation_id = $1 and c.case_id = $2`, [
    organisation,
    caseId,
  ]);
  return rows[0] ?? null;
}

/** By its reference; for a client's program only among that client's own cases. */
export async function apiCaseByReference(
  tx: Transaction,
  organisation: OrganisationId,
  reference: string,
  clientId: string | null,
): Promise<ApiCaseRow | null> {
  const { rows } = await tx.query<ApiCaseRow>(
    `${shape} where c.organisation_id = $1 and c.reference = $2 and ($3::uuid is null or c.client_id = $3::uuid)`,
    [organisation, reference, clientId],
  );
  return rows[0] ?? null;
}

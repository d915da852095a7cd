import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

/** Ids of cases that a command has changed since `from`, newest first, at most 200. */
export async function changedCases(
  tx: Transaction,
  organisation: OrganisationId,
  from: Instant,
): Promise<{ caseId: string; at: Instant }[]> {
  const { rows } = await tx.query<{ caseId: string; at: Instant }>(
    `select answer->>'case' as "caseId", max(at) as at from command_done
     where organisation_id = $1 and at >= $2 and answer ? 'case'
     group by 1 order by 2 desc limit 200`,
    [organisation, from],
  );
  return rows;
}

import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

/** How many open cases run by each standard (`name@version`). */
export async function openByStandard(
  tx: Transaction,
  organisation: OrganisationId,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await tx.query<{ standard: string; n: number }>(
    'select standard, count(*)::integer as n from case_now where organisation_id = $1 and open group by standard',
    [organisation],
  );
  return new Map(rows.map((row) => [row.standard, row.n]));
}

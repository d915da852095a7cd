import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface OrganisationFace {
  readonly name: string;
  readonly phone: string;
  readonly outOfHours: string | null;
  readonly accent: string;
  readonly timezone: string;
  readonly training: boolean;
}

/** What every page shows of an organisation, or null when there is none of this id. */
export async function organisationFace(
  tx: Transaction,
  organisation: OrganisationId,
): Promise<OrganisationFace | null> {
  const { rows } = await tx.query<OrganisationFace>(
    `select name, phone, out_of_hours as "outOfHours", coalesce(settings->>'accent', '') as accent, timezone, training
     from organisation where organisation_id = $1`,
    [organisation],
  );
  return rows[0] ?? null;
}

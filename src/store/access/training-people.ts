import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface TrainingPerson {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly area: string | null;
}

/** The staff of a training desk, who may be tried on; nobody on any other. At most 100. */
export async function trainingPeople(
  tx: Transaction,
  organisation: OrganisationId,
): Promise<TrainingPerson[]> {
  const { rows } = await tx.query<TrainingPerson>(
    `select f.staff_id as id, f.name, f.roles, f.area
     from staff f join organisation o on o.organisation_id = f.organisation_id and o.training
     where f.organisation_id = $1 and f.left_at is null order by f.roles, f.name limit 100`,
    [organisation],
  );
  return rows;
}

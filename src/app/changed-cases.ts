import type { Instant } from '../domain/time/types.ts';
import type { OrganisationId } from '../store/organisation-id.ts';
import { changedCases } from '../store/reads/changed-cases.ts';
import { inOrganisation } from '../store/transaction.ts';
import type { Ground } from './ground.ts';

/** Ids of cases that a command has changed in the last so many milliseconds, with when; at most 200. */
export async function changedLately(
  ground: Pick<Ground, 'pool' | 'now'>,
  organisation: OrganisationId,
  milliseconds: number,
): Promise<{ readonly caseId: string; readonly at: Instant }[]> {
  const from = (await ground.now(organisation)) - milliseconds;
  return inOrganisation(ground.pool, organisation, (tx) => changedCases(tx, organisation, from));
}

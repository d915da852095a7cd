import { fold } from '../../domain/case/evolve.ts';
import { type CaseState, FOLD } from '../../domain/case/state.ts';
import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';
import { readEvents } from './load.ts';

export interface DueCase {
  readonly caseId: string;
  readonly state: CaseState;
}

/**
 * Second of two steps: due cases of one organisation with their states, locked for this transaction; another worker's
 * are passed over. States of another fold are folded anew from their events.
 */
export async function claimDueCases(
  tx: Transaction,
  organisation: OrganisationId,
  now: Instant,
  limit: number,
): Promise<DueCase[]> {
  const { rows } = await tx.query<{ case_id: string; state: CaseState; fold: number }>(
    `select case_id, state, fold from case_now where organisation_id = $1 and wake_at <= $2 and (wake_after is null or wake_after <= $2)
     order by wake_at limit $3 for update skip locked`,
    [organisation, now, limit],
  );
  const due: DueCase[] = [];
  for (const { case_id: caseId, state, fold: version } of rows)
    due.push({
      caseId,
      state:
        version === FOLD ? state : fold(organisation, caseId, await readEvents(tx, organisation, caseId)),
    });
  return due;
}

/**
 * A case that throws backs off beside its hand, twice as long each time up to an hour, and stands in the list of what
 * needs a person until it goes on.
 */
export async function backOff(
  tx: Transaction,
  organisation: OrganisationId,
  caseId: string,
  now: Instant,
): Promise<void> {
  await tx.query(
    `update case_now set failures = failures + 1, wake_after = $3::bigint + least(3600000, 5000 * (1 << least(failures, 10))),
       needs_person = greatest(needs_person, 1)
     where organisation_id = $1 and case_id = $2`,
    [organisation, caseId, now],
  );
}

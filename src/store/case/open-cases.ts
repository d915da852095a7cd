import { fold } from '../../domain/case/evolve.ts';
import { type CaseState, FOLD } from '../../domain/case/state.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';
import { readEvents } from './load.ts';

/** Open cases in the order of their ids, from behind `after`, at most `limit`: as they are, unlocked. */
export async function openCasesAfter(
  tx: Transaction,
  organisation: OrganisationId,
  after: string,
  limit: number,
): Promise<CaseState[]> {
  const { rows } = await tx.query<{ id: string; fold: number; state: CaseState }>(
    `select case_id as id, fold, state from case_now where organisation_id = $1 and open and case_id > $2 order by case_id limit $3`,
    [organisation, after, limit],
  );
  const states: CaseState[] = [];
  for (const row of rows)
    states.push(
      row.fold === FOLD ? row.state : fold(organisation, row.id, await readEvents(tx, organisation, row.id)),
    );
  return states;
}

/** Whether an open case counts by another calendar edition than these (`name@version`). */
export async function someCountOtherwise(
  tx: Transaction,
  organisation: OrganisationId,
  newest: readonly string[],
): Promise<boolean> {
  const { rows } = await tx.query<{ found: boolean }>(
    `select exists (select 1 from case_now where organisation_id = $1 and open
       and not (state->'tracks'->0->>'calendar') = any($2::text[])) as found`,
    [organisation, newest],
  );
  return rows[0]?.found ?? false;
}

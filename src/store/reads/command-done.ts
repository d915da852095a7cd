import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

/** Whether a command with this key was done: the same form was sent before. */
export async function wasDone(tx: Transaction, organisation: OrganisationId, key: string): Promise<boolean> {
  const { rows } = await tx.query(
    'select 1 from command_done where organisation_id = $1 and command_key = $2',
    [organisation, key],
  );
  return rows.length > 0;
}

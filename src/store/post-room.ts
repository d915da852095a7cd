import type { Instant } from '../domain/time/types.ts';
import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

/** Holds all letters of the organisation, or lets them go. */
export async function setHold(tx: Transaction, organisation: OrganisationId, hold: boolean): Promise<void> {
  await tx.query('update organisation set hold_letters = $2 where organisation_id = $1', [
    organisation,
    hold,
  ]);
}

/** A letter held or kept goes to the relay after all, from now on. False: it was neither. */
export async function letGo(
  tx: Transaction,
  organisation: OrganisationId,
  sendId: string,
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update send set status = 'queued', not_before = $3, outcome = null, outcome_at = null, handed = false
      where organisation_id = $1 and send_id = $2 and status in ('held', 'kept')`,
    [organisation, sendId, now],
  );
  return rowCount === 1;
}

/** The send loop looks at this organisation at once. */
export async function wakeSends(tx: Transaction, organisation: OrganisationId, now: Instant): Promise<void> {
  await tx.query('update route_work set next_send = $2 where organisation_id = $1', [organisation, now]);
}

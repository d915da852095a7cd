import type { Instant } from '../domain/time/types.ts';
import { type OrganisationId, organisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

/**
 * Notes that an organisation has messages to take in. A plain update, so that deliveries do not queue behind one row
 * while it says so already.
 */
export async function wakeIntake(tx: Transaction, organisation: OrganisationId, at: Instant): Promise<void> {
  const { rowCount } = await tx.query(
    `update route_work set next_intake = $2
      where organisation_id = $1 and (next_intake is null or next_intake > $2)`,
    [organisation, at],
  );
  if (rowCount === 1) return;
  await tx.query(
    'insert into route_work (organisation_id, next_intake) values ($1, $2) on conflict do nothing',
    [organisation, at],
  );
}

/** Says when to look again if nothing is delivered before. */
export async function intakeLooked(
  tx: Transaction,
  organisation: OrganisationId,
  next: Instant,
): Promise<void> {
  await tx.query('update route_work set next_intake = $2 where organisation_id = $1', [organisation, next]);
}

/**
 * Organisations whose intake is due by their own clock, the longest due first. Runs in a routing transaction; `wall` is
 * the wall clock.
 */
export async function intakeDue(tx: Transaction, wall: Instant, limit: number): Promise<OrganisationId[]> {
  const { rows } = await tx.query<{ organisation_id: string }>(
    'select organisation_id from route_work where next_intake <= $1 + clock_offset order by next_intake limit $2',
    [wall, limit],
  );
  return rows.flatMap((row) => organisationId(row.organisation_id) ?? []);
}

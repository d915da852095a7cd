import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

/** Counts one more try under a key in a slot of time; answers how many there are now, this one included. */
export async function countHit(
  tx: Transaction,
  organisation: OrganisationId,
  key: Buffer,
  slot: number,
): Promise<number> {
  const { rows } = await tx.query<{ hits: number }>(
    `insert into rate (organisation_id, key_digest, slot, hits) values ($1, $2, $3, 1)
     on conflict (organisation_id, key_digest, slot) do update set hits = rate.hits + 1 returning hits`,
    [organisation, key, slot],
  );
  return rows[0]?.hits ?? 1;
}

/** Drops what no limit counts any more. `before` is the end of the oldest slot worth keeping. */
export async function forgetHits(
  tx: Transaction,
  organisation: OrganisationId,
  before: Instant,
): Promise<void> {
  await tx.query('delete from rate where organisation_id = $1 and slot < $2', [organisation, before]);
}

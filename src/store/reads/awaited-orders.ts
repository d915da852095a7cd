import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface AwaitedOrder {
  readonly id: string;
  readonly reference: string;
  readonly open: boolean;
  /** Lower case. */
  readonly plot: string | null;
  readonly siteId: string | null;
  /** Own references and orders kept with the case, as they are compared. */
  readonly references: readonly string[];
}

/**
 * Cases of a client that wait for it in one of these stages, or were closed since `since` while they did, the latest
 * first; at most 100.
 */
export async function awaitedOrders(
  tx: Transaction,
  organisation: OrganisationId,
  clientId: string,
  stages: readonly string[],
  since: Instant,
): Promise<AwaitedOrder[]> {
  const { rows } = await tx.query<AwaitedOrder>(
    `select c.case_id as id, c.reference, c.open, lower(h.plot) as plot, c.site_id as "siteId",
            coalesce((select jsonb_agg(r.value_key) from case_reference r
               where r.organisation_id = $1 and r.case_id = c.case_id), '[]') as references
       from case_now c left join home h on h.organisation_id = $1 and h.home_id = c.home_id
      where c.organisation_id = $1 and c.client_id = $2
        and (c.open or c.closed_at >= $4)
        and exists (select 1 from jsonb_array_elements(c.state->'items') i
                     where case when c.open then i->>'stage' else i->>'left' end = any($3::text[]))
      order by c.open desc, c.received_at desc limit 100`,
    [organisation, clientId, stages, since],
  );
  return rows;
}

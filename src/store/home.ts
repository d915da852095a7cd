import type { LocalDate } from '../domain/time/types.ts';
import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

export interface Home {
  readonly id: string;
  readonly siteId: string;
  readonly plot: string | null;
  readonly address: string | null;
  readonly postcode: string | null;
  readonly uprn: string | null;
  readonly completedOn: LocalDate | null;
}

/** The homes of these sites. */
export async function homesOfSites(
  tx: Transaction,
  organisation: OrganisationId,
  sites: readonly string[],
): Promise<Home[]> {
  const { rows } = await tx.query<Home>(
    `select home_id as id, site_id as "siteId", plot, address, postcode, uprn, completed_on as "completedOn"
       from home where organisation_id = $1 and site_id = any($2::uuid[])`,
    [organisation, sites],
  );
  return rows;
}

/** Inserts homes, or describes them anew; at most 5,000 at a time. Keys as addressKey() and addressHead() make them. */
export async function putHomes(
  tx: Transaction,
  organisation: OrganisationId,
  homes: readonly (Home & { readonly addressKey: string | null; readonly addressHead: string | null })[],
): Promise<void> {
  if (homes.length === 0) return;
  await tx.query(
    `insert into home (organisation_id, home_id, site_id, plot, address, address_key, address_head, postcode, uprn, completed_on)
     select $1, h.id, h."siteId", h.plot, h.address, h."addressKey", h."addressHead", h.postcode, h.uprn, h."completedOn"
       from jsonb_to_recordset($2::jsonb) as h(id uuid, "siteId" uuid, plot text, address text, "addressKey" text, "addressHead" text,
                                               postcode text, uprn text, "completedOn" date)
     on conflict (organisation_id, home_id) do update
        set site_id = excluded.site_id, plot = excluded.plot, address = excluded.address, address_key = excluded.address_key,
            address_head = excluded.address_head, postcode = excluded.postcode, uprn = excluded.uprn, completed_on = excluded.completed_on`,
    [organisation, JSON.stringify(homes)],
  );
}

import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

export interface Site {
  readonly id: string;
  readonly clientId: string;
  readonly code: string;
  readonly name: string;
  readonly postcodes: readonly string[];
  readonly outcodes: readonly string[];
  readonly area: string;
}

/** Every site of the organisation. */
export async function allSites(tx: Transaction, organisation: OrganisationId): Promise<Site[]> {
  const { rows } = await tx.query<Site>(
    `select site_id as id, client_id as "clientId", code, name, postcodes, outcodes, area
       from site where organisation_id = $1 order by code`,
    [organisation],
  );
  return rows;
}

/** Inserts sites, or describes them anew, with what they are recognised by. */
export async function putSites(
  tx: Transaction,
  organisation: OrganisationId,
  sites: readonly (Site & { readonly nameKey: string })[],
): Promise<void> {
  if (sites.length === 0) return;
  const rows = JSON.stringify(sites);
  await tx.query(
    `insert into site (organisation_id, site_id, client_id, code, name, postcodes, outcodes, area)
     select $1, s.id, s."clientId", s.code, s.name, s.postcodes, s.outcodes, s.area
       from jsonb_to_recordset($2::jsonb) as s(id uuid, "clientId" uuid, code text, name text, postcodes text[], outcodes text[], area text)
     on conflict (organisation_id, site_id) do update
        set client_id = excluded.client_id, code = excluded.code, name = excluded.name, postcodes = excluded.postcodes,
            outcodes = excluded.outcodes, area = excluded.area`,
    [organisation, rows],
  );
  await tx.query('delete from site_key where organisation_id = $1 and site_id = any($2::uuid[])', [
    organisation,
    sites.map(({ id }) => id),
  ]);
  await tx.query(
    `insert into site_key (organisation_id, kind, value, site_id)
     select $1, k.kind, k.value, k.id from (
       select 'name' as kind, s."nameKey" as value, s.id from jsonb_to_recordset($2::jsonb) as s(id uuid, "nameKey" text)
       union select 'postcode', p.value, s.id from jsonb_to_recordset($2::jsonb) as s(id uuid, postcodes text[]), unnest(s.postcodes) as p(value)
       union select 'outcode', o.value, s.id from jsonb_to_recordset($2::jsonb) as s(id uuid, outcodes text[]), unnest(s.outcodes) as o(value)) k
      where k.value <> '' on conflict do nothing`,
    [organisation, rows],
  );
}

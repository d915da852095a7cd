import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface HomeLabel {
  readonly id: string;
  readonly siteId: string;
  readonly clientId: string;
  readonly plot: string | null;
  readonly address: string | null;
  readonly postcode: string | null;
  readonly site: string;
  readonly client: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** References of open cases there. */
  readonly open: readonly string[];
}

/** Homes of these postcodes, else of these sites where they have no more than 50: by plot, at most 50. */
export async function homesIn(
  tx: Transaction,
  organisation: OrganisationId,
  postcodes: readonly string[],
  sites: readonly string[],
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `(select home_id as id from home where organisation_id = $1 and postcode = any($2::text[]) limit 50)
     union
     (select home_id from home where organisation_id = $1 and site_id = any($3::uuid[]) and cardinality($2::text[]) = 0 limit 50)`,
    [organisation, postcodes, sites],
  );
  return rows.map(({ id }) => id);
}

/** Homes to choose from, each with who lives there on a local date and what is open there already. At most 50. */
export async function homeLabels(
  tx: Transaction,
  organisation: OrganisationId,
  ids: readonly string[],
  on: string,
): Promise<HomeLabel[]> {
  const { rows } = await tx.query<HomeLabel>(
    `select h.home_id as id, s.site_id as "siteId", k.client_id as "clientId", h.plot, h.address, h.postcode, s.name as site, k.name as client,
       (select coalesce(json_agg(json_build_object('id', p.person_id, 'name', concat_ws(' ', p.title, p.name)) order by o.from_date), '[]')
          from occupancy o join person p on p.organisation_id = $1 and p.person_id = o.person_id
         where o.organisation_id = $1 and o.home_id = h.home_id and o.from_date <= $3::date and (o.to_date is null or o.to_date >= $3::date)) as people,
       (select coalesce(json_agg(c.reference order by c.reference), '[]') from case_now c
         where c.organisation_id = $1 and c.home_id = h.home_id and c.open) as open
       from home h join site s on s.organisation_id = $1 and s.site_id = h.site_id
       join client k on k.organisation_id = $1 and k.client_id = s.client_id
      where h.organisation_id = $1 and h.home_id = any($2::uuid[])
      order by k.name, s.name, h.plot, h.address limit 50`,
    [organisation, ids, on],
  );
  return rows;
}

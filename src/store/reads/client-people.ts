import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

/** A client's contact who may be written to about a site. */
export interface ClientPerson {
  readonly id: string;
  /** buyer, site, director, customer care, or reporting where the reporting line of that date names them. */
  readonly post: string;
}

/**
 * Who at a client is told and asked about a site on a local date, in one round trip: first whom the reporting line names
 * (the site's own line before the client's), then the posts of that site before those of the whole client.
 */
export async function clientPeople(
  tx: Transaction,
  organisation: OrganisationId,
  clientId: string,
  siteId: string | null,
  on: string,
): Promise<ClientPerson[]> {
  const { rows } = await tx.query<ClientPerson>(
    `with line as (
       select l.contact_id, case when l.site_id is not null then 0 else 1 end as rank from reporting_line l
        where l.organisation_id = $1 and (l.client_id = $2 or l.site_id = $3) and (l.site_id is null or l.site_id = $3)
          and l.from_date <= $4::date and (l.to_date is null or l.to_date >= $4::date)),
     told as (select contact_id from line where rank = (select min(rank) from line)),
     person as (
       select c.contact_id, c.post, case when c.site_id is not null then 0 else 1 end as rank from client_contact c
        where c.organisation_id = $1 and c.client_id = $2 and (c.site_id is null or c.site_id = $3)
          and c.from_date <= $4::date and (c.to_date is null or c.to_date >= $4::date))
     select id, post from (
       select t.contact_id as id, 'reporting' as post, 0 as part, 0 as rank from told t
         join client_contact c on c.organisation_id = $1 and c.contact_id = t.contact_id
          and c.from_date <= $4::date and (c.to_date is null or c.to_date >= $4::date)
       union all
       select p.contact_id, p.post, 1, p.rank from person p where p.contact_id not in (select contact_id from told)) people
      order by part, post, rank, id limit 30`,
    [organisation, clientId, siteId, on],
  );
  return rows;
}

import type { PointOf } from '../contact-point.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface HomePerson {
  readonly personId: string;
  readonly name: string;
  readonly capacity: string;
  readonly prefers: 'email' | 'phone' | 'post';
  readonly safeContactOnly: boolean;
  /** Somebody with needs: the case is pinned. Which needs is told on the case page alone. */
  readonly vulnerable: boolean;
}

export interface HomeFacts {
  readonly homeId: string;
  readonly siteId: string;
  readonly clientId: string;
  readonly plot: string | null;
  readonly address: string | null;
  readonly postcode: string | null;
  readonly siteName: string;
  readonly clientName: string;
  readonly directReports: boolean;
  readonly people: readonly HomePerson[];
}

/** $1 organisation, $2 home, $3 the local date. */
const homeSelect = `
  select h.home_id as "homeId", s.site_id as "siteId", c.client_id as "clientId", h.plot, h.address, h.postcode,
         s.name as "siteName", c.name as "clientName", c.direct_reports as "directReports",
         coalesce((select jsonb_agg(jsonb_build_object('personId', p.person_id, 'name', p.name, 'capacity', o.capacity,
                                                       'prefers', p.prefers, 'safeContactOnly', p.safe_contact_only,
                                                       'vulnerable', cardinality(p.needs) > 0)
                                    order by o.from_date, p.person_id)
            from occupancy o join person p on p.organisation_id = $1 and p.person_id = o.person_id
           where o.organisation_id = $1 and o.home_id = h.home_id and o.from_date <= $3::date
             and (o.to_date is null or o.to_date >= $3::date)), '[]') as people
    from home h join site s on s.organisation_id = $1 and s.site_id = h.site_id
    join client c on c.organisation_id = $1 and c.client_id = s.client_id
   where h.organisation_id = $1 and h.home_id = $2`;

/** A home with who lives there on a local date, the longest there first; null: no such home. */
export async function homeFacts(
  tx: Transaction,
  organisation: OrganisationId,
  homeId: string,
  on: string,
): Promise<HomeFacts | null> {
  const { rows } = await tx.query<HomeFacts>(homeSelect, [organisation, homeId, on]);
  return rows[0] ?? null;
}

/** A client's contact who may be written to about a site. */
export interface ClientPerson {
  readonly id: string;
  /** buyer, site, director, customer care, or reporting where the reporting line of that date names them. */
  readonly post: string;
}

/** A home, or what is known of a place without one, and somebody whose ways to be reached are wanted too. */
export interface PlaceAsked {
  readonly homeId: string | null;
  readonly siteId: string | null;
  readonly clientId: string | null;
  readonly personId: string | null;
}

/** Who is concerned with a place on a date. */
export interface PlacePeople {
  readonly home: HomeFacts | null;
  /** Of the home's client, or of the one asked for where there is no home; in the order in which they are told. */
  readonly clientPeople: readonly ClientPerson[];
  /** Ways to reach all of them, the newest first. */
  readonly points: readonly PointOf[];
}

/**
 * The home with who lives there, the client's people for it (first whom the reporting line names, the site's own line
 * before the client's; then the posts of the site before those of the whole client), and their contact points, on a local
 * date and in one round trip.
 */
export async function placePeople(
  tx: Transaction,
  organisation: OrganisationId,
  { homeId, siteId, clientId, personId }: PlaceAsked,
  on: string,
): Promise<PlacePeople> {
  const { rows } = await tx.query<PlacePeople>(
    `with home as (${homeSelect}),
     place as (
       select coalesce((select "siteId" from home), $4::uuid) as site_id, coalesce((select "clientId" from home), $5::uuid) as client_id),
     line as (
       select l.contact_id, case when l.site_id is not null then 0 else 1 end as rank from place, reporting_line l
        where l.organisation_id = $1 and (l.client_id = place.client_id or l.site_id = place.site_id)
          and (l.site_id is null or l.site_id = place.site_id)
          and l.from_date <= $3::date and (l.to_date is null or l.to_date >= $3::date)),
     told as (select contact_id from line where rank = (select min(rank) from line)),
     post as (
       select c.contact_id, c.post, case when c.site_id is not null then 0 else 1 end as rank from place, client_contact c
        where c.organisation_id = $1 and c.client_id = place.client_id and (c.site_id is null or c.site_id = place.site_id)
          and c.from_date <= $3::date and (c.to_date is null or c.to_date >= $3::date)),
     client_person as (
       select id, post, part, rank from (
         select t.contact_id as id, 'reporting' as post, 0 as part, 0 as rank from told t
           join client_contact c on c.organisation_id = $1 and c.contact_id = t.contact_id
            and c.from_date <= $3::date and (c.to_date is null or c.to_date >= $3::date)
         union all
         select p.contact_id, p.post, 1, p.rank from post p where p.contact_id not in (select contact_id from told)) people
        order by part, post, rank, id limit 30)
     select
       (select to_jsonb(home) from home) as home,
       coalesce((select jsonb_agg(jsonb_build_object('id', id, 'post', post) order by part, post, rank, id) from client_person), '[]') as "clientPeople",
       coalesce((select jsonb_agg(jsonb_build_object('id', k.point_id, 'ownerId', k.owner_id, 'channel', k.channel, 'key', k.value_key)
                                  order by k.added_at desc, k.point_id)
          from contact_point k
         where k.organisation_id = $1 and k.ended_at is null and k.value is not null
           and k.owner_id = any (array(
             select $6::uuid
             union select (one->>'personId')::uuid from home, jsonb_array_elements(home.people) one
             union select id from client_person))), '[]') as points`,
    [organisation, homeId, on, siteId, clientId, personId],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a select without from answered no row');
  return row;
}

import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface SitePage {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly area: string;
  readonly postcodes: readonly string[];
  readonly clientId: string;
  readonly client: string;
  readonly clientCode: string;
  readonly homes: readonly {
    readonly id: string;
    readonly plot: string | null;
    readonly address: string | null;
    readonly postcode: string | null;
    readonly completedOn: string | null;
    readonly people: string | null;
    readonly open: number;
  }[];
}

/** One site with its homes, at most 1,000; null: none of this id. */
export async function sitePage(
  tx: Transaction,
  organisation: OrganisationId,
  id: string,
  on: string,
): Promise<SitePage | null> {
  const { rows } = await tx.query<SitePage>(
    `select s.site_id as id, s.name, s.code, s.area, s.postcodes, k.client_id as "clientId", k.name as client, k.code as "clientCode",
       (select coalesce(json_agg(r), '[]') from (
          select h.home_id as id, h.plot, h.address, h.postcode, h.completed_on as "completedOn",
                 (select string_agg(concat_ws(' ', p.title, p.name), ', ' order by o.from_date) from occupancy o
                    join person p on p.organisation_id = $1 and p.person_id = o.person_id
                   where o.organisation_id = $1 and o.home_id = h.home_id and o.from_date <= $3::date and (o.to_date is null or o.to_date >= $3::date)) as people,
                 (select count(*)::integer from case_now c where c.organisation_id = $1 and c.home_id = h.home_id and c.open) as open
            from home h where h.organisation_id = $1 and h.site_id = s.site_id
           order by length(h.plot), h.plot, h.address limit 1000) r) as homes
       from site s join client k on k.organisation_id = $1 and k.client_id = s.client_id
      where s.organisation_id = $1 and s.site_id = $2`,
    [organisation, id, on],
  );
  return rows[0] ?? null;
}

export interface HomePage {
  readonly id: string;
  readonly plot: string | null;
  readonly address: string | null;
  readonly postcode: string | null;
  readonly completedOn: string | null;
  readonly siteId: string;
  readonly site: string;
  readonly siteCode: string;
  readonly client: string;
  readonly clientCode: string;
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly title: string | null;
    readonly capacity: string;
    readonly from: string;
    readonly to: string | null;
    readonly prefers: string;
    readonly prefersTimes: string | null;
    readonly language: string | null;
    readonly needs: readonly string[];
    readonly safeContactOnly: boolean;
    readonly points: readonly { readonly channel: string; readonly value: string | null }[];
  }[];
  readonly cases: readonly {
    readonly reference: string;
    readonly open: boolean;
    readonly stage: string;
    readonly receivedAt: number;
  }[];
}

/** One home: who lives and lived there, and every case of it; null: none of this id. */
export async function homePage(
  tx: Transaction,
  organisation: OrganisationId,
  id: string,
): Promise<HomePage | null> {
  const { rows } = await tx.query<HomePage>(
    `select h.home_id as id, h.plot, h.address, h.postcode, h.completed_on as "completedOn", s.site_id as "siteId", s.name as site, s.code as "siteCode", k.name as client, k.code as "clientCode",
       (select coalesce(json_agg(r order by r."to" nulls first, r."from"), '[]') from (
          select p.person_id as id, p.name, p.title, o.capacity, o.from_date as "from", o.to_date as "to", p.prefers, p.prefers_times as "prefersTimes",
                 p.language, p.needs, p.safe_contact_only as "safeContactOnly",
                 (select coalesce(json_agg(json_build_object('channel', c.channel, 'value', c.value)), '[]') from contact_point c
                   where c.organisation_id = $1 and c.owner_id = p.person_id and c.ended_at is null) as points
            from occupancy o join person p on p.organisation_id = $1 and p.person_id = o.person_id
           where o.organisation_id = $1 and o.home_id = h.home_id limit 50) r) as people,
       (select coalesce(json_agg(r order by r."receivedAt" desc), '[]') from (
          select c.reference, c.open, c.stage, c.received_at as "receivedAt" from case_now c
           where c.organisation_id = $1 and c.home_id = h.home_id limit 100) r) as cases
       from home h join site s on s.organisation_id = $1 and s.site_id = h.site_id
       join client k on k.organisation_id = $1 and k.client_id = s.client_id
      where h.organisation_id = $1 and h.home_id = $2`,
    [organisation, id],
  );
  return rows[0] ?? null;
}

import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface ClientLine {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly trading: boolean;
  readonly sites: number;
  readonly open: number;
}

/** All clients with how many sites and open cases each has; at most 500. */
export async function clientLines(tx: Transaction, organisation: OrganisationId): Promise<ClientLine[]> {
  const { rows } = await tx.query<ClientLine>(
    `select k.client_id as id, k.code, k.name, k.kind, k.trading,
       (select count(*)::integer from site s where s.organisation_id = $1 and s.client_id = k.client_id) as sites,
       (select count(*)::integer from case_now c where c.organisation_id = $1 and c.client_id = k.client_id and c.open) as open
       from client k where k.organisation_id = $1 order by k.name limit 500`,
    [organisation],
  );
  return rows;
}

export interface DatedPerson {
  readonly name: string;
  readonly site: string | null;
  readonly from: string;
  readonly to: string | null;
}

export interface ClientPage {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly domains: readonly string[];
  readonly tellHomeownerNotOurs: boolean;
  readonly directReports: boolean;
  readonly complaintDays: number | null;
  readonly trading: boolean;
  readonly sites: readonly {
    readonly id: string;
    readonly name: string;
    readonly code: string;
    readonly area: string;
    readonly postcodes: readonly string[];
    readonly homes: number;
    readonly open: number;
  }[];
  readonly contacts: readonly (DatedPerson & {
    readonly post: string;
    readonly email: string | null;
    readonly phone: string | null;
  })[];
  readonly named: readonly DatedPerson[];
  readonly lines: readonly DatedPerson[];
}

/** One client with its sites, its people and who is agreed for what, the current ones first; null: none of this id. */
export async function clientPage(
  tx: Transaction,
  organisation: OrganisationId,
  id: string,
): Promise<ClientPage | null> {
  const { rows } = await tx.query<ClientPage>(
    `select k.client_id as id, k.code, k.name, k.kind, k.domains, k.tell_homeowner_not_ours as "tellHomeownerNotOurs",
       k.direct_reports as "directReports", k.complaint_days as "complaintDays", k.trading,
       (select coalesce(json_agg(r order by r.name), '[]') from (
          select s.site_id as id, s.name, s.code, s.area, s.postcodes,
                 (select count(*)::integer from home h where h.organisation_id = $1 and h.site_id = s.site_id) as homes,
                 (select count(*)::integer from case_now c where c.organisation_id = $1 and c.site_id = s.site_id and c.open) as open
            from site s where s.organisation_id = $1 and s.client_id = k.client_id limit 500) r) as sites,
       (select coalesce(json_agg(r order by r."to" nulls first, r.post, r.name), '[]') from (
          select p.name, p.post, s.name as site, p.from_date as "from", p.to_date as "to",
                 (select o.value from contact_point o where o.organisation_id = $1 and o.owner_id = p.contact_id and o.channel = 'email' and o.ended_at is null limit 1) as email,
                 (select o.value from contact_point o where o.organisation_id = $1 and o.owner_id = p.contact_id and o.channel = 'phone' and o.ended_at is null limit 1) as phone
            from client_contact p left join site s on s.organisation_id = $1 and s.site_id = p.site_id
           where p.organisation_id = $1 and p.client_id = k.client_id limit 300) r) as contacts,
       (select coalesce(json_agg(r order by r."to" nulls first, r."from" desc), '[]') from (
          select f.name, s.name as site, n.from_date as "from", n.to_date as "to"
            from named_contact n join staff f on f.organisation_id = $1 and f.staff_id = n.staff_id
            left join site s on s.organisation_id = $1 and s.site_id = n.site_id
           where n.organisation_id = $1 and (n.client_id = k.client_id or s.client_id = k.client_id) limit 200) r) as named,
       (select coalesce(json_agg(r order by r."to" nulls first, r."from" desc), '[]') from (
          select p.name, s.name as site, l.from_date as "from", l.to_date as "to"
            from reporting_line l join client_contact p on p.organisation_id = $1 and p.contact_id = l.contact_id
            left join site s on s.organisation_id = $1 and s.site_id = l.site_id
           where l.organisation_id = $1 and l.client_id = k.client_id limit 200) r) as lines
       from client k where k.organisation_id = $1 and k.client_id = $2`,
    [organisation, id],
  );
  return rows[0] ?? null;
}

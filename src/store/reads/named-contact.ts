import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

/** A member of staff who looks after a client or site on a date. */
export interface Contact {
  readonly staffId: string;
  readonly name: string;
  readonly email: string;
  /** Their own number, else the desk's. */
  readonly phone: string;
  /** The absent colleague whom they cover. */
  readonly coversFor: string | null;
}

export interface ContactOf extends Contact {
  /** Named for the site itself, or for all that the client has. */
  readonly namedFor: 'site' | 'client';
  readonly siteId: string | null;
  readonly clientId: string | null;
}

/**
 * Who looks after each of these sites and clients on a local date, in one round trip: the site's own contact before the
 * client's; whoever is away is answered for by the cover; a contact who left, or is away with no cover, counts for
 * nobody. Places without anybody are absent from the answer.
 */
export async function namedContacts(
  tx: Transaction,
  organisation: OrganisationId,
  places: readonly { readonly siteId: string | null; readonly clientId: string | null }[],
  on: string,
): Promise<ContactOf[]> {
  if (places.length === 0) return [];
  const { rows } = await tx.query<ContactOf>(
    `with place as (
       select "siteId" as site_id, "clientId" as client_id from jsonb_to_recordset($2::jsonb) as p("siteId" uuid, "clientId" uuid)),
     candidate as (
       select p.site_id, p.client_id, n.staff_id, case when n.site_id is not null then 0 else 1 end as rank, n.from_date, n.named_contact_id
         from place p join named_contact n on n.organisation_id = $1
          and (n.site_id = p.site_id or (n.site_id is null and n.client_id = p.client_id))
        where n.from_date <= $3::date and (n.to_date is null or n.to_date >= $3::date)),
     present as (
       select c.*, f.staff_id as answers, null::text as covers_for from candidate c
         join staff f on f.organisation_id = $1 and f.staff_id = c.staff_id and f.left_at is null
        where not exists (select 1 from absence a where a.organisation_id = $1 and a.staff_id = f.staff_id
                             and a.from_date <= $3::date and a.to_date >= $3::date)
       union all
       select c.*, v.staff_id, f.name from candidate c
         join staff f on f.organisation_id = $1 and f.staff_id = c.staff_id and f.left_at is null
         join absence a on a.organisation_id = $1 and a.staff_id = f.staff_id and a.from_date <= $3::date and a.to_date >= $3::date
         join staff v on v.organisation_id = $1 and v.staff_id = a.cover_id and v.left_at is null
        where not exists (select 1 from absence b where b.organisation_id = $1 and b.staff_id = v.staff_id
                             and b.from_date <= $3::date and b.to_date >= $3::date))
     select distinct on (p.site_id, p.client_id) p.site_id as "siteId", p.client_id as "clientId", f.staff_id as "staffId", f.name, f.email,
            coalesce(f.phone, o.phone) as phone, p.covers_for as "coversFor", case p.rank when 0 then 'site' else 'client' end as "namedFor"
       from present p join staff f on f.organisation_id = $1 and f.staff_id = p.answers
       join organisation o on o.organisation_id = $1
      order by p.site_id, p.client_id, p.rank, p.from_date desc, p.named_contact_id`,
    [organisation, JSON.stringify(places), on],
  );
  return rows;
}

/** The duty lead, who answers where nobody is named; null where the organisation has none. */
export async function dutyLead(tx: Transaction, organisation: OrganisationId): Promise<Contact | null> {
  const { rows } = await tx.query<Contact>(
    `select f.staff_id as "staffId", f.name, f.email, coalesce(f.phone, o.phone) as phone, null as "coversFor"
       from organisation o join staff f on f.organisation_id = $1 and f.staff_id = o.duty_lead and f.left_at is null
      where o.organisation_id = $1`,
    [organisation],
  );
  return rows[0] ?? null;
}

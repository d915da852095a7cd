import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';
import type { CaseCard } from './case-card.ts';

/** What was typed, in the shapes in which it may be found. Empty lists are not looked for. */
export interface Sought {
  /** References as printed. */
  readonly references: readonly string[];
  /** Beginning of a client's own reference or an order number, as such keys are kept. */
  readonly own: string | null;
  readonly postcodes: readonly string[];
  readonly plots: readonly string[];
  /** Beginnings of addresses, as address keys. */
  readonly address: string | null;
  readonly names: readonly string[];
  /** E-mail addresses and phone numbers, as contact points are looked up. */
  readonly points: readonly string[];
}

const past = '\u{10FFFF}';

/**
 * Cases that what was typed may mean, open ones first, at most 100: by reference, the client's own reference, postcode,
 * plot, beginning of an address, name, e-mail address or phone number. Every way uses an index of its own.
 */
export async function foundCases(
  tx: Transaction,
  organisation: OrganisationId,
  sought: Sought,
): Promise<CaseCard[]> {
  const { rows } = await tx.query<CaseCard>(
    `with dwelling as (
       select home_id from home where organisation_id = $1 and postcode = any($4::text[])
       union select home_id from home where organisation_id = $1 and plot = any($5::text[])
       union select home_id from home
        where organisation_id = $1 and address_key ~>=~ $6::text and address_key ~<~ $7::text
       limit 500),
     somebody as (
       select person_id from person where organisation_id = $1 and name = any($8::text[])
       union select contact_id from client_contact where organisation_id = $1 and name = any($8::text[])
       union select owner_id from contact_point where organisation_id = $1 and value_key = any($9::text[])
       limit 500),
     hit as (
       (select case_id, 0 as rank from case_now where organisation_id = $1 and reference = any($2::text[]) limit 100)
       union all
       (select case_id, 1 from case_reference
         where organisation_id = $1 and value_key ~>=~ $3::text and value_key ~<~ $10::text limit 100)
       union all
       (select c.case_id, 2 from dwelling d cross join lateral (
          select case_id from case_now where organisation_id = $1 and home_id = d.home_id limit 50) c limit 300)
       union all
       (select p.case_id, 2 from somebody s cross join lateral (
          select case_id from case_party where organisation_id = $1 and person_id = s.person_id limit 50) p limit 300)
       union all
       (select p.case_id, 2 from somebody s cross join lateral (
          select case_id from case_party where organisation_id = $1 and party_id = s.person_id limit 50) p limit 300)),
     -- Whoever looks for a case that was merged finds the one that goes on as well.
     whole as (
       select case_id, rank from hit
       union all
       select (link->>'to')::uuid, h.rank from (select * from hit limit 300) h
        cross join lateral (select state from case_now where organisation_id = $1 and case_id = h.case_id limit 1) m
        cross join lateral jsonb_array_elements(m.state->'links') link where link->>'as' = 'merged into'),
     best as (select case_id, min(rank) as rank from whole group by case_id)
     select c.case_id as id, c.reference, c.standard, c.stage, c.open, c.next_deadline as "nextDeadline", c.pinned,
            c.callback_at as "callbackAt", c.needs_person as "needsPerson", c.received_at as "receivedAt",
            c.closed_at as "closedAt", false as "callDue", null as promise,
            (select s.name from staff s where s.organisation_id = $1 and s.staff_id = c.manager_id) as manager,
            (select k.name from client k where k.organisation_id = $1 and k.client_id = c.client_id) as client,
            (select t.name from site t where t.organisation_id = $1 and t.site_id = c.site_id) as site,
            h.plot, h.address, h.postcode,
            (select r.value from case_reference r where r.organisation_id = $1 and r.case_id = c.case_id and r.of = 'client' limit 1) as theirs
       from best b cross join lateral (select * from case_now where organisation_id = $1 and case_id = b.case_id limit 1) c
       left join lateral (select plot, address, postcode from home where organisation_id = $1 and home_id = c.home_id limit 1) h on true
      order by b.rank, c.open desc, c.received_at desc limit 100`,
    [
      organisation,
      sought.references,
      sought.own,
      sought.postcodes,
      sought.plots,
      sought.address,
      sought.address === null ? null : sought.address + past,
      sought.names,
      sought.points,
      sought.own === null ? null : sought.own + past,
    ],
  );
  return rows;
}

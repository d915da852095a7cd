import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

/** By what a case may be meant by a message. */
export interface Clues {
  /** Reference and party in short, as a signed reply address carries them. */
  readonly signedReference: string | null;
  readonly mailIds: readonly string[];
  /** Canonical references. */
  readonly references: readonly string[];
  /** Persons, client contacts and nameless parties behind the sender. */
  readonly senderIds: readonly string[];
  readonly homeIds: readonly string[];
}

export interface MeantCase {
  readonly id: string;
  readonly reference: string;
  /** `name@version` of its first standard. */
  readonly standard: string;
  readonly open: boolean;
  readonly stage: string;
  readonly homeId: string | null;
  readonly siteId: string | null;
  readonly clientId: string | null;
  readonly receivedAt: Instant;
  readonly closedAt: Instant | null;
  readonly lastContactAt: Instant | null;
  /** Details of its standard's list that are here. */
  readonly details: readonly string[];
  /** The case that this one repeats: later contact is filed there. */
  readonly mergedInto: string | null;
  readonly bySigned: boolean;
  readonly byMailId: boolean;
  readonly byReference: boolean;
  readonly byHome: boolean;
  /** Parties of the case behind whom the sender is. */
  readonly parties: readonly { readonly id: string; readonly role: string; readonly confirmed: boolean }[];
}

/** The cases that clues of a message point to, in one round trip; at most 60, the latest first. */
export async function meantCases(
  tx: Transaction,
  organisation: OrganisationId,
  clues: Clues,
): Promise<MeantCase[]> {
  const { rows } = await tx.query<MeantCase>(
    `with recursive sender_party as (
       select case_id, party_id, role, confirmed from case_party
        where organisation_id = $1 and person_id = any($5::uuid[])
       union
       select case_id, party_id, role, confirmed from case_party
        where organisation_id = $1 and party_id = any($5::uuid[])),
     clue as (
       select case_id, true as signed, false as mail, false as ref, false as home from case_now
        where organisation_id = $1 and reference = $2
       union all
       select case_id, false, true, false, false from send
        where organisation_id = $1 and mail_id = any($3::text[]) and case_id is not null
       union all
       select case_id, false, true, false, false from message
        where organisation_id = $1 and mail_id = any($3::text[]) and case_id is not null and status = 'filed'
       union all
       select case_id, false, false, true, false from case_now
        where organisation_id = $1 and reference = any($4::text[])
       union all
       select case_id, false, false, false, true from case_now
        where organisation_id = $1 and home_id = any($6::uuid[])
       union all
       select case_id, false, false, false, false from sender_party),
     meant as (
       select case_id, bool_or(signed) as signed, bool_or(mail) as mail, bool_or(ref) as ref, bool_or(home) as home
         from clue group by case_id),
     -- The cases that go on for those merged into them.
     going as (
       select case_id, signed, mail, ref, home, 0 as hops from meant
       union all
       select (link->>'to')::uuid, false, false, false, false, g.hops + 1 from going g
        cross join lateral (select state from case_now where organisation_id = $1 and case_id = g.case_id limit 1) n
        cross join lateral jsonb_array_elements(n.state->'links') link where link->>'as' = 'merged into' and g.hops < 10),
     all_meant as (
       select case_id, bool_or(signed) as signed, bool_or(mail) as mail, bool_or(ref) as ref, bool_or(home) as home
         from going group by case_id)
     select c.case_id as id, c.reference, c.standard, c.open, c.stage, c.home_id as "homeId", c.site_id as "siteId",
            c.client_id as "clientId", c.received_at as "receivedAt", c.closed_at as "closedAt",
            c.last_contact_at as "lastContactAt", m.signed as "bySigned", m.mail as "byMailId", c.state->'details' as details,
            (select link->>'to' from jsonb_array_elements(c.state->'links') link where link->>'as' = 'merged into' limit 1) as "mergedInto", m.ref as "byReference",
            m.home as "byHome",
            coalesce((select jsonb_agg(jsonb_build_object('id', p.party_id, 'role', p.role, 'confirmed', p.confirmed) order by p.party_id)
               from sender_party p where p.case_id = c.case_id), '[]') as parties
       from all_meant m cross join lateral (select * from case_now where organisation_id = $1 and case_id = m.case_id limit 1) c
      order by m.signed desc, m.mail desc, m.ref desc, c.received_at desc limit 60`,
    [organisation, clues.signedReference, clues.mailIds, clues.references, clues.senderIds, clues.homeIds],
  );
  return rows;
}

import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

/** A home of the sample, with the one who has lived there longest, and whom to ask at its client. */
export interface CastHome {
  readonly homeId: string;
  readonly siteId: string;
  readonly clientId: string;
  readonly plot: string | null;
  readonly address: string | null;
  readonly postcode: string | null;
  readonly site: string;
  readonly area: string;
  readonly trading: boolean;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** A contact of the client, of this site or of all, with an address. */
  readonly clientName: string | null;
  readonly clientEmail: string | null;
}

/** All homes on a local date, in the order of their sites and plots. */
export async function castHomes(
  tx: Transaction,
  organisation: OrganisationId,
  on: string,
): Promise<CastHome[]> {
  const { rows } = await tx.query<CastHome>(
    `select h.home_id as "homeId", s.site_id as "siteId", c.client_id as "clientId", h.plot, h.address, h.postcode,
            s.name as site, s.area, c.trading, p.name,
            (select value from contact_point where organisation_id = $1 and owner_id = p.person_id and channel = 'email' and ended_at is null limit 1) as email,
            (select value from contact_point where organisation_id = $1 and owner_id = p.person_id and channel = 'phone' and ended_at is null limit 1) as phone,
            k.name as "clientName", k.value as "clientEmail"
       from home h
       join site s on s.organisation_id = $1 and s.site_id = h.site_id
       join client c on c.organisation_id = $1 and c.client_id = s.client_id
       left join lateral (select person_id from occupancy where organisation_id = $1 and home_id = h.home_id
                            and from_date <= $2::date and (to_date is null or to_date >= $2::date)
                          order by from_date, person_id limit 1) o on true
       left join person p on p.organisation_id = $1 and p.person_id = o.person_id
       left join lateral (select cc.name, cp.value from client_contact cc
                            join contact_point cp on cp.organisation_id = $1 and cp.owner_id = cc.contact_id and cp.channel = 'email'
                           where cc.organisation_id = $1 and cc.client_id = c.client_id and (cc.site_id is null or cc.site_id = s.site_id)
                             and cc.post in ('site', 'customer care', 'reporting')
                           order by cc.site_id nulls last, cc.name limit 1) k on true
      where h.organisation_id = $1
      order by s.name, h.plot nulls last, h.address`,
    [organisation, on],
  );
  return rows;
}

/** On which case a mail was filed, by its Message-ID; null: on none. */
export async function caseOfMail(
  tx: Transaction,
  organisation: OrganisationId,
  mailId: string,
): Promise<string | null> {
  const { rows } = await tx.query<{ id: string | null }>(
    'select case_id as id from message where organisation_id = $1 and mail_id = $2 order by received_at desc limit 1',
    [organisation, mailId],
  );
  return rows[0]?.id ?? null;
}

/** The newest letter of these names sent to an address, with its case: what a later mail answers. */
export async function letterTo(
  tx: Transaction,
  organisation: OrganisationId,
  recipient: string,
  letters: readonly string[],
): Promise<{
  readonly mailId: string;
  readonly subject: string;
  readonly at: number;
  readonly caseId: string;
} | null> {
  const { rows } = await tx.query<{ mailId: string; subject: string; at: number; caseId: string }>(
    `select mail_id as "mailId", subject, queued_at as at, case_id as "caseId" from send
      where organisation_id = $1 and recipient = $2 and letter = any($3) and case_id is not null
      order by queued_at desc limit 1`,
    [organisation, recipient, letters],
  );
  return rows[0] ?? null;
}

/** Open cases with a manager, those heard from last first. */
export async function castOpenCases(
  tx: Transaction,
  organisation: OrganisationId,
  limit: number,
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select case_id as id from case_now where organisation_id = $1 and open and manager_id is not null
      order by last_contact_at desc nulls last, case_id limit $2`,
    [organisation, limit],
  );
  return rows.map(({ id }) => id);
}

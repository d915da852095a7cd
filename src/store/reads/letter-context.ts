import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface LetterContext {
  readonly organisation: {
    readonly name: string;
    readonly mailName: string;
    readonly mailAddress: string;
    readonly phone: string;
    readonly outOfHours: string | null;
    readonly timezone: string;
  };
  readonly client: { readonly name: string; readonly tellHomeownerNotOurs: boolean } | null;
  readonly site: { readonly name: string } | null;
  readonly home: {
    readonly plot: string | null;
    readonly address: string | null;
    readonly postcode: string | null;
  } | null;
  /** The manager, else who looks after site or client, else the duty lead; whoever is away is answered for by the cover. */
  readonly named: { readonly name: string; readonly phone: string } | null;
  /** Names of people, client contacts and staff, by id. */
  readonly names: Readonly<Record<string, string>>;
  /** Addresses and numbers, by the id of the contact point. */
  readonly points: Readonly<Record<string, string>>;
  readonly words: Readonly<Record<string, string>>;
  /** The last message of each party: what our letter answers. */
  readonly lastMail: Readonly<Record<string, { readonly mailId: string; readonly subject: string | null }>>;
  /** Every reference of the client's own, of this case and of those merged into it. */
  readonly theirReference: string | null;
  /** References of other cases that the letters name, by id. */
  readonly otherReferences: Readonly<Record<string, string>>;
}

export interface Asked {
  readonly caseId: string;
  readonly clientId: string | null;
  readonly siteId: string | null;
  readonly homeId: string | null;
  readonly managerId: string | null;
  readonly people: readonly string[];
  readonly points: readonly string[];
  readonly words: readonly string[];
  /** Cases merged into this one. */
  readonly merged: readonly string[];
  /** Who is away is judged by the organisation's date at this moment. */
  readonly at: Instant;
}

/** Everything that the letters of one case are worded from, in one round trip. */
export async function letterContext(
  tx: Transaction,
  organisation: OrganisationId,
  asked: Asked,
): Promise<LetterContext> {
  const { rows } = await tx.query<{ context: LetterContext }>(
    `select jsonb_build_object(
      'organisation', (select jsonb_build_object('name', name, 'mailName', mail_name, 'mailAddress', mail_address, 'phone', phone,
          'outOfHours', out_of_hours, 'timezone', timezone) from organisation where organisation_id = $1),
      'client', (select jsonb_build_object('name', name, 'tellHomeownerNotOurs', tell_homeowner_not_ours) from client where organisation_id = $1 and client_id = $3),
      'site', (select jsonb_build_object('name', name) from site where organisation_id = $1 and site_id = $4),
      'home', (select jsonb_build_object('plot', plot, 'address', address, 'postcode', postcode) from home where organisation_id = $1 and home_id = $5),
      'named', (
        select jsonb_build_object('name', f.name, 'phone', coalesce(f.phone, o.phone))
        from organisation o
        cross join lateral (select (to_timestamp($10::bigint / 1000.0) at time zone o.timezone)::date as today) day
        cross join lateral (
          select 0 as rank, $6::uuid as staff_id
          union all select 1, n.staff_id from named_contact n where n.organisation_id = $1 and n.site_id = $4 and n.from_date <= day.today and (n.to_date is null or n.to_date >= day.today)
          union all select 2, n.staff_id from named_contact n where n.organisation_id = $1 and n.site_id is null and n.client_id = $3 and n.from_date <= day.today and (n.to_date is null or n.to_date >= day.today)
          union all select 3, o.duty_lead
        ) c
        left join absence a on a.organisation_id = $1 and a.staff_id = c.staff_id and a.from_date <= day.today and a.to_date >= day.today
        join staff f on f.organisation_id = $1 and f.left_at is null and f.staff_id = case when a.staff_id is null then c.staff_id else a.cover_id end
        where o.organisation_id = $1
        order by c.rank limit 1),
      'names', (
        select coalesce(jsonb_object_agg(id, name), '{}') from (
          select person_id as id, concat_ws(' ', title, name) as name from person where organisation_id = $1 and person_id = any($7::uuid[])
          union all select contact_id, name from client_contact where organisation_id = $1 and contact_id = any($7::uuid[])
          union all select staff_id, name from staff where organisation_id = $1 and staff_id = any($7::uuid[])) n),
      'points', (select coalesce(jsonb_object_agg(point_id, value), '{}') from contact_point where organisation_id = $1 and point_id = any($8::uuid[]) and value is not null),
      'words', (select coalesce(jsonb_object_agg(words_id, body), '{}') from words where organisation_id = $1 and words_id = any($9::uuid[]) and body is not null),
      'lastMail', (
        select coalesce(jsonb_object_agg(party_id, mail), '{}') from (
          select distinct on (party_id) party_id, jsonb_build_object('mailId', mail_id, 'subject', subject) as mail
          from message where organisation_id = $1 and case_id = $2 and party_id is not null and mail_id is not null and direction = 'in'
          order by party_id, received_at desc) m),
      'theirReference', (select string_agg(value, ', ') from (
          select distinct value from case_reference
           where organisation_id = $1 and case_id = any(array_append($11::uuid[], $2::uuid)) and of = 'client' order by value limit 5) r),
      'otherReferences', (select coalesce(jsonb_object_agg(case_id, reference), '{}') from case_now where organisation_id = $1 and case_id = any($11::uuid[]))
    ) as context`,
    [
      organisation,
      asked.caseId,
      asked.clientId,
      asked.siteId,
      asked.homeId,
      asked.managerId,
      asked.people,
      asked.points,
      asked.words,
      asked.at,
      asked.merged,
    ],
  );
  const context = rows[0]?.context;
  if (context === undefined || context.organisation === null)
    throw new Error('the organisation is not set up');
  return context;
}

import type { CaseState } from '../../domain/case/state.ts';
import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

/** A message between one party and us; nobody else's is ever among them. */
export interface OwnMessage {
  readonly id: string;
  readonly direction: 'in' | 'out';
  readonly channel: string;
  readonly at: Instant;
  readonly subject: string | null;
  readonly body: string | null;
  readonly files: readonly string[];
}

export interface CustomerCase {
  readonly state: CaseState;
  readonly fold: number;
  readonly timezone: string;
  readonly phone: string;
  readonly client: string | null;
  readonly site: string | null;
  readonly plot: string | null;
  readonly address: string | null;
  readonly postcode: string | null;
  /** Who looks after it today; `coversFor`: the colleague who is away. */
  readonly contact: {
    readonly name: string;
    readonly phone: string;
    readonly coversFor: string | null;
  } | null;
  /** The party's own name. */
  readonly name: string | null;
  /** Names of those who come to visit, by id. */
  readonly visitors: Readonly<Record<string, string>>;
  /** Words by which the items were reported, by id. */
  readonly itemWords: Readonly<Record<string, string>>;
  readonly messages: readonly OwnMessage[];
}

/** One case as one of its parties may see it, in one round trip; null: no such case, or not their own. */
export async function customerCase(
  tx: Transaction,
  organisation: OrganisationId,
  caseId: string,
  partyId: string,
  at: Instant,
): Promise<CustomerCase | null> {
  const { rows } = await tx.query<CustomerCase>(
    `select c.state, c.fold, o.timezone, o.phone, k.name as client, s.name as site, h.plot, h.address, h.postcode,
       (select jsonb_build_object('name', f.name, 'phone', coalesce(f.phone, o.phone), 'coversFor', case when a.staff_id is null then null else away.name end)
          from (select 0 as rank, c.manager_id as staff_id, null::date as from_date
                union all select 1, n.staff_id, n.from_date from named_contact n where n.organisation_id = $1 and n.site_id = c.site_id and n.from_date <= day.today and (n.to_date is null or n.to_date >= day.today)
                union all select 2, n.staff_id, n.from_date from named_contact n where n.organisation_id = $1 and n.site_id is null and n.client_id = c.client_id and n.from_date <= day.today and (n.to_date is null or n.to_date >= day.today)
                union all select 3, o.duty_lead, null) who
          join staff away on away.organisation_id = $1 and away.staff_id = who.staff_id
          left join absence a on a.organisation_id = $1 and a.staff_id = who.staff_id and a.from_date <= day.today and a.to_date >= day.today
          join staff f on f.organisation_id = $1 and f.left_at is null and f.staff_id = case when a.staff_id is null then who.staff_id else a.cover_id end
         order by who.rank, who.from_date desc limit 1) as contact,
       coalesce((select concat_ws(' ', p.title, p.name) from person p where p.organisation_id = $1 and p.person_id = q.person_id),
                (select x.name from client_contact x where x.organisation_id = $1 and x.contact_id = q.person_id)) as name,
       coalesce((select jsonb_object_agg(f.staff_id, f.name) from staff f where f.organisation_id = $1
          and f.staff_id in (select (v->>'operative')::uuid from jsonb_array_elements(c.state->'appointments') v where v->>'operative' is not null)), '{}') as visitors,
       coalesce((select jsonb_object_agg(w.words_id, w.body) from words w where w.organisation_id = $1 and w.body is not null
          and w.words_id in (select (i->>'wordsId')::uuid from jsonb_array_elements(c.state->'items') i where i->>'wordsId' is not null
            union select (i->'facts'->>'match')::uuid from jsonb_array_elements(c.state->'items') i where i->'facts'->>'match' <> '')), '{}') as "itemWords",
       coalesce((select jsonb_agg(m order by m.at desc, m.id desc) from (
          select x.message_id as id, 'in' as direction, x.channel, x.received_at as at, x.subject, x.body,
                 coalesce((select jsonb_agg(t.name order by t.attachment_id) from attachment t where t.organisation_id = $1 and t.message_id = x.message_id), '[]') as files
            from message x where x.organisation_id = $1 and x.case_id = $2 and x.party_id = $3 and x.direction = 'in' and x.status = 'filed'
          union all
          select d.send_id, 'out', d.channel, coalesce(d.outcome_at, d.not_before), d.subject, d.body, '[]'
            from send d where d.organisation_id = $1 and d.case_id = $2 and d.status in ('sent', 'kept', 'unknown')
             and d.send_id in (select (l->>'sendId')::uuid from jsonb_array_elements(c.state->'letters') l where l->>'partyId' = $3::text)
          limit 200) m), '[]') as messages
     from case_now c
     join case_party q on q.organisation_id = $1 and q.case_id = c.case_id and q.party_id = $3
     join organisation o on o.organisation_id = $1
     cross join lateral (select (to_timestamp($4::bigint / 1000.0) at time zone o.timezone)::date as today) day
     left join client k on k.organisation_id = $1 and k.client_id = c.client_id
     left join site s on s.organisation_id = $1 and s.site_id = c.site_id
     left join home h on h.organisation_id = $1 and h.home_id = c.home_id
     where c.organisation_id = $1 and c.case_id = $2`,
    [organisation, caseId, partyId, at],
  );
  return rows[0] ?? null;
}

/** What happened on a case that a party may be told of: kinds and dates alone, without words, in order. */
export async function milestones(
  tx: Transaction,
  organisation: OrganisationId,
  caseId: string,
): Promise<Milestone[]> {
  const { rows } = await tx.query<Milestone>(
    `select event_id as id, type, occurred_at as at, track_id as "trackId", data from case_event
      where organisation_id = $1 and case_id = $2
        and type in ('case opened', 'items moved', 'times offered', 'appointment booked', 'appointment moved', 'appointment ended', 'signature given',
                     'promise extended', 'promise recalculated', 'promise late', 'track closed', 'track reopened', 'retracted')
      order by seq limit 1000`,
    [organisation, caseId],
  );
  return rows;
}

export interface Milestone {
  readonly id: string;
  readonly type: string;
  readonly at: Instant;
  readonly trackId: string | null;
  readonly data: unknown;
}

import type { CaseEvent } from '../../domain/case/event.ts';
import type { CaseState } from '../../domain/case/state.ts';
import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface PagePerson {
  readonly id: string;
  readonly kind: 'person' | 'client contact' | 'staff';
  readonly name: string;
  readonly needs: readonly string[];
  readonly prefers: string | null;
  readonly prefersTimes: string | null;
  readonly language: string | null;
  readonly safeContactOnly: boolean;
}

export interface PagePoint {
  readonly id: string;
  readonly channel: string;
  readonly value: string | null;
}

export interface PageFile {
  readonly id: string;
  readonly messageId: string | null;
  readonly name: string;
  readonly size: number;
  /** As sniffed from the bytes, never as declared. */
  readonly type: string;
}

export interface PageMessage {
  readonly id: string;
  readonly channel: string;
  readonly sender: string | null;
  readonly subject: string | null;
  readonly body: string | null;
  readonly automatic: boolean;
  readonly why: string;
}

export interface PageSend {
  readonly id: string;
  readonly letter: string;
  readonly channel: string;
  readonly recipient: string | null;
  readonly subject: string;
  readonly body: string;
  readonly status: string;
  readonly notBefore: Instant;
}

export interface PageCase {
  readonly id: string;
  readonly reference: string;
  readonly open: boolean;
  readonly stage: string;
}

export interface CasePageRows {
  readonly id: string;
  readonly seq: number;
  /** How often in a row its clock threw. */
  readonly failures: number;
  readonly fold: number;
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
  readonly words: Readonly<Record<string, string>>;
  readonly staff: Readonly<Record<string, string>>;
  readonly people: readonly PagePerson[];
  readonly points: readonly PagePoint[];
  readonly messages: readonly PageMessage[];
  readonly files: readonly PageFile[];
  readonly sends: readonly PageSend[];
  readonly home: {
    readonly plot: string | null;
    readonly address: string | null;
    readonly postcode: string | null;
    readonly completedOn: string | null;
  } | null;
  readonly site: { readonly name: string; readonly area: string } | null;
  readonly client: {
    readonly name: string;
    readonly kind: string;
    readonly complaintDays: number | null;
    readonly trading: boolean;
  } | null;
  readonly references: readonly { readonly of: string; readonly value: string }[];
  /** `splitTo`: items of that case went to this one, and still do. */
  readonly linked: readonly (PageCase & { readonly splitTo: boolean })[];
  readonly sameHome: readonly PageCase[];
}

/** Everything that one case's page shows, in one round trip; null: no such case. At most 3,000 events. */
export async function casePageRows(
  tx: Transaction,
  organisation: OrganisationId,
  reference: string,
): Promise<CasePageRows | null> {
  const { rows } = await tx.query<CasePageRows>(
    `with c as (select * from case_now where organisation_id = $1 and reference = $2),
     who as (select p.party_id, p.person_id from c join case_party p on p.organisation_id = $1 and p.case_id = c.case_id)
     select c.case_id as id, c.seq, c.failures, c.fold, c.state,
       (select coalesce(json_agg(json_build_object('organisation', $1::text, 'case', c.case_id, 'seq', e.seq, 'id', e.event_id,
            'type', e.type, 'v', e.v, 'occurredAt', e.occurred_at, 'recordedAt', e.recorded_at, 'by', e.by,
            'onBehalfOf', e.on_behalf_of, 'commandId', e.command_id, 'causeId', e.cause_id, 'trackId', e.track_id,
            'data', e.data) order by e.seq), '[]')
          from (select * from case_event where organisation_id = $1 and case_id = c.case_id order by seq limit 3000) e) as events,
       (select coalesce(json_object_agg(w.words_id, w.body), '{}') from words w
         where w.organisation_id = $1 and w.case_id = c.case_id and w.body is not null) as words,
       (select coalesce(json_object_agg(s.staff_id, s.name), '{}') from staff s where s.organisation_id = $1) as staff,
       (select coalesce(json_agg(r), '[]') from (
          select p.person_id as id, 'person' as kind, concat_ws(' ', p.title, p.name) as name, p.needs, p.prefers,
                 p.prefers_times as "prefersTimes", p.language, p.safe_contact_only as "safeContactOnly"
            from person p where p.organisation_id = $1 and p.person_id in (select person_id from who)
          union all
          select k.contact_id, 'client contact', k.name, '{}', null, null, null, false
            from client_contact k where k.organisation_id = $1 and k.contact_id in (select person_id from who)) r) as people,
       (select coalesce(json_agg(r), '[]') from (
          select o.point_id as id, o.channel, o.value from contact_point o
           where o.organisation_id = $1
             and o.owner_id in (select person_id from who union select party_id from who) order by o.added_at limit 100) r) as points,
       (select coalesce(json_agg(r), '[]') from (
          select m.message_id as id, m.channel, m.sender, m.subject, m.body, m.automatic, m.why from message m
           where m.organisation_id = $1 and m.case_id = c.case_id order by m.received_at limit 500) r) as messages,
       (select coalesce(json_agg(r), '[]') from (
          select a.attachment_id as id, a.message_id as "messageId", a.name, a.size, f.sniffed_type as type
            from attachment a join file f on f.organisation_id = $1 and f.sha256 = a.sha256
           where a.organisation_id = $1 and a.case_id = c.case_id limit 500) r) as files,
       (select coalesce(json_agg(r), '[]') from (
          select s.send_id as id, s.letter, s.channel, s.recipient, s.subject, s.body, s.status, s.not_before as "notBefore"
            from send s where s.organisation_id = $1 and s.case_id = c.case_id limit 500) r) as sends,
       (select json_build_object('plot', h.plot, 'address', h.address, 'postcode', h.postcode, 'completedOn', h.completed_on)
          from home h where h.organisation_id = $1 and h.home_id = c.home_id) as home,
       (select json_build_object('name', t.name, 'area', t.area) from site t
         where t.organisation_id = $1 and t.site_id = c.site_id) as site,
       (select json_build_object('name', k.name, 'kind', k.kind, 'complaintDays', k.complaint_days, 'trading', k.trading)
          from client k where k.organisation_id = $1 and k.client_id = c.client_id) as client,
       (select coalesce(json_agg(json_build_object('of', r.of, 'value', r.value)), '[]')
          from (select c.case_id as id
                union select (link->>'to')::uuid from jsonb_array_elements(c.state->'links') link where link->>'as' = 'keeps') own
         cross join lateral (select of, value from case_reference
           where organisation_id = $1 and case_id = own.id limit 50) r) as references,
       (select coalesce(json_agg(r), '[]') from (
          select l.case_id as id, l.reference, l.open, l.stage,
              exists (select 1 from jsonb_array_elements(l.state->'links') their
                where their->>'as' = 'split to' and their->>'to' = c.case_id::text) as "splitTo"
            from (select link->>'to' as other from jsonb_array_elements(c.state->'links') link
                  union select e.data->>'to' from case_event e
                   where e.organisation_id = $1 and e.case_id = c.case_id and e.type = 'case linked') link
           cross join lateral (select case_id, reference, open, stage, state from case_now
             where organisation_id = $1 and case_id = link.other::uuid limit 1) l limit 100) r) as linked,
       (select coalesce(json_agg(r), '[]') from (
          select o.case_id as id, o.reference, o.open, o.stage from case_now o
           where o.organisation_id = $1 and o.home_id = c.home_id and o.case_id <> c.case_id
           order by o.open desc, o.received_at desc limit 10) r) as "sameHome"
     from c`,
    [organisation, reference],
  );
  return rows[0] ?? null;
}

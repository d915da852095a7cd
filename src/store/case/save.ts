import type { CaseEvent } from '../../domain/case/event.ts';
import { type CaseState, FOLD, type Party, type PromiseState } from '../../domain/case/state.ts';
import type { Summary } from '../../domain/case/summary.ts';
import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface StoredWords {
  readonly id: string;
  readonly body: string;
  readonly salt: string;
  readonly digest: string;
}

export interface QueuedLetter {
  readonly sendId: string;
  readonly letter: string;
  readonly wording: string;
  readonly channel: 'email' | 'post';
  readonly pointId: string | null;
  readonly recipient: string | null;
  readonly subject: string;
  readonly body: string;
  readonly mailId: string;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly replyTo: string | null;
  readonly automatic: string | null;
  readonly nullSender: boolean;
  readonly attachments: readonly unknown[];
  readonly notBefore: Instant;
  /** Why it cannot go: words are lacking. */
  readonly refused: string | null;
  readonly link: { readonly digest: string; readonly partyId: string; readonly expiresAt: Instant } | null;
}

export interface Saving {
  readonly state: CaseState;
  readonly summary: Summary;
  readonly events: readonly CaseEvent[];
  /** Promises that these events touched. */
  readonly promises: readonly PromiseState[];
  /** Promises that a retraction took back. */
  readonly gonePromises: readonly string[];
  readonly words: readonly StoredWords[];
  readonly letters: readonly QueuedLetter[];
  readonly unsent: readonly string[];
  /** Letters left unsent by what a retraction took back. */
  readonly unsentNoMore: readonly string[];
  /** Keys answered by it, each with its answer. */
  readonly done: readonly { readonly key: string; readonly digest: string; readonly answer: unknown }[];
}

/**
 * Events, state, promises, words, letters, links and the answered key of each case, in one statement and one round
 * trip. The number of the next event is a primary key: two writers of one case cannot both succeed.
 */
export async function saveCases(
  tx: Transaction,
  organisation: OrganisationId,
  at: Instant,
  savings: readonly Saving[],
): Promise<void> {
  if (savings.length === 0) return;
  const rows = <T extends object>(of: (saving: Saving) => readonly T[]): string =>
    JSON.stringify(
      savings.flatMap((saving) => of(saving).map((row) => ({ ...row, caseId: saving.state.id }))),
    );
  const done = savings.flatMap((saving) => saving.done);
  await tx.query(statement, [
    organisation,
    rows((saving) => saving.events),
    rows((saving) => saving.promises.map((row) => promiseRow(saving.state, row))),
    rows((saving) => saving.words),
    rows((saving) => saving.letters),
    savings.flatMap((saving) => saving.unsent),
    at,
    rows((saving) => [nowRow(saving)]),
    rows((saving) => saving.state.parties.map(partyRow)),
    JSON.stringify(done),
    earliest(savings.map((saving) => saving.summary.wakeAt)),
    earliest(savings.flatMap((saving) => sendsOf(saving, at))),
    savings.flatMap((saving) => saving.gonePromises),
    savings.flatMap((saving) => saving.unsentNoMore),
  ]);
}

const earliest = (instants: readonly (Instant | null)[]): Instant | null =>
  instants.reduce((first, at) => (at === null || (first !== null && first <= at) ? first : at), null);

const sendsOf = (saving: Saving, at: Instant): Instant[] => [
  ...saving.letters.map((letter) => letter.notBefore),
  ...saving.unsentNoMore.map(() => at),
];

function nowRow({ state, summary }: Saving): object {
  const { reference, seq, managerId, clientId, siteId, homeId, receivedAt, lastContactAt } = state;
  const place = { managerId, clientId, siteId, homeId };
  return { ...summary, ...place, reference, seq, fold: FOLD, receivedAt, lastContactAt, state };
}

const partyRow = ({ id, role, personId, confirmed }: Party): object => ({ id, role, personId, confirmed });

/** A promise as promise_now holds it. */
export function promiseRow(state: CaseState, row: PromiseState): object {
  const standard = row.under ?? state.tracks.find((track) => track.id === row.trackId)?.standard ?? '';
  return {
    id: row.id,
    trackId: row.trackId,
    itemId: row.itemId,
    promise: row.promise,
    standard,
    status: row.status,
    wasLate: row.wasLate,
    madeAt: row.madeAt,
    due: row.clock.due,
    lateFrom: row.clock.lateFrom,
    keptAt: row.keptAt,
  };
}

// A letter queued and cancelled by one command is inserted as cancelled: no statement updates the rows it inserts.
// An empty list is known to be empty before any row is looked for.
// $1 organisation, $2 events, $3 promises, $4 words, $5 letters, $6 unsent, $7 now, $8 cases as they now are,
// $9 parties, $10 answered keys, $11 next wake, $12 next send, $13 promises taken back, $14 letters to be sent after all
const statement = `
with new_event as (
  insert into case_event (organisation_id, case_id, seq, event_id, type, v, occurred_at, recorded_at, by, on_behalf_of, command_id, cause_id, track_id, data)
  select $1, e."caseId", e.seq, e.id, e.type, e.v, e."occurredAt", e."recordedAt", e.by, e."onBehalfOf", e."commandId", e."causeId", e."trackId", e.data
  from jsonb_to_recordset($2::jsonb) as e("caseId" uuid, seq integer, id uuid, type text, v integer, "occurredAt" bigint, "recordedAt" bigint, by jsonb,
    "onBehalfOf" uuid, "commandId" uuid, "causeId" uuid, "trackId" uuid, data jsonb)
), new_words as (
  insert into words (organisation_id, words_id, case_id, body, salt, digest, written_at)
  select $1, w.id, w."caseId", w.body, decode(w.salt, 'hex'), decode(w.digest, 'hex'), $7
  from jsonb_to_recordset($4::jsonb) as w("caseId" uuid, id uuid, body text, salt text, digest text)
  on conflict (organisation_id, words_id) do nothing
), now_row as (
  insert into case_now (organisation_id, case_id, reference, standard, seq, fold, open, stage, next_deadline, pinned, callback_at, needs_person,
    manager_id, client_id, site_id, home_id, received_at, closed_at, last_contact_at, wake_at, wake_after, failures, state)
  select $1, s."caseId", s.reference, s.standard, s.seq, s.fold, s.open, s.stage, s."nextDeadline", s.pinned, s."callbackAt", s."needsPerson",
    s."managerId", s."clientId", s."siteId", s."homeId", s."receivedAt", s."closedAt", s."lastContactAt", s."wakeAt", null, 0, s.state
  from jsonb_to_recordset($8::jsonb) as s("caseId" uuid, state jsonb, reference text, standard text, seq integer, fold integer, open boolean, stage text, "nextDeadline" bigint,
    pinned smallint, "callbackAt" bigint, "needsPerson" integer, "managerId" uuid, "clientId" uuid, "siteId" uuid, "homeId" uuid,
    "receivedAt" bigint, "closedAt" bigint, "lastContactAt" bigint, "wakeAt" bigint)
  on conflict (organisation_id, case_id) do update set
    standard = excluded.standard, seq = excluded.seq, fold = excluded.fold, open = excluded.open, stage = excluded.stage,
    next_deadline = excluded.next_deadline, pinned = excluded.pinned, callback_at = excluded.callback_at, needs_person = excluded.needs_person,
    manager_id = excluded.manager_id, client_id = excluded.client_id, site_id = excluded.site_id, home_id = excluded.home_id,
    received_at = excluded.received_at, closed_at = excluded.closed_at, last_contact_at = excluded.last_contact_at,
    wake_at = excluded.wake_at, state = excluded.state,
    wake_after = case when excluded.wake_at < $7 then case_now.wake_after end,
    failures = case when excluded.wake_at < $7 then case_now.failures else 0 end
), promise_rows as (
  insert into promise_now (organisation_id, promise_id, case_id, track_id, item_id, promise, standard, status, was_late, made_at, due, late_from, kept_at)
  select $1, p.id, p."caseId", p."trackId", p."itemId", p.promise, p.standard, p.status, p."wasLate", p."madeAt", p.due, p."lateFrom", p."keptAt"
  from jsonb_to_recordset($3::jsonb) as p("caseId" uuid, id uuid, "trackId" uuid, "itemId" uuid, promise text, standard text, status text, "wasLate" boolean,
    "madeAt" bigint, due bigint, "lateFrom" bigint, "keptAt" bigint)
  on conflict (organisation_id, promise_id) do update set standard = excluded.standard, status = excluded.status, was_late = excluded.was_late, due = excluded.due,
    late_from = excluded.late_from, kept_at = excluded.kept_at
), party_rows as (
  insert into case_party (organisation_id, case_id, party_id, role, person_id, confirmed)
  select $1, p."caseId", p.id, p.role, p."personId", p.confirmed
  from jsonb_to_recordset($9::jsonb) as p("caseId" uuid, id uuid, role text, "personId" uuid, confirmed boolean)
  on conflict (organisation_id, case_id, party_id) do update set confirmed = excluded.confirmed, person_id = excluded.person_id, role = excluded.role
  where case_party.confirmed <> excluded.confirmed or case_party.person_id is distinct from excluded.person_id or case_party.role <> excluded.role
), letter as (
  select * from jsonb_to_recordset($5::jsonb) as l("caseId" uuid, "sendId" uuid, letter text, wording text, channel text, "pointId" uuid, recipient text, subject text,
    body text, "mailId" text, "inReplyTo" text, "references" text[], "replyTo" text, automatic text, "nullSender" boolean, attachments jsonb,
    "notBefore" bigint, refused text, link jsonb)
), new_send as (
  insert into send (organisation_id, send_id, case_id, letter, wording, channel, point_id, recipient, subject, body, status, mail_id, in_reply_to,
    mail_references, reply_to, automatic, null_sender, attachments, not_before, handed, tries, queued_at, outcome, outcome_at, untold)
  select $1, "sendId", "caseId", letter, wording, channel, "pointId", recipient, subject, body, case when "sendId" = any($6::uuid[]) then 'cancelled' when refused is null then 'queued' else 'failed' end, "mailId", "inReplyTo", "references", "replyTo",
    automatic, "nullSender", attachments, "notBefore", false, 0, $7, refused, case when refused is null then null else $7::bigint end, refused is not null
  from letter
), new_link as (
  insert into customer_link (organisation_id, link_digest, case_id, party_id, issued_at, expires_at)
  select $1, decode(link->>'digest', 'hex'), "caseId", (link->>'partyId')::uuid, $7, (link->>'expiresAt')::bigint
  from letter where link is not null and link <> 'null'::jsonb
), new_route as (
  insert into route_token (digest, organisation_id)
  select decode(link->>'digest', 'hex'), $1 from letter where link is not null and link <> 'null'::jsonb
), left_unsent as (
  update send set status = 'cancelled' where cardinality($6::uuid[]) > 0 and organisation_id = $1 and send_id = any($6::uuid[]) and status in ('queued', 'held')
), sent_after_all as (
  update send set status = 'queued' where cardinality($14::uuid[]) > 0 and organisation_id = $1 and send_id = any($14::uuid[]) and status = 'cancelled'
), gone_promise as (
  delete from promise_now where cardinality($13::uuid[]) > 0 and organisation_id = $1 and promise_id = any($13::uuid[])
), done as (
  insert into command_done (organisation_id, command_key, digest, answer, at)
  select $1, d.key, decode(d.digest, 'hex'), d.answer, $7 from jsonb_to_recordset($10::jsonb) as d(key text, digest text, answer jsonb)
)
update route_work set next_wake = least(coalesce(next_wake, $11), coalesce($11, next_wake)), next_send = least(coalesce(next_send, $12), coalesce($12, next_send))
where organisation_id = $1
  and (($11::bigint is not null and (next_wake is null or next_wake > $11)) or ($12::bigint is not null and (next_send is null or next_send > $12)))`;

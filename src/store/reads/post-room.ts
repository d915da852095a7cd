import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface PostRow {
  readonly id: string;
  readonly reference: string | null;
  readonly letter: string;
  readonly channel: 'email' | 'post';
  readonly recipient: string | null;
  readonly subject: string;
  readonly status: string;
  readonly outcome: string | null;
  readonly queuedAt: Instant;
  readonly notBefore: Instant;
}

export interface PostRoomRows {
  readonly letters: readonly PostRow[];
  readonly holds: boolean;
  /** Counted up to 1,000 each. */
  readonly look: number;
  readonly print: number;
  readonly waiting: number;
}

/** Letters of these states, the newest first, 50 at a time from before a moment; and how many wait where. */
export async function postRoomRows(
  tx: Transaction,
  organisation: OrganisationId,
  statuses: readonly string[],
  before: Instant | null,
  most: number,
): Promise<PostRoomRows> {
  const { rows } = await tx.query<PostRoomRows>(
    `with listed as (
       select s.send_id as id, s.case_id, s.letter, s.channel, s.recipient, s.subject, s.status, s.outcome,
              s.queued_at as "queuedAt", s.not_before as "notBefore"
         from send s
        where s.organisation_id = $1 and s.status = any($2::text[]) and ($3::bigint is null or s.queued_at < $3)
        order by s.queued_at desc limit $4)
     select
       (select coalesce(json_agg(json_build_object('id', l.id, 'letter', l.letter, 'channel', l.channel, 'recipient', l.recipient,
            'subject', l.subject, 'status', l.status, 'outcome', l.outcome, 'queuedAt', l."queuedAt", 'notBefore', l."notBefore",
            'reference', (select c.reference from case_now c where c.organisation_id = $1 and c.case_id = l.case_id))
            order by l."queuedAt" desc), '[]') from listed l) as letters,
       (select hold_letters from organisation where organisation_id = $1) as holds,
       (select count(*) from (select 1 from send where organisation_id = $1 and status in ('failed', 'unknown', 'held') limit 1000) n) as look,
       (select count(*) from (select 1 from send where organisation_id = $1 and status = 'kept' limit 1000) n) as print,
       (select count(*) from (select 1 from send where organisation_id = $1 and status in ('queued', 'claimed') limit 1000) n) as waiting`,
    [organisation, statuses, before, most + 1],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a select without from answered no row');
  return row;
}

export interface LetterRow extends PostRow {
  readonly caseId: string | null;
  readonly body: string;
  readonly outcomeAt: Instant | null;
  /** The recipient's name and postal address, where the letter goes by post. */
  readonly address: readonly string[];
}

/** One letter, as it is read and printed; null: none of this id. */
export async function letterRow(
  tx: Transaction,
  organisation: OrganisationId,
  sendId: string,
): Promise<LetterRow | null> {
  const { rows } = await tx.query<LetterRow>(
    `select s.send_id as id, s.case_id as "caseId", c.reference, s.letter, s.channel, s.recipient, s.subject, s.body, s.status,
            s.outcome, s.outcome_at as "outcomeAt", s.queued_at as "queuedAt", s.not_before as "notBefore",
            array_remove(array[concat_ws(' ', p.title, p.name), case when s.channel = 'post' then s.recipient end], '') as address
       from send s
       left join case_now c on c.organisation_id = $1 and c.case_id = s.case_id
       left join contact_point o on o.organisation_id = $1 and o.point_id = s.point_id
       left join person p on p.organisation_id = $1 and p.person_id = o.owner_id
      where s.organisation_id = $1 and s.send_id = $2`,
    [organisation, sendId],
  );
  return rows[0] ?? null;
}

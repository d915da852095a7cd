import type { Instant } from '../domain/time/types.ts';
import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

export interface ClaimedSend {
  readonly sendId: string;
  readonly caseId: string | null;
  readonly letter: string;
  readonly channel: 'email' | 'post';
  readonly recipient: string | null;
  readonly subject: string;
  readonly body: string;
  readonly mailId: string;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly replyTo: string | null;
  readonly automatic: 'auto-replied' | 'auto-generated' | null;
  readonly nullSender: boolean;
  readonly attachments: readonly unknown[];
  readonly tries: number;
  /** Letters this recipient was sent in the last day, this one left out. */
  readonly sentLately: number;
  readonly suppressed: string | null;
}

const day = 86_400_000;

/**
 * Claims letters that are due, for two minutes; another worker's are passed over, and a claim that ran out before the
 * letter was handed over is claimed anew. None while the organisation holds its letters.
 */
export async function claimSends(
  tx: Transaction,
  organisation: OrganisationId,
  now: Instant,
  limit: number,
): Promise<ClaimedSend[]> {
  const { rows } = await tx.query<ClaimedSend>(
    `with due as (
       select send_id from send s
       where organisation_id = $1 and not_before <= $2
         and (status = 'queued' or (status = 'claimed' and claimed_until < $2 and not handed))
         and not (select hold_letters from organisation where organisation_id = $1)
       order by not_before limit $3 for update skip locked)
     update send s set status = 'claimed', claimed_until = $2 + 120000, tries = tries + 1
     from due where s.organisation_id = $1 and s.send_id = due.send_id
     returning s.send_id as "sendId", s.case_id as "caseId", s.letter, s.channel, s.recipient, s.subject, s.body, s.mail_id as "mailId",
       s.in_reply_to as "inReplyTo", s.mail_references as "references", s.reply_to as "replyTo", s.automatic, s.null_sender as "nullSender",
       s.attachments, s.tries,
       (select count(*)::integer from send o where o.organisation_id = $1 and o.recipient = s.recipient and o.queued_at > $4 and o.status = 'sent') as "sentLately",
       coalesce((select because from suppression p where p.organisation_id = $1 and p.value_key = lower(s.recipient)),
         (select 'they no longer work there' from contact_point cp join client_contact cc on cc.organisation_id = $1 and cc.contact_id = cp.owner_id
          where cp.organisation_id = $1 and cp.point_id = s.point_id and cp.owner_kind = 'client contact'
            and cc.to_date < (to_timestamp($2::bigint / 1000) at time zone (select timezone from organisation where organisation_id = $1))::date)) as suppressed`,
    [organisation, now, limit, now - day],
  );
  return rows;
}

/** From here on the relay may have it: written before the letter is handed over. */
export async function handOver(
  tx: Transaction,
  organisation: OrganisationId,
  sendIds: readonly string[],
): Promise<void> {
  await tx.query(
    `update send set handed = true where organisation_id = $1 and send_id = any($2::uuid[]) and status = 'claimed'`,
    [organisation, sendIds],
  );
}

export type SendStatus = 'sent' | 'failed' | 'unknown' | 'kept' | 'held';

/** What became of a letter; its case is still to be told where `untold`. */
export async function noteSend(
  tx: Transaction,
  organisation: OrganisationId,
  sendId: string,
  to: {
    readonly status: SendStatus;
    readonly outcome: string;
    readonly at: Instant;
    readonly untold: boolean;
  },
): Promise<void> {
  await tx.query(
    `update send set status = $3, outcome = $4, outcome_at = $5, untold = $6 and case_id is not null, claimed_until = null
     where organisation_id = $1 and send_id = $2 and status <> 'cancelled'`,
    [organisation, sendId, to.status, to.outcome, to.at, to.untold],
  );
}

/** Not now: queued again for later. */
export async function putOff(
  tx: Transaction,
  organisation: OrganisationId,
  sendId: string,
  until: Instant,
): Promise<void> {
  await tx.query(
    `update send set status = 'queued', handed = false, claimed_until = null, not_before = $3 where organisation_id = $1 and send_id = $2 and status = 'claimed'`,
    [organisation, sendId, until],
  );
}

/**
 * Claims that ran out after the letter was handed over: nobody knows whether it went. An acknowledgement is repeated
 * once with the same Message-ID; anything else is for a person.
 */
export async function settleLost(tx: Transaction, organisation: OrganisationId, now: Instant): Promise<void> {
  await tx.query(
    `update send set status = case when null_sender and tries < 2 then 'queued' else 'unknown' end,
       outcome = 'the worker stopped while it was being sent', outcome_at = $2, handed = false, claimed_until = null,
       untold = not (null_sender and tries < 2) and case_id is not null
     where organisation_id = $1 and status = 'claimed' and handed and claimed_until < $2`,
    [organisation, now],
  );
}

export interface Untold {
  readonly sendId: string;
  readonly caseId: string;
  readonly status: 'sent' | 'failed' | 'unknown';
  readonly outcomeAt: Instant;
}

/** Outcomes that their cases have not been told. */
export async function untoldSends(
  tx: Transaction,
  organisation: OrganisationId,
  limit: number,
): Promise<Untold[]> {
  const { rows } = await tx.query<Untold>(
    `select send_id as "sendId", case_id as "caseId", status, outcome_at as "outcomeAt" from send
     where organisation_id = $1 and untold and status in ('sent', 'failed', 'unknown') order by send_id limit $2`,
    [organisation, limit],
  );
  return rows;
}

export async function toldSend(tx: Transaction, organisation: OrganisationId, sendId: string): Promise<void> {
  await tx.query('update send set untold = false where organisation_id = $1 and send_id = $2', [
    organisation,
    sendId,
  ]);
}

export interface SendingRules {
  readonly name: string;
  readonly mailName: string;
  readonly mailAddress: string;
  readonly phone: string;
  readonly timezone: string;
  readonly training: boolean;
  readonly perRecipientDay: number;
  readonly quietFrom: string;
  readonly quietTo: string;
}

export async function sendingRules(tx: Transaction, organisation: OrganisationId): Promise<SendingRules> {
  const { rows } = await tx.query<SendingRules>(
    `select name, mail_name as "mailName", mail_address as "mailAddress", phone, timezone, training, letters_per_recipient_day as "perRecipientDay",
       quiet_from as "quietFrom", quiet_to as "quietTo" from organisation where organisation_id = $1`,
    [organisation],
  );
  const row = rows[0];
  if (row === undefined) throw new Error('the organisation is not set up');
  return row;
}

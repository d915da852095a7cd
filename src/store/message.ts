import type { Instant } from '../domain/time/types.ts';
import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

export interface SavedMessage {
  readonly id: string;
  readonly channel: 'email';
  readonly rawSha256: string;
  readonly receivedAt: Instant;
}

/** Keeps a message of which only the bytes are known. */
export async function saveMessage(
  tx: Transaction,
  organisation: OrganisationId,
  message: SavedMessage,
): Promise<void> {
  await tx.query(
    `insert into message (organisation_id, message_id, channel, direction, digest, received_at, automatic, status, why,
                          raw_sha256, flags, seen, tries, next_try)
     values ($1, $2, $3, 'in', decode($4, 'hex'), $5, false, 'saved', 'Not read yet', $4, '{}', '{}', 0, $5)`,
    [organisation, message.id, message.channel, message.rawSha256, message.receivedAt],
  );
}

export interface ClaimedMessage {
  readonly id: string;
  readonly rawSha256: string;
  readonly receivedAt: Instant;
  /** This try included. */
  readonly tries: number;
  /** What was decided in an earlier try. */
  readonly plan: unknown;
  readonly flags: readonly string[];
}

/**
 * Claims messages that wait to be taken in, oldest first: nobody else gets them before `until`. Each counts as tried,
 * so that one that brings its reader down is not tried for ever.
 */
export async function claimSaved(
  tx: Transaction,
  organisation: OrganisationId,
  now: Instant,
  until: Instant,
  limit: number,
): Promise<ClaimedMessage[]> {
  const { rows } = await tx.query<ClaimedMessage>(
    `with due as (
       select message_id from message
        where organisation_id = $1 and status = 'saved' and next_try <= $2
        order by next_try, received_at, message_id limit $4 for update skip locked)
     update message m set next_try = $3, tries = m.tries + 1 from due
      where m.organisation_id = $1 and m.message_id = due.message_id
     returning m.message_id as id, m.raw_sha256 as "rawSha256", m.received_at as "receivedAt", m.tries, m.plan, m.flags`,
    [organisation, now, until, limit],
  );
  return rows.toSorted((a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1));
}

/**
 * Puts a claimed message back to be tried at `at`; `counted` false gives the try back. One that failed before its sender
 * was known holds up nobody's later mail.
 */
export async function tryAgain(
  tx: Transaction,
  organisation: OrganisationId,
  messageId: string,
  at: Instant,
  counted: boolean,
): Promise<void> {
  await tx.query(
    `update message set next_try = $3, tries = tries - $4, sender_key = coalesce(sender_key, '')
      where organisation_id = $1 and message_id = $2 and status = 'saved'`,
    [organisation, messageId, at, counted ? 0 : 1],
  );
}

export interface ReadContents {
  /** Message-ID, or what stands for one. */
  readonly mailId: string;
  /** SHA-256 of the contents, hexadecimal. */
  readonly digest: string;
  readonly senderKey: string | null;
  readonly sender: string | null;
  readonly subject: string;
  readonly body: string;
  readonly automatic: boolean;
}

/** Writes what was read of a saved message. Throws on the unique index when its twin is written at the same time. */
export async function noteContents(
  tx: Transaction,
  organisation: OrganisationId,
  messageId: string,
  contents: ReadContents,
): Promise<void> {
  await tx.query(
    `update message set mail_id = $3, digest = decode($4, 'hex'), sender_key = $5, sender = $6, subject = $7, body = $8, automatic = $9
      where organisation_id = $1 and message_id = $2 and status = 'saved'`,
    [
      organisation,
      messageId,
      contents.mailId,
      contents.digest,
      contents.senderKey,
      contents.sender,
      contents.subject,
      contents.body,
      contents.automatic,
    ],
  );
}

export interface Planned {
  readonly plan: unknown;
  readonly caseId: string | null;
  readonly partyId: string | null;
  readonly flags: readonly string[];
  /** What was seen in it: for the person who looks at it. */
  readonly seen: unknown;
}

/** Writes what is to be done with a message, before it is done. False: somebody else has decided already. */
export async function planMessage(
  tx: Transaction,
  organisation: OrganisationId,
  messageId: string,
  planned: Planned,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update message set plan = $3, case_id = $4, party_id = $5, flags = $6, seen = $7
      where organisation_id = $1 and message_id = $2 and status = 'saved' and plan is null`,
    [
      organisation,
      messageId,
      JSON.stringify(planned.plan),
      planned.caseId,
      planned.partyId,
      planned.flags,
      JSON.stringify(planned.seen),
    ],
  );
  return rowCount === 1;
}

export type MessageStatus = 'filed' | 'apart' | 'answered' | 'ignored' | 'unreadable';

export interface Settled {
  readonly status: MessageStatus;
  readonly why: string;
  readonly caseId: string | null;
  readonly partyId: string | null;
}

/** Says what became of a message, and why, in plain words. */
export async function settleMessage(
  tx: Transaction,
  organisation: OrganisationId,
  messageId: string,
  settled: Settled,
): Promise<void> {
  await tx.query(
    `update message set status = $3, why = $4, case_id = $5, party_id = $6, plan = null, next_try = null
      where organisation_id = $1 and message_id = $2`,
    [organisation, messageId, settled.status, settled.why, settled.caseId, settled.partyId],
  );
}

/** Removes the second copy of a message whose deliveries have been moved to the first. */
export async function forgetCopy(
  tx: Transaction,
  organisation: OrganisationId,
  messageId: string,
): Promise<void> {
  await tx.query(`delete from message where organisation_id = $1 and message_id = $2 and status = 'saved'`, [
    organisation,
    messageId,
  ]);
}

import type { Instant } from '../domain/time/types.ts';
import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

export interface WebMessage {
  readonly id: string;
  /** SHA-256 of the contents, hexadecimal. */
  readonly digest: string;
  readonly receivedAt: Instant;
  /** The e-mail address given, as it is looked up; null: none. */
  readonly senderKey: string | null;
  readonly sender: string | null;
  readonly subject: string;
  readonly body: string;
  /** The file that holds what was sent, as it was sent. */
  readonly rawSha256: string | null;
  readonly caseId: string | null;
  readonly partyId: string | null;
}

/**
 * Keeps what was sent by a page, in front of a person until its case has taken it in, so that nothing is lost between
 * the two. Answers when it was first received: the same id is kept once.
 */
export async function addWebMessage(
  tx: Transaction,
  organisation: OrganisationId,
  message: WebMessage,
): Promise<{ readonly isNew: boolean; readonly receivedAt: Instant }> {
  const { rowCount } = await tx.query(
    `insert into message (organisation_id, message_id, channel, direction, digest, received_at, sender_key, sender, subject, body,
                          automatic, status, why, case_id, party_id, raw_sha256, flags, seen, tries)
     values ($1, $2, 'web', 'in', decode($3, 'hex'), $4, $5, $6, $7, $8, false, 'apart', 'Sent on a page, and not yet taken into its case',
             $9, $10, $11, '{}', '{}', 0)
     on conflict do nothing`,
    [
      organisation,
      message.id,
      message.digest,
      message.receivedAt,
      message.senderKey,
      message.sender,
      message.subject,
      message.body,
      message.caseId,
      message.partyId,
      message.rawSha256,
    ],
  );
  if (rowCount === 1) return { isNew: true, receivedAt: message.receivedAt };
  const { rows } = await tx.query<{ receivedAt: Instant }>(
    'select received_at as "receivedAt" from message where organisation_id = $1 and message_id = $2',
    [organisation, message.id],
  );
  return { isNew: false, receivedAt: rows[0]?.receivedAt ?? message.receivedAt };
}

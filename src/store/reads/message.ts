import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface StoredMessage {
  readonly id: string;
  readonly channel: 'email' | 'phone' | 'post' | 'web';
  readonly status: 'saved' | 'filed' | 'apart' | 'answered' | 'ignored' | 'unreadable';
  readonly why: string;
  readonly receivedAt: Instant;
  readonly senderKey: string | null;
  readonly sender: string | null;
  readonly subject: string | null;
  readonly body: string | null;
  readonly automatic: boolean;
  readonly caseId: string | null;
  readonly partyId: string | null;
  readonly flags: readonly string[];
  /** As src/app/intake/seen.ts writes it; empty before it was read. */
  readonly seen: unknown;
  readonly rawSha256: string | null;
}

const columns = `message_id as id, channel, status, why, received_at as "receivedAt", sender_key as "senderKey", sender, subject, body,
  automatic, case_id as "caseId", party_id as "partyId", flags, seen, raw_sha256 as "rawSha256"`;

/** One message; null: there is none of that id. */
export async function messageOf(
  tx: Transaction,
  organisation: OrganisationId,
  messageId: string,
): Promise<StoredMessage | null> {
  const { rows } = await tx.query<StoredMessage>(
    `select ${columns} from message where organisation_id = $1 and message_id = $2`,
    [organisation, messageId],
  );
  return rows[0] ?? null;
}

/** Messages in front of a person, the oldest first; words of danger before all others. At most `limit`. */
export async function messagesApart(
  tx: Transaction,
  organisation: OrganisationId,
  limit: number,
): Promise<StoredMessage[]> {
  const { rows } = await tx.query<StoredMessage>(
    `select ${columns} from message where organisation_id = $1 and status in ('apart', 'unreadable')
      order by ('danger' = any(flags)) desc, received_at, message_id limit $2`,
    [organisation, limit],
  );
  return rows;
}

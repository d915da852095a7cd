import type { Instant } from '../domain/time/types.ts';
import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

export interface ApiMessage {
  readonly id: string;
  readonly digest: Buffer;
  readonly receivedAt: Instant;
  readonly senderKey: string | null;
  readonly sender: string | null;
  readonly body: string;
  readonly caseId: string;
  readonly partyId: string;
  readonly why: string;
}

/** Keeps what a program reported, with its case and in its transaction. Throws on the key when it is there already. */
export async function addApiMessage(
  tx: Transaction,
  organisation: OrganisationId,
  message: ApiMessage,
): Promise<void> {
  await tx.query(
    `insert into message (organisation_id, message_id, channel, direction, digest, received_at, sender_key, sender, body,
                          automatic, status, why, case_id, party_id, flags, seen, tries)
     values ($1, $2, 'web', 'in', $3, $4, $5, $6, $7, false, 'filed', $8, $9, $10, '{}', '{}', 0)`,
    [
      organisation,
      message.id,
      message.digest,
      message.receivedAt,
      message.senderKey,
      message.sender,
      message.body,
      message.why,
      message.caseId,
      message.partyId,
    ],
  );
}

/** What was reported under this id before, or null. */
export async function apiMessage(
  tx: Transaction,
  organisation: OrganisationId,
  id: string,
): Promise<{ readonly digest: Buffer; readonly caseId: string } | null> {
  const { rows } = await tx.query<{ digest: Buffer; caseId: string }>(
    'select digest, case_id as "caseId" from message where organisation_id = $1 and message_id = $2',
    [organisation, id],
  );
  return rows[0] ?? null;
}

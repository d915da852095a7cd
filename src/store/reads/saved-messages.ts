import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

/** When the next saved message is to be tried; null: none waits. */
export async function nextTry(tx: Transaction, organisation: OrganisationId): Promise<Instant | null> {
  const { rows } = await tx.query<{ at: Instant | null }>(
    `select next_try as at from message where organisation_id = $1 and status = 'saved' order by next_try limit 1`,
    [organisation],
  );
  return rows[0]?.at ?? null;
}

export interface Twin {
  readonly id: string;
  readonly same: boolean;
}

/** Other messages under the same Message-ID: `same` where the contents are the same too. */
export async function twinsOf(
  tx: Transaction,
  organisation: OrganisationId,
  messageId: string,
  mailId: string,
  digest: string,
): Promise<Twin[]> {
  const { rows } = await tx.query<Twin>(
    `select message_id as id, digest = decode($4, 'hex') as same from message
      where organisation_id = $1 and mail_id = $3 and message_id <> $2 and direction = 'in' limit 20`,
    [organisation, messageId, mailId, digest],
  );
  return rows;
}

/**
 * An older message of the same sender that is not yet filed, or one of which nobody knows yet who sent it: this one waits
 * for it, at its first try only. The empty key stands for a sender who cannot be known.
 */
export async function senderBefore(
  tx: Transaction,
  organisation: OrganisationId,
  senderKey: string,
  receivedAt: Instant,
  messageId: string,
): Promise<boolean> {
  if (senderKey === '') return false;
  const { rows } = await tx.query(
    `select 1 from message
      where organisation_id = $1 and status = 'saved' and sender_key = $2 and message_id <> $4
        and (received_at, message_id) < ($3, $4::uuid)
     union all
     select 1 from message
      where organisation_id = $1 and status = 'saved' and sender_key is null and message_id <> $4 and tries <= 1
        and (received_at, message_id) < ($3, $4::uuid)
      limit 1`,
    [organisation, senderKey, receivedAt, messageId],
  );
  return rows.length > 0;
}

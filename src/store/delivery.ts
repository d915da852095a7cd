import type { Instant } from '../domain/time/types.ts';
import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

export interface NewDelivery {
  readonly mailbox: string;
  readonly key: string;
  readonly messageId: string;
  readonly receivedAt: Instant;
  readonly envelopeFrom: string | null;
  readonly envelopeTo: readonly string[];
  readonly remote: { readonly address: string; readonly helo: string; readonly believed: boolean } | null;
  readonly cut: boolean;
}

/** Notes a delivery; false when this mailbox handed over the same one before. */
export async function noteDelivery(
  tx: Transaction,
  organisation: OrganisationId,
  delivery: NewDelivery,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into delivery (organisation_id, mailbox, delivery_key, message_id, received_at, envelope_from, envelope_to, remote, cut)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [
      organisation,
      delivery.mailbox,
      delivery.key,
      delivery.messageId,
      delivery.receivedAt,
      delivery.envelopeFrom,
      delivery.envelopeTo,
      delivery.remote === null ? null : JSON.stringify(delivery.remote),
      delivery.cut,
    ],
  );
  return rowCount === 1;
}

/** The first delivery of a message; null when there is none. */
export async function deliveryOf(
  tx: Transaction,
  organisation: OrganisationId,
  messageId: string,
): Promise<NewDelivery | null> {
  const { rows } = await tx.query<NewDelivery>(
    `select mailbox, delivery_key as key, message_id as "messageId", received_at as "receivedAt",
            envelope_from as "envelopeFrom", envelope_to as "envelopeTo", remote, cut
       from delivery where organisation_id = $1 and message_id = $2 order by received_at, mailbox, delivery_key limit 1`,
    [organisation, messageId],
  );
  return rows[0] ?? null;
}

/** The same message came twice: its deliveries become those of the message that is kept. */
export async function moveDeliveries(
  tx: Transaction,
  organisation: OrganisationId,
  from: string,
  to: string,
): Promise<void> {
  await tx.query('update delivery set message_id = $3 where organisation_id = $1 and message_id = $2', [
    organisation,
    from,
    to,
  ]);
}

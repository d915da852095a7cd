import { createHash } from 'node:crypto';
import type { Delivery, HeardUp } from '../../channels/port.ts';
import { noteDelivery } from '../../store/delivery.ts';
import { keepFile } from '../../store/file.ts';
import { noteHeard } from '../../store/heard.ts';
import { saveMessage } from '../../store/message.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { wakeIntake } from '../../store/route-intake.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';

/** Bytes: what is larger lies in the file store. */
export const largestInDatabase = 1024 * 1024;

/**
 * Saves a delivery durably, before anything is read; a channel may answer for it when this resolves. The same delivery
 * again is answered quietly and saved once. Throws when nothing could be saved: the channel then must not answer.
 */
export async function receiveDelivery(
  ground: Pick<Ground, 'pool' | 'newId' | 'files'>,
  organisation: OrganisationId,
  delivery: Delivery,
): Promise<void> {
  const { raw, receivedAt } = delivery;
  const large = raw.length > largestInDatabase;
  const sha256 = large
    ? await ground.files.keep(organisation, raw)
    : createHash('sha256').update(raw).digest('hex');
  const id = ground.newId();
  await inOrganisation(ground.pool, organisation, async (tx) => {
    const isNew = await noteDelivery(tx, organisation, {
      mailbox: delivery.mailbox,
      key: delivery.key,
      messageId: id,
      receivedAt,
      envelopeFrom: delivery.envelopeFrom,
      envelopeTo: delivery.envelopeTo,
      remote: delivery.remote ?? null,
      cut: delivery.cut ?? false,
    });
    if (!isNew) return;
    await keepFile(tx, organisation, {
      sha256,
      size: raw.length,
      body: large ? null : raw,
      sniffedType: 'message/rfc822',
      storedAt: receivedAt,
    });
    await saveMessage(tx, organisation, { id, channel: delivery.channel, rawSha256: sha256, receivedAt });
    await wakeIntake(tx, organisation, receivedAt);
  });
}

/** Notes that a mailbox has been heard up to a moment: silence counts only up to there. */
export function mailboxHeard(
  ground: Pick<Ground, 'pool'>,
  organisation: OrganisationId,
  heard: HeardUp,
): Promise<void> {
  return inOrganisation(ground.pool, organisation, (tx) => noteHeard(tx, organisation, heard));
}

import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { caseOfMail } from '../../store/reads/training-cast.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import type { MailReader } from '../intake/reading.ts';
import { receiveDelivery } from '../intake/receive.ts';
import { takeIn } from '../intake/take-in.ts';
import { at } from './pass-time.ts';

export interface SampleMail {
  readonly from: string;
  readonly fromName: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * A mail arrives at the desk's mailbox at that moment and is taken in: as any mail, but for the wire. Answers the case on
 * which it was filed, if any. Throws when it cannot be taken in.
 */
export async function deliver(
  ground: Ground,
  organisation: OrganisationId,
  reader: MailReader,
  mailbox: string,
  mail: SampleMail,
  moment: Instant,
): Promise<string | null> {
  const domain = mail.from.split('@')[1] ?? 'mail.example';
  const id = randomUUID();
  const date = new Date(moment).toUTCString();
  const head = [
    `From: ${mail.fromName} <${mail.from}>`,
    `To: ${mailbox}`,
    `Subject: ${mail.subject}`,
    `Date: ${date}`,
    `Message-ID: <${id}@${domain}>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ];
  const then = at(ground, moment);
  await receiveDelivery(then, organisation, {
    channel: 'email',
    mailbox,
    key: id,
    receivedAt: moment,
    envelopeFrom: mail.from,
    envelopeTo: [mailbox],
    raw: Buffer.from(`${head.join('\r\n')}\r\n\r\n${mail.text.replaceAll('\n', '\r\n')}\r\n`),
    remote: { address: '127.0.0.1', helo: domain, believed: true },
  });
  const { failed } = await takeIn(then, organisation, reader, 5);
  if (failed.length > 0) throw new Error('a sample mail could not be taken in', { cause: failed[0] });
  return inOrganisation(ground.pool, organisation, (tx) => caseOfMail(tx, organisation, `<${id}@${domain}>`));
}

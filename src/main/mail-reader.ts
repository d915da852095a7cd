import type { MailReader } from '../app/intake/reading.ts';
import { believed, type Trust } from '../channels/email/auth.ts';
import { readMessage } from '../channels/email/read.ts';
import { quotedReferences } from '../channels/email/references.ts';
import { readSignedAddress } from '../channels/email/signed-address.ts';

export interface MailReading {
  /** The organisation's own address, of which signed reply addresses are made. */
  readonly base: string;
  /** Addresses of its mailboxes: mail from them is automatic. */
  readonly ownAddresses: readonly string[];
  /** The present secret, and those before it that still count. */
  readonly secrets: readonly string[];
  readonly trust: Trust;
}

/** How the intake of one organisation reads e-mail. */
export function mailReader({ base, ownAddresses, secrets, trust }: MailReading): MailReader {
  return {
    references: quotedReferences,
    read: async (delivery) => {
      const { receivedAt, envelopeFrom, envelopeTo, cut = false } = delivery;
      const mail = await readMessage(delivery.raw, { receivedAt, envelopeFrom, ownAddresses, cut });
      const recipients = [
        ...envelopeTo,
        ...mail.deliveredTo,
        ...[...mail.to, ...mail.cc].map(({ address }) => address),
      ];
      for (const address of recipients.slice(0, 200)) {
        const signed = readSignedAddress(address, base, secrets, receivedAt);
        if ('refused' in signed) continue;
        return {
          mail,
          belief: await believed(mail, delivery, trust),
          signed: { caseShort: signed.caseId, partyShort: signed.partyId },
        };
      }
      return { mail, belief: await believed(mail, delivery, trust), signed: null };
    },
  };
}

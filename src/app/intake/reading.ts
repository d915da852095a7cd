import type { Delivery } from '../../channels/port.ts';
import type { LocalDate } from '../../domain/time/types.ts';

/** What intake uses of a mail as the channel reads it. Nothing in it is proof: who sent it is `belief`'s to say. */
export interface Mail {
  readonly from: { readonly address: string; readonly name: string } | null;
  readonly to: readonly { readonly address: string }[];
  readonly cc: readonly { readonly address: string }[];
  readonly deliveredTo: readonly string[];
  readonly subject: string;
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly text: string;
  readonly newWords: string;
  readonly quoted: string;
  readonly forwarded: boolean;
  readonly attachments: readonly MailAttachment[];
  readonly automatic: {
    readonly is: boolean;
    readonly why: string | null;
    readonly outOfOffice: boolean;
    readonly backOn: LocalDate | null;
  };
  readonly bounce: {
    readonly action: string;
    readonly permanent: boolean;
    readonly originalMessageId: string | null;
    readonly recipient: string | null;
  } | null;
  /** SHA-256 of the contents, hexadecimal. */
  readonly digest: string;
  readonly faults: readonly string[];
}

export interface MailAttachment {
  readonly filename: string;
  readonly declaredType: string;
  readonly sniffedType: string | null;
  readonly size: number;
  readonly content: Uint8Array;
}

export interface Belief {
  readonly believed: 'yes' | 'no' | 'not known';
  readonly why: string;
}

/** A mail with what its channel can say about it. */
export interface MailRead {
  readonly mail: Mail;
  readonly belief: Belief;
  /** The party to whom one of our signed reply addresses, found among its recipients, was given. */
  readonly signed: { readonly caseShort: string; readonly partyShort: string } | null;
}

/** What `main` hands in of the e-mail channel. None of them rejects because of what is in the bytes. */
export interface MailReader {
  readonly read: (
    delivery: Pick<Delivery, 'raw' | 'receivedAt' | 'envelopeFrom' | 'envelopeTo' | 'cut' | 'remote'>,
  ) => Promise<MailRead>;
  /** References of a prefix in a text: certain ones, and what was probably meant as one. */
  readonly references: (
    text: string,
    prefix: string,
  ) => { readonly exact: readonly string[]; readonly near: readonly string[] };
}

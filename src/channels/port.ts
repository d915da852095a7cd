import type { Instant } from '../domain/time/types.ts';

export type { Instant };

/**
 * One arrival of bytes at one of our mailboxes: what a channel heard, before anybody has read it. The same message
 * arriving twice is two deliveries.
 */
export interface Delivery {
  readonly channel: 'email';
  /** Which of our mailboxes it came to, by the name under which that mailbox was configured. */
  readonly mailbox: string;
  /** Unique within the mailbox: the id of the SMTP transaction, or UIDVALIDITY:UID. */
  readonly key: string;
  /** The receiving server's own time, never the `Date:` header, never the time of a poll. */
  readonly receivedAt: Instant;
  /** The SMTP envelope sender; '' is the null sender `<>` of automatic mail, null means that it is not known. */
  readonly envelopeFrom: string | null;
  /** The SMTP envelope recipients at this mailbox; empty when they are not known. */
  readonly envelopeTo: readonly string[];
  readonly raw: Uint8Array;
  /** True when only the beginning of the message is in `raw`, because the whole exceeds the limit. */
  readonly cut?: boolean;
  readonly remote?: Remote;
}

/** The machine that handed the delivery to us. */
export interface Remote {
  /** IPv4 or IPv6 address. */
  readonly address: string;
  readonly helo: string;
  /** True only when the listener was told to take the word of this machine for who the sender is. */
  readonly believed: boolean;
}

/** Resolves only when the raw bytes are durably saved; the channel answers for the delivery only then. */
export type Receive = (delivery: Delivery) => Promise<void>;

/** What a mailbox has been heard up to: everything that arrived before `completeAt` has been received. */
export interface HeardUp {
  readonly mailbox: string;
  readonly completeAt: Instant;
  /** Arrival of the oldest message that could not be received yet; null when there is none. */
  readonly oldestUnread: Instant | null;
}

/** A letter ready to go. Header values must not hold line breaks: a sender refuses such a letter for good. */
export interface Letter {
  readonly to: string;
  readonly from: string;
  readonly fromName: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** With its angle brackets, as minted when the letter was queued. */
  readonly messageId: string;
  readonly inReplyTo?: string;
  readonly references?: readonly string[];
  /** RFC 3834: an answer to one message, a letter sent because of a clock, or null for a person's own words. */
  readonly autoSubmitted: 'auto-replied' | 'auto-generated' | null;
  /** Send with the null envelope sender, so that nothing answers it automatically. */
  readonly nullSender: boolean;
  readonly attachments?: readonly LetterAttachment[];
}

export interface LetterAttachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/**
 * `sent`: the relay took it, with its words. `failed`: certainly not sent; `permanent` when trying again cannot help.
 * `unknown`: the letter was handed over and no answer came, so it may or may not go out.
 */
export type SendOutcome =
  | { readonly sent: string }
  | { readonly failed: string; readonly permanent: boolean }
  | { readonly unknown: string };

export interface Sender {
  /** Never rejects: whatever happens is an outcome. */
  readonly send: (letter: Letter) => Promise<SendOutcome>;
}

/** Notes for the keeper of the system. Facts hold no personal data: no address, no name, no subject, no words. */
export type Log = (what: string, facts: Readonly<Record<string, string | number | boolean>>) => void;

import type { Instant, LocalDate } from '../domain/time/types.ts';

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
  /** For the `Date:` header; absent: the machine's own time when it is sent. */
  readonly date?: Instant;
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

export interface Address {
  /** local@domain, the domain in lower case. */
  readonly address: string;
  /** The display name; '' when there is none. Anybody can write anything there. */
  readonly name: string;
}

/** A message as read from its bytes. Nothing in it is proof of anything: who sent it is `believed`'s to say. */
export interface ReadMessage {
  /** Null when there is no usable `From`. */
  readonly from: Address | null;
  /** More than one address in `From`, or more than one `From`: nobody can be believed to have sent it. */
  readonly manySenders: boolean;
  readonly replyTo: readonly Address[];
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  /** Addresses it was delivered to, as the receiving servers noted them; also a sender can write such lines. */
  readonly deliveredTo: readonly string[];
  readonly subject: string;
  /** The `Date:` header: information only, never a receipt. */
  readonly date: Instant | null;
  /** With angle brackets. */
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  /** All the words of the message. */
  readonly text: string;
  readonly newWords: string;
  readonly quoted: string;
  readonly signature: string;
  readonly forwarded: boolean;
  readonly attachments: readonly ReadAttachment[];
  readonly automatic: Automatic;
  readonly bounce: Bounce | null;
  /**
   * SHA-256, hex, of sender, subject, date and decoded contents: the same for one message that came through two
   * mailboxes, another for another message under a copied Message-ID.
   */
  readonly digest: string;
  /** What could not be read, in sentences for a person; empty for a sound message. */
  readonly faults: readonly string[];
}

export interface ReadAttachment {
  /** Safe to save and to offer. */
  readonly filename: string;
  readonly declaredType: string;
  /** From the bytes; null when they tell nothing. */
  readonly sniffedType: string | null;
  /** Bytes. */
  readonly size: number;
  readonly content: Uint8Array;
  /** SHA-256, lower-case hex. */
  readonly digest: string;
  /** Shown inside the text by the sender's program, as a logo or a pasted picture is. */
  readonly inline: boolean;
}

export interface Automatic {
  /** It is filed, but nothing is ever sent in answer to it (RFC 3834, section 2). */
  readonly is: boolean;
  /** The evidence, as a sentence; null when there is none. */
  readonly why: string | null;
  /** It tells that the sender is away. */
  readonly outOfOffice: boolean;
  /** The date of return, if it states one. */
  readonly backOn: LocalDate | null;
}

/** What a mail system says became of a message that we sent. Anybody can forge one: trust it only for a Message-ID we minted. */
export interface Bounce {
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  /** Enhanced status (RFC 3463) such as 5.1.1; null when none is stated. */
  readonly status: string | null;
  /** True when the address itself is dead: failed, with a status of 5. */
  readonly permanent: boolean;
  /** Message-ID of our message, with angle brackets. */
  readonly originalMessageId: string | null;
  readonly recipient: string | null;
}

/** What is known of a message from outside its bytes. */
export interface Received {
  readonly receivedAt: Instant;
  /** '' is the null sender, null not known. */
  readonly envelopeFrom: string | null;
  /** Addresses of our mailboxes; mail from them is automatic. Tags (`+…`) are ignored. */
  readonly ownAddresses: readonly string[];
  /** Only the beginning of the message is there, because the whole exceeds the limit. */
  readonly cut?: boolean;
}

export interface Belief {
  readonly believed: 'yes' | 'no' | 'not known';
  /** A sentence for the person who asks why. */
  readonly why: string;
}

/** Reads a message; any bytes at all give an answer, what cannot be read is in its `faults`. */
export type Read = (raw: Uint8Array, received: Received) => Promise<ReadMessage>;

/** Whether the sender is who the message says; never rejects. */
export type Believe = (
  read: Pick<ReadMessage, 'from' | 'manySenders'>,
  delivery: Pick<Delivery, 'raw' | 'remote' | 'envelopeFrom'>,
) => Promise<Belief>;

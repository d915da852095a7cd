import type { Instant } from '../../domain/time/types.ts';
import type { Address } from './addresses.ts';
import type { ReadAttachment } from './attachments.ts';
import type { Automatic } from './automatic.ts';
import type { Bounce } from './bounce.ts';

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

import type { FormAnswers } from '../../domain/people/form.ts';
import type { OwnReferences } from '../../domain/people/own-references.ts';
import type { Recognised } from '../../domain/people/recognise.ts';
import type { Who } from '../../domain/people/who.ts';
import type { PlaceMentions } from '../../domain/places/mentions.ts';
import type { Place } from '../../domain/places/which-home.ts';
import type { Instant } from '../../domain/time/types.ts';
import type { AwaitedOrder } from '../../store/reads/awaited-orders.ts';
import type { SentLetter } from '../../store/reads/send-by-mail-id.ts';
import type { MeantCase } from '../../store/reads/thread-cases.ts';
import type { MailRead } from './reading.ts';

/** All that is known of a message when it is decided what to do with it. */
export interface MessageFacts extends MailRead {
  readonly receivedAt: Instant;
  readonly who: Who;
  readonly cases: readonly MeantCase[];
  /** References in the words of the sender, or, where there are none, in what they quote. */
  readonly exact: readonly string[];
  readonly near: readonly string[];
  readonly mentions: PlaceMentions;
  readonly place: Place;
  /** Names of the sites that the message names, or that lie where it says. */
  readonly siteNames: readonly string[];
  /** Where a question points to, also by a district or a client's name. */
  readonly asksAbout: readonly { readonly siteId: string | null; readonly clientId: string | null }[];
  readonly recognised: Recognised;
  readonly own: OwnReferences;
  readonly form: FormAnswers | null;
  readonly orders: readonly AwaitedOrder[];
  /** Our letter that a bounce is about. */
  readonly bounced: SentLetter | null;
  /** Messages of this sender today, this one included. */
  readonly today: number;
  readonly enquiriesToday: number;
  /** Standards whose references senders are never told: `name@version`. */
  readonly hidden: ReadonlySet<string>;
  /** Another message came under the same Message-ID. */
  readonly copiedId: boolean;
}

/** A party of a case behind whom the sender is, or the part in which they would join it. */
export interface Standing {
  readonly partyId: string | null;
  readonly joins: { readonly role: 'client' | 'homeowner'; readonly confirmed: boolean } | null;
}

/** What is to be done with a message; `why` is shown to people, in plain words. */
export type Choice =
  | { readonly do: 'keep apart'; readonly why: string; readonly suggest: readonly string[] }
  | { readonly do: 'ignore'; readonly why: string; readonly caseId: string | null }
  | { readonly do: 'know bounce'; readonly why: string; readonly letter: SentLetter; readonly dead: boolean }
  | {
      readonly do: 'file';
      readonly why: string;
      readonly case: MeantCase;
      readonly standing: Standing;
      readonly automatic: boolean;
      readonly notes: readonly string[];
    }
  | { readonly do: 'open'; readonly why: string; readonly notes: readonly string[] }
  | { readonly do: 'answer who'; readonly why: string }
  | { readonly do: 'send form'; readonly why: string };

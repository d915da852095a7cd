import type { Choice, MessageFacts } from './facts.ts';

/** What was seen in a message, for the person who looks at it. Read by the pages for mail apart and for a case. */
export interface SeenInMessage {
  readonly believed: 'yes' | 'no' | 'not known';
  readonly whyBelieved: string;
  readonly who: string;
  /** References that could be meant. */
  readonly suggest: readonly string[];
  readonly references: readonly string[];
  readonly near: readonly string[];
  readonly postcodes: readonly string[];
  readonly plots: readonly string[];
  /** Homes that could be meant. */
  readonly homes: readonly string[];
  readonly danger: readonly string[];
  readonly orders: readonly string[];
  readonly theirReferences: readonly string[];
  /** The day of the client's own complaint clock when it came. */
  readonly complaintDay: number | null;
  readonly backOn: string | null;
  readonly forwarded: boolean;
  /** What could not be read of it. */
  readonly faults: readonly string[];
}

const most = 60;

export function seenIn(facts: MessageFacts, choice: Choice): SeenInMessage {
  const { mail, belief, mentions, own, place } = facts;
  return {
    believed: belief.believed,
    whyBelieved: belief.why,
    who: facts.who.kind,
    suggest: choice.do === 'keep apart' ? choice.suggest.slice(0, most) : [],
    references: facts.exact.slice(0, most),
    near: facts.near.slice(0, most),
    postcodes: mentions.postcodes.slice(0, most),
    plots: mentions.plots.slice(0, most),
    homes: (place.homeId === null ? place.candidates.map(({ homeId }) => homeId) : [place.homeId]).slice(
      0,
      most,
    ),
    danger: facts.recognised.danger,
    orders: own.orders,
    theirReferences: own.references,
    complaintDay: own.complaintDay,
    backOn: mail.automatic.backOn,
    forwarded: mail.forwarded,
    faults: mail.faults.slice(0, most),
  };
}

/** Words by which lists of messages are filtered and ordered: 'danger' comes first. */
export const flagsOf = (facts: MessageFacts): string[] => [
  ...(facts.recognised.danger.length > 0 ? ['danger'] : []),
  ...(facts.copiedId ? ['copied Message-ID'] : []),
  ...(facts.belief.believed === 'no' ? ['not believed'] : []),
  ...(facts.mail.faults.length > 0 ? ['partly unreadable'] : []),
];

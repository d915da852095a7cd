/**
 * What happened to a case. Events hold ids and facts, never names, addresses or words: words and contact points
 * are insert-only rows of their own, named here by id, so that erasure leaves events and figures standing.
 */
import type { AttemptOutcome, PartyRole, StandardId } from '../standards/standard.ts';
import type { Instant, LocalDate } from '../time/types.ts';
import type { TakenOver } from './taken-over.ts';

export type Id = string;
export type Channel = 'email' | 'phone' | 'post' | 'web';

/** Who did it: a member of staff, a party of the case, the clock, or the desk's own rules. */
export type Author =
  | { readonly kind: 'staff'; readonly id: Id; readonly roles: readonly string[] }
  | { readonly kind: 'party'; readonly id: Id; readonly role: PartyRole }
  | { readonly kind: 'clock' }
  | { readonly kind: 'desk' };

/** A way to reach a party: the address or number itself is a row elsewhere. */
export interface ContactPoint {
  readonly id: Id;
  readonly channel: Channel;
}

export interface PartyFacts {
  readonly partyId: Id;
  readonly role: PartyRole;
  /** The person, client contact or staff member behind the party. */
  readonly personId: Id | null;
  /** A client contact's post: buyer, site, director, reporting. */
  readonly post?: string;
  /** In order of preference: the first live one is used. */
  readonly points: readonly ContactPoint[];
  /** A person who wrote in but is not yet known to belong to the home: nothing is disclosed. */
  readonly confirmed: boolean;
  /** Somebody whose needs put the case in the pinned band; which needs is never in an event. */
  readonly vulnerable?: boolean;
}

export interface Slot {
  readonly from: Instant;
  readonly to: Instant;
}

export interface Pending {
  readonly attemptId: Id;
  readonly n: number;
  readonly plannedAt: Instant;
  /** Made by then, or the promise of this attempt is late. */
  readonly lateFrom: Instant;
  readonly post?: string;
}

/** A date as it was computed: with the inputs that explain it. */
export interface Clock {
  readonly rule: string;
  readonly calendar: string;
  readonly start: Instant;
  readonly due: Instant;
  readonly lateFrom: Instant;
  readonly date?: LocalDate;
  /** No calendar is published that far: the date follows, `due` and `lateFrom` are the end of all calendars. */
  readonly awaited?: true;
}

/** A field of a form, as a fact: words and files by id. */
export type Fact = string | number | readonly string[] | Slot | readonly Slot[];

export interface Facts {
  'case opened': {
    readonly reference: string;
    readonly kind: string;
    readonly receivedAt: Instant;
    readonly homeId: Id | null;
    readonly siteId: Id | null;
    readonly clientId: Id | null;
    /** The party who reported it. */
    readonly requesterId: Id | null;
  };
  'place named': { readonly homeId: Id | null; readonly siteId: Id | null; readonly clientId: Id | null };
  'track begun': { readonly standard: StandardId; readonly calendar: string; readonly stage: string };
  /** From now on the track runs by another version of its standard, its calendar, or both. */
  'rules followed': {
    readonly standard: StandardId;
    readonly calendar: string;
    readonly because: string;
    readonly wordsId: Id | null;
  };
  'item added': {
    readonly itemId: Id;
    readonly product: string | null;
    readonly fault: string | null;
    readonly wordsId: Id | null;
    readonly stage: string;
  };
  'item described': {
    readonly itemId: Id;
    readonly product?: string | null;
    readonly fault?: string | null;
    readonly wordsId?: Id | null;
  };
  'party joined': PartyFacts;
  'party reached by': { readonly partyId: Id; readonly points: readonly ContactPoint[] };
  'party confirmed': { readonly partyId: Id };
  'contact point dead': { readonly pointId: Id; readonly why: 'bounced' | 'wrong number' | 'returned' };
  'links ended': { readonly partyId: Id };
  'reference noted': { readonly of: 'client' | 'other'; readonly wordsId: Id };
  'detail given': { readonly detail: string };
  'manager allocated': { readonly staffId: Id; readonly because: string; readonly wordsId: Id | null };
  'message filed': {
    readonly messageId: Id;
    readonly partyId: Id | null;
    readonly receivedAt: Instant;
    readonly channel: Channel;
    readonly automatic: boolean;
    readonly why: string;
    readonly direction: 'in';
  };
  'note taken': { readonly wordsId: Id; readonly private: boolean };
  'contact made': {
    readonly partyId: Id;
    readonly at: Instant;
    readonly by: 'message' | 'call' | 'web' | 'move';
    readonly messageId: Id | null;
  };
  'danger flagged': { readonly because: 'words' | 'person'; readonly wordsId: Id | null };
  'danger cleared': { readonly wordsId: Id };
  'items moved': {
    readonly move: string;
    readonly items: readonly Id[];
    /** A stage, or null for closed. */
    readonly to: string | null;
    readonly sets: Readonly<Record<string, string>>;
    readonly facts: Readonly<Record<string, Fact>>;
    readonly closes: string | null;
    readonly counts: string | null;
    /** A second person agreed with what the one before decided. */
    readonly confirms?: true;
  };
  'promise made': {
    readonly promiseId: Id;
    readonly promise: string;
    readonly itemId: Id | null;
    readonly attemptId: Id | null;
    readonly clock: Clock;
    readonly atRiskAt: Instant | null;
  };
  'promise at risk': { readonly promiseId: Id };
  'promise kept': {
    readonly promiseId: Id;
    readonly at: Instant;
    readonly inTime: boolean;
    /** It was noted late, and proof or a second person says that it was done before. */
    readonly withdraws?: true;
  };
  'promise reopened': { readonly promiseId: Id; readonly because: string };
  'promise extended': {
    readonly promiseId: Id;
    readonly because: string;
    readonly excusable: boolean;
    readonly wordsId: Id | null;
    readonly clock: Clock;
    readonly atRiskAt: Instant | null;
  };
  'promise paused': { readonly promiseId: Id; readonly runId: Id; readonly at: Instant };
  'promise resumed': { readonly promiseId: Id; readonly clock: Clock; readonly atRiskAt: Instant | null };
  'promise superseded': { readonly promiseId: Id; readonly by: string };
  /** The rules changed under a running promise; `from` is the date it had. A told date never falls later by this. */
  'promise recalculated': {
    readonly promiseId: Id;
    readonly because: string;
    readonly from: Clock;
    readonly clock: Clock;
    readonly atRiskAt: Instant | null;
  };
  'promise late': { readonly promiseId: Id };
  'headline over gross': { readonly promiseId: Id };
  'attempts begun': {
    readonly runId: Id;
    readonly plan: string;
    readonly items: readonly Id[];
    readonly pending: readonly Pending[];
    readonly requestAt: Instant | null;
  };
  'request made': { readonly runId: Id; readonly sendId: Id };
  'attempts planned anew': {
    readonly runId: Id;
    readonly pending: readonly Pending[];
    readonly because: string;
  };
  'attempt made': {
    readonly runId: Id;
    readonly attemptId: Id;
    readonly partyId: Id;
    readonly channel: Channel;
    readonly pointId: Id | null;
    readonly sendId: Id | null;
  };
  'attempt due': {
    readonly runId: Id;
    readonly attemptId: Id;
    readonly partyId: Id;
    readonly pointId: Id | null;
  };
  'attempt known': {
    readonly runId: Id;
    readonly attemptId: Id;
    readonly outcome: AttemptOutcome;
    readonly at: Instant;
    readonly callBackAt?: Instant;
  };
  'attempts ended': { readonly runId: Id; readonly because: string };
  'wait begun': {
    readonly runId: Id;
    readonly at: Instant;
    readonly clock: Clock;
    readonly warnAt: Instant | null;
    readonly excusable: boolean;
  };
  /** The rules changed while somebody had time to answer: they never get less. */
  'wait recalculated': { readonly runId: Id; readonly clock: Clock; readonly warnAt: Instant | null };
  'wait voided': { readonly runId: Id; readonly because: string };
  'wait ended': { readonly runId: Id; readonly at: Instant; readonly because: string };
  'closure warned': { readonly runId: Id };
  'closure held': {
    readonly runId: Id;
    readonly because: string;
    readonly lookAgainAt: Instant;
    /** The warning goes then, since the closure is put off; absent: as planned. */
    readonly warnAt?: Instant;
  };
  'times offered': {
    readonly offerId: Id;
    readonly kind: string;
    readonly items: readonly Id[];
    readonly slots: readonly Slot[];
  };
  'appointment booked': {
    readonly appointmentId: Id;
    readonly kind: string;
    readonly items: readonly Id[];
    readonly slot: Slot;
    readonly operative: Id | null;
  };
  /** Who goes, where the time was agreed before anybody was named, or somebody else goes now. */
  'appointment assigned': { readonly appointmentId: Id; readonly operative: Id };
  'appointment moved': { readonly appointmentId: Id; readonly slot: Slot; readonly by: 'homeowner' | 'us' };
  'appointment ended': {
    readonly appointmentId: Id;
    readonly outcome: 'done' | 'no access' | 'missed' | 'cancelled';
  };
  'signature given': {
    readonly signatureId: Id;
    readonly partyId: Id | null;
    readonly capacity: string;
    readonly nameWordsId: Id;
    readonly fileId: Id;
    readonly done: readonly Id[];
    readonly notDone: readonly Id[];
  };
  'letter queued': {
    readonly sendId: Id;
    readonly letter: string;
    readonly partyId: Id;
    readonly pointId: Id | null;
    readonly channel: Channel;
    readonly notBefore: Instant;
    readonly runId: Id | null;
    readonly promiseId: Id | null;
    readonly moveItems: readonly Id[];
    readonly facts: Readonly<Record<string, Fact>>;
  };
  'letter cancelled': { readonly sendId: Id; readonly because: string };
  'letter known': {
    readonly sendId: Id;
    readonly outcome: 'sent' | 'failed' | 'bounced' | 'unknown';
    readonly at: Instant;
  };
  'exception raised': {
    readonly exceptionId: Id;
    readonly about: string;
    readonly messageId: Id | null;
    readonly urgent: boolean;
    readonly holdsClosure?: boolean;
  };
  'exception settled': { readonly exceptionId: Id };
  'track closed': {
    readonly reason: string;
    readonly gross: number;
    readonly grossCalendar: number;
    readonly net: number;
    readonly inTarget: boolean | null;
  };
  'track reopened': {
    readonly items: readonly { readonly id: Id; readonly stage: string }[];
    readonly because: string;
    readonly at: Instant;
  };
  'case linked': {
    readonly linkId: Id;
    readonly to: Id;
    readonly as: 'merged into' | 'keeps' | 'split from' | 'split to' | 'same home';
  };
  /** Items of another case go on here as they stood there (a split). */
  'items taken over': TakenOver;
  'item handed over': { readonly itemId: Id; readonly to: Id };
  'review noted': { readonly nextAt: Instant };
  'callback promised': {
    readonly callbackId: Id;
    readonly partyId: Id;
    readonly at: Instant;
    readonly promiseId: Id;
  };
  'callback done': { readonly callbackId: Id };
  retracted: { readonly events: readonly Id[]; readonly wordsId: Id | null; readonly because: string };
}

export type EventType = keyof Facts;

export interface Envelope<T extends EventType> {
  readonly organisation: Id;
  readonly case: Id;
  readonly seq: number;
  readonly id: Id;
  readonly type: T;
  readonly v: 1;
  /** When it was true. */
  readonly occurredAt: Instant;
  /** When Kept learned of it. */
  readonly recordedAt: Instant;
  readonly by: Author;
  readonly onBehalfOf: Id | null;
  readonly commandId: Id;
  readonly causeId: Id | null;
  readonly trackId: Id | null;
  readonly data: Facts[T];
}

export type CaseEvent = { [T in EventType]: Envelope<T> }[EventType];

/** The case as its events tell it: ids and facts only. Stored with the case, rebuilt from events at any time. */
import type { AttemptOutcome, PartyRole, StandardId } from '../standards/standard.ts';
import type { Instant } from '../time/types.ts';
import type { Channel, Clock, ContactPoint, Fact, Id, Slot } from './event.ts';

/** Raised when evolve reads events otherwise than before: a stored state of another fold is refolded first. */
export const FOLD = 6;

export interface Party {
  id: Id;
  role: PartyRole;
  personId: Id | null;
  post: string | null;
  points: ContactPoint[];
  confirmed: boolean;
  vulnerable: boolean;
}

export interface Item {
  id: Id;
  trackId: Id;
  product: string | null;
  fault: string | null;
  wordsId: Id | null;
  /** null once closed */
  stage: string | null;
  /** The stage it left when it closed. */
  left: string | null;
  outcome: string | null;
  /** liability, way forward and whatever else the standard's moves set */
  attributes: Readonly<Record<string, string>>;
  facts: Readonly<Record<string, Fact>>;
  counts: Record<string, number>;
  enteredAt: Instant;
  /** When each move was last made where it stands, and by which event. */
  made: Record<string, { at: Instant; seq: number }>;
  /** Who last brought it on, or closed it: those who may not answer a dispute about that. */
  decidedBy: Id[];
  handedTo: Id | null;
}

export type PromiseStatus = 'made' | 'at risk' | 'kept' | 'late' | 'superseded' | 'paused';

export interface PromiseState {
  id: Id;
  // These three come first, as `evolve` makes it: every wake asks every promise for them, and no more of most.
  status: PromiseStatus;
  clock: Clock;
  atRiskAt: Instant | null;
  promise: string;
  itemId: Id | null;
  attemptId: Id | null;
  trackId: Id;
  /** Whatever became of it later, it was late once. */
  wasLate: boolean;
  /** The first date told: stays on record. */
  first: Clock;
  extensions: { because: string; excusable: boolean; from: Clock; to: Clock; at: Instant }[];
  /** The dates it had before the rules changed under it, and when they did. */
  recalculated?: { from: Clock; at: Instant }[];
  /** Settled under this version of the standard, where its track follows another since. */
  under?: StandardId;
  pauses: { runId: Id; from: Instant; to: Instant | null }[];
  keptAt: Instant | null;
  /** The member of staff whose word it is that it was kept. */
  keptBy: Id | null;
  supersededAt: Instant | null;
  madeAt: Instant;
  overGross: boolean;
}

export interface AttemptState {
  id: Id;
  n: number;
  plannedAt: Instant;
  lateFrom: Instant;
  post: string | null;
  partyId: Id | null;
  pointId: Id | null;
  channel: Channel | null;
  sendId: Id | null;
  /** Fallen due as a call for a person to make. */
  due: boolean;
  madeAt: Instant | null;
  outcome: AttemptOutcome | null;
  outcomeAt: Instant | null;
}

export interface WaitState {
  at: Instant;
  clock: Clock;
  warnAt: Instant | null;
  warnedAt: Instant | null;
  excusable: boolean;
  endedAt: Instant | null;
  heldUntil: Instant | null;
  heldBecause: string | null;
}

export interface Run {
  id: Id;
  plan: string;
  trackId: Id;
  items: Id[];
  beganAt: Instant;
  attempts: AttemptState[];
  requestAt: Instant | null;
  requestSendId: Id | null;
  wait: WaitState | null;
  ended: string | null;
}

export interface Appointment {
  id: Id;
  kind: string;
  items: Id[];
  slot: Slot;
  first: Slot;
  operative: Id | null;
  moved: number;
  outcome: 'done' | 'no access' | 'missed' | 'cancelled' | null;
}

export interface Offer {
  id: Id;
  kind: string;
  items: Id[];
  slots: Slot[];
  at: Instant;
}

export interface Cycle {
  n: number;
  from: Instant;
  to: Instant | null;
  reason: string | null;
  gross: number | null;
  grossCalendar: number | null;
  net: number | null;
  inTarget: boolean | null;
  closedEventId: Id | null;
  closedBy: 'clock' | 'staff' | 'party' | 'desk' | null;
}

export interface Track {
  id: Id;
  standard: StandardId;
  calendar: string;
  /** Calendars it ran by before, each until when. */
  calendarsBefore?: { calendar: string; until: Instant }[];
  open: boolean;
  cycles: Cycle[];
  reviewAt: Instant | null;
}

export interface Letter {
  sendId: Id;
  letter: string;
  partyId: Id;
  pointId: Id | null;
  channel: Channel;
  notBefore: Instant;
  runId: Id | null;
  promiseId: Id | null;
  /** What the letter was about and said: needed again when it goes another way. */
  items: readonly Id[];
  facts: Readonly<Record<string, Fact>>;
  outcome: 'sent' | 'failed' | 'bounced' | 'unknown' | 'cancelled' | null;
  at: Instant;
}

export interface CaseState {
  fold: typeof FOLD;
  id: Id;
  organisation: Id;
  seq: number;
  reference: string;
  kind: string;
  receivedAt: Instant;
  homeId: Id | null;
  siteId: Id | null;
  clientId: Id | null;
  requesterId: Id | null;
  managerId: Id | null;
  danger: boolean;
  dangerSince: Instant | null;
  details: string[];
  parties: Party[];
  dead: Id[];
  tracks: Track[];
  items: Item[];
  promises: PromiseState[];
  runs: Run[];
  offers: Offer[];
  appointments: Appointment[];
  letters: Letter[];
  exceptions: {
    id: Id;
    about: string;
    messageId: Id | null;
    urgent: boolean;
    holdsClosure: boolean;
    at: Instant;
  }[];
  messages: { id: Id; eventId: Id; partyId: Id | null; receivedAt: Instant; automatic: boolean }[];
  signatures: {
    id: Id;
    partyId: Id | null;
    capacity: string;
    nameWordsId: Id;
    fileId: Id;
    at: Instant;
    done: Id[];
    notDone: Id[];
  }[];
  callbacks: { id: Id; partyId: Id; at: Instant; promiseId: Id }[];
  links: { id: Id; to: Id; as: string; eventId: Id }[];
  lastContactAt: Instant | null;
}

/** Nothing has happened yet. */
export const beforeFirst = (organisation: Id, id: Id): CaseState => ({
  fold: FOLD,
  id,
  organisation,
  seq: 0,
  reference: '',
  kind: '',
  receivedAt: 0,
  homeId: null,
  siteId: null,
  clientId: null,
  requesterId: null,
  managerId: null,
  danger: false,
  dangerSince: null,
  details: [],
  parties: [],
  dead: [],
  tracks: [],
  items: [],
  promises: [],
  runs: [],
  offers: [],
  appointments: [],
  letters: [],
  exceptions: [],
  messages: [],
  signatures: [],
  callbacks: [],
  links: [],
  lastContactAt: null,
});

/**
 * A standard as the running system reads it: a YAML file of the rulebook, checked and compiled.
 * Words of a standard are the organisation's; every rule here is data, nothing is known of any trade.
 */
import type { PauseEffect, Rule } from '../time/types.ts';
import type { OrganisationKind, Pack } from './pack.ts';

/** Who may be asked, told or waited for on a case. Posts of a client (`buyer`, `site`, `director`) are data of its contacts. */
export type PartyRole = 'homeowner' | 'client' | 'requester' | 'operative' | 'named contact';

/** Who makes a move: a staff role by its name, a party, or the system itself. */
export type Maker = string;

export type Source = 'document' | 'law' | 'house';

export type CountedFrom =
  /** the receipt of the message that opened the case or completed it */
  | 'receipt'
  /** the receipt of what opened or reopened the track, whichever move starts it and whenever: owed once for it */
  | 'first receipt'
  /** the moment of the move, or the moment the deed was done where the command says it was done earlier */
  | 'deed'
  /** the first two-way contact with the party waited for, in this stage */
  | 'first contact'
  /** the delivery of the letter that the move sends */
  | 'letter delivered'
  /** the date that the move asks for: when a letter was dated, when an identity was proved */
  | 'date given'
  /** the start of the slot that the move asks for, or so long ahead of it */
  | 'start of slot'
  /** the end of the slot that the move asks for */
  | 'end of slot';

/** What a customer is promised, with its clock. */
export interface PromiseRule {
  readonly name: string;
  readonly title: string;
  readonly clause: string;
  readonly source: Source;
  readonly of: 'track' | 'item';
  readonly from: CountedFrom;
  /** Where it counts from a date given or from a slot: the field of the move that holds it. */
  readonly given?: string;
  /** So long before the start of the slot; where less than that is left, from the start itself. */
  readonly ahead?: Rule;
  /** Only where fields of the move that starts it, or of an earlier one, were answered so; a date, in a season. */
  readonly only: Readonly<Record<string, readonly string[]>>;
  readonly limit: Rule;
  /** Rows of the organisation's worked-out clocks that it carries. */
  readonly rows: readonly string[];
  /** Its figure is not certain: every page that shows it says so. */
  readonly status?: 'unconfirmed';
  /** In words, for the public page: what keeps it and by which proof. */
  readonly keptBy: string;
  /** The letter whose sending, not bounced, keeps it; otherwise moves keep it. */
  readonly keptByLetter?: string;
  /** Kept by an evidenced conversation with this party. */
  readonly keptByConversation?: PartyRole;
  /** Kept once every try of this plan has its evidence and one of them left a message. */
  readonly keptByAttempts?: string;
  /** Those who decided before may not keep it: the moves that keep it are refused to them while it is owed. */
  readonly byAnother: boolean;
  /** Thousandths of them that are to be in time, where not every one is promised. */
  readonly share?: number;
  /** Thousandths of its own unit at which it is at risk. */
  readonly atRisk: number;
  /** Attempt plans whose wait pauses it. */
  readonly pausedBy: readonly string[];
  /** What the wait of each of those plans does to a date rule, by plan (working-time.md, section 4). */
  readonly pauses?: Readonly<Record<string, PauseEffect>>;
  /** What those waits do is not certain. */
  readonly pausesStatus?: 'unconfirmed';
  readonly extension?: {
    readonly by: readonly Maker[];
    readonly because: readonly string[];
    readonly excusable: readonly string[];
    /** How much later at most, in the unit of the limit. */
    readonly atMost?: Rule;
    /** How much later it may be is not certain. */
    readonly status?: 'unconfirmed';
    /** Only while the promise is in time: the law wants it told before. */
    readonly inTime: boolean;
    /** Who may extend it once more; absent: the same as at first. */
    readonly again?: readonly Maker[];
  };
  /** What the customer is told it is; absent: for staff only. */
  readonly told?: string;
  /** What being late sets off: a letter, a person, an attempt plan. */
  readonly late: {
    readonly letter?: string;
    readonly to: readonly PartyRole[];
    readonly exception?: string;
    readonly begins?: string;
  };
}

export type AttemptOutcome =
  | 'delivered'
  | 'answered'
  | 'voicemail'
  | 'no answer'
  | 'wrong number'
  | 'call back'
  | 'bounced'
  | 'unknown';

/** Attempts to reach a party, the wait they open, and what silence leads to. */
export interface AttemptPlan {
  readonly name: string;
  readonly title: string;
  readonly clause: string;
  readonly source: Source;
  readonly of: PartyRole;
  /** Sent when the plan begins; starts the wait where `waitFrom` is 'request delivered'; never an attempt. */
  readonly request?: string;
  /** When the request goes; absent: at once. Day 0 is the day the plan begins. */
  readonly requestOn?: { readonly day: number; readonly at: string };
  readonly letter: string;
  readonly attempts: readonly {
    readonly day: number;
    readonly at: string | 'next opening';
    /** So long after that: time to do first what the letter then tells of. */
    readonly minutesLater?: number;
    readonly post?: string;
  }[];
  /** Day 0 is the date of receipt whatever the hour, and what has passed is made at the next opening; absent: deemed. */
  readonly days?: 'by date';
  /** Working day of the stage by whose close the first attempt is made; each next on its own day. */
  readonly firstBy: number;
  /** Outcomes that are evidence of an attempt. */
  readonly counts: readonly AttemptOutcome[];
  readonly wait: {
    readonly limit: Rule;
    readonly from: 'first delivered attempt' | 'request delivered';
    readonly warning?: { readonly day: number; readonly letters: readonly LetterTo[] };
    /** The move made when the wait ends in silence. */
    readonly then: string;
    /** The stage a person gets instead where silence was not evidenced; the move's `starts` there apply. */
    readonly instead: string;
    readonly excusable: boolean;
    /** A promise extended to the end of this wait when the wait begins in time (the homeowner's time to answer is theirs). */
    readonly extends?: { readonly promise: string; readonly because: string };
  };
  /** Working hours after which a planned attempt is planned anew rather than made in arrears. */
  readonly tolerance: Rule;
}

export interface LetterTo {
  readonly letter: string;
  readonly to: PartyRole;
  /** Only where an ask of the move was answered so. */
  readonly when?: Readonly<Record<string, string>>;
  /** A message asked for by the move: whoever sent it gets the letter as well. */
  readonly senderOf?: string;
}

export interface Stage {
  readonly name: string;
  readonly title: string;
  /** 'track': all open items stand here together; 'item': each on its own. */
  readonly of: 'track' | 'item';
  readonly waitingFor: 'us' | PartyRole;
  /** What happens next, as the customer and the client read it. */
  readonly next: { readonly customer: string; readonly client: string };
  /** The plan begun on entry. */
  readonly attempts?: string;
  /** Promises begun on entry by whatever move (a fresh one each time). */
  readonly starts: readonly string[];
  /** Promises that start beside them when a closed case is reopened into this stage: those that a move started at first. */
  readonly reopened: readonly string[];
  readonly source: Source;
}

export type AskKind =
  | 'words'
  | 'date'
  | 'moment'
  | 'choice'
  | 'slot'
  | 'slots'
  | 'message'
  | 'file'
  | 'files'
  | 'number'
  | 'staff'
  | 'yes';

/** A field of the form that a move asks for. */
export interface Ask {
  readonly name: string;
  readonly kind: AskKind;
  readonly title: string;
  readonly required: boolean;
  /** A fact of the item (a date given in an earlier move) that this may not lie before. */
  readonly notBefore?: string;
  /** How long a slot may be at most. */
  readonly atMost?: Rule;
  readonly choices?: readonly string[];
  /** A fact of the item (somebody named in an earlier move) who may be neither this one nor who makes the move. */
  readonly unlike?: string;
  /** What holds unless a person chooses: the named contact of the site, else of the client; what is agreed with the client. */
  readonly rule?: 'named contact' | 'homeowner told of findings';
}

export type Guard =
  /** three (the plan's count of) attempts with a known outcome, not all to one dead contact point */
  | 'attempts evidenced'
  /** every inbound channel has been heard past the end of the wait */
  | 'all heard'
  | 'no safety flag'
  /** nobody on the case is marked as vulnerable */
  | 'nobody vulnerable'
  /** at least two slots inside the promise's limit were offered and recorded */
  | 'two slots offered'
  | 'signature and capacity'
  /** a product on the excluded list may not be offered */
  | 'not excluded'
  /** made by another person than those who decided before */
  | 'another person'
  /** the manager named, if any, is not one of those who decided before */
  | 'another manager'
  /** what the law demands of us for these items has been done, late or not */
  | 'nothing owed by law';

export type Trigger =
  | { readonly on: 'contact'; readonly of: PartyRole }
  | { readonly on: 'silence'; readonly plan: string }
  /** so long after the item came where it stands, or after a move made there */
  | {
      readonly on: 'time passed';
      readonly limit: Rule;
      /** Counted from this move, and only where it was made; absent: from when the item came there. */
      readonly since?: string;
      /** Moves made there from which it is counted afresh. */
      readonly afresh: readonly string[];
      /** Moves that make it needless. */
      readonly unless: readonly string[];
    }
  /** a contact of the party that a choice of this move, made there, asked */
  | { readonly on: 'answer'; readonly to: string; readonly of: string }
  | { readonly on: 'complete details' }
  | { readonly on: 'incomplete details' }
  | { readonly on: 'contact points dead' }
  /** another track begins for the same matter: one of these kinds of case */
  | { readonly on: 'another track'; readonly of: readonly string[] }
  /** this letter, written on the way there, has gone to whom it is for */
  | { readonly on: 'letter sent'; readonly letter: string }
  | { readonly on: 'signed' }
  | { readonly on: 'not signed' };

export interface Extending {
  readonly promise: string;
  /** The ask (slot, date or moment) that holds the new date. */
  readonly until: string;
  readonly because: string;
  /** Words asked for that must be there. */
  readonly stated?: string;
  readonly needs: readonly Guard[];
}

/** One way items or the whole track go from a stage to another: a row of the graph. */
export interface Move {
  readonly name: string;
  readonly row: string;
  readonly title: string;
  readonly source: Source;
  readonly by: readonly Maker[];
  readonly when?: Trigger;
  /** Stages by name; 'any open'; 'closed as <closure>'. */
  readonly from: readonly string[];
  /** Item attributes that must hold one of these values. */
  readonly only: Readonly<Record<string, readonly string[]>>;
  /** A stage, 'same' (the items stay), or 'closed'. */
  readonly to: string;
  readonly together: boolean;
  readonly asks: readonly Ask[];
  readonly needs: readonly Guard[];
  readonly sets: Readonly<Record<string, string>>;
  readonly keeps: readonly string[];
  readonly supersedes: readonly string[];
  readonly starts: readonly string[];
  readonly extends: readonly Extending[];
  readonly begins: readonly string[];
  readonly ends: readonly string[];
  readonly appointment?: {
    readonly does: 'offers' | 'books' | 'assigns' | 'moves' | 'done' | 'no access' | 'missed' | 'cancelled';
    readonly kind: string;
  };
  readonly letters: readonly LetterTo[];
  readonly exception?: string;
  readonly closes?: string;
  /** Counted on the item (moves of an appointment, second visits); at the limit a person gets the case. */
  readonly counts?: { readonly what: string; readonly limit: number; readonly begins?: string };
}

export interface ClosureRule {
  readonly name: string;
  readonly title: string;
  readonly clause: string;
  readonly source: Source;
  readonly requires: readonly string[];
  readonly letters: readonly LetterTo[];
  /** Closing letters wait for the next opening, so that one key can still undo. */
  readonly lettersAt: 'next opening' | 'at once';
  readonly reopensInto: 'stage it left' | string;
  /** Who reopens it: contact (by the one it is about, whenever it is made), or a person only. */
  readonly reopenedBy: 'contact' | 'a person';
  /** Made by merging two cases, never by a move. */
  readonly made?: 'by merging';
}

export interface Standard {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly purpose: string;
  readonly source: readonly string[];
  readonly agreed: readonly { readonly with: string; readonly on: string }[];
  readonly effectiveFrom: string;
  readonly effectiveTo?: string;
  readonly calendar: string;
  readonly kinds: readonly string[];
  /** Kinds of organisation it is for; none: any. */
  readonly appliesTo: readonly OrganisationKind[];
  /** Where a law or a regulator sets its clocks: which, and when that was last looked up. */
  readonly pack?: Pack;
  /** Nothing closes it by itself, no silence and no merging: a person does. */
  readonly closedBy?: 'a person';
  /** `hidden`: senders are never told the reference. */
  readonly reference: { readonly prefix: string; readonly hidden: boolean };
  /** Registered details without which a report is incomplete, with the words that ask for each. */
  readonly details: readonly { readonly name: string; readonly title: string; readonly ask: string }[];
  readonly recognise: {
    readonly danger: readonly string[];
    readonly thanks: readonly string[];
    readonly enquiry: readonly string[];
    readonly form: readonly string[];
  };
  readonly safety?: { readonly promise: string; readonly exception: string };
  /** The promise made when somebody asks to be rung at a time of their choice. */
  readonly callback?: { readonly promise: string };
  /** Products that may not be offered for the homeowner to fit. */
  readonly excluded: readonly string[];
  readonly stages: readonly Stage[];
  readonly promises: readonly PromiseRule[];
  readonly attempts: readonly AttemptPlan[];
  readonly moves: readonly Move[];
  readonly closures: readonly ClosureRule[];
  readonly reopening: {
    readonly by: string;
    readonly letters: readonly LetterTo[];
    readonly source: Source;
    readonly promise?: string;
  };
  readonly headline?: {
    readonly promise: string;
    readonly share: number;
    readonly limit: Rule;
    readonly excuses: readonly string[];
    readonly source: Source;
    readonly anchor?: string;
  };
  /** A person looks at an open case again at least this often: no open case is without a next moment. */
  readonly review: { readonly every: Rule; readonly source: Source };
  /** Wording file of the rulebook, and which of its letters acknowledges a message. */
  readonly letters: {
    readonly wording: string;
    readonly acknowledgement: string;
    /** Says that a told date falls later because the calendar or the standard changed; absent: told dates stay. */
    readonly putOff?: string;
  };
  readonly notes: readonly string[];
}

/** `name@version`, as a track carries it. */
export type StandardId = string;

export const standardId = (standard: Pick<Standard, 'name' | 'version'>): StandardId =>
  `${standard.name}@${standard.version}`;

/** What a person, a party, the desk's rules or the clock may ask of a case. Refusals are values. */
import type { AttemptOutcome, StandardId } from '../standards/standard.ts';
import type { Instant } from '../time/types.ts';
import type { Author, Channel, Clock, ContactPoint, Fact, Id, PartyFacts, Slot } from './event.ts';
import type { TakenOver } from './taken-over.ts';

export interface Asks {
  'open case': {
    readonly standard: StandardId;
    readonly calendar: string;
    readonly kind: string;
    readonly reference: string;
    readonly trackId: Id;
    readonly receivedAt: Instant;
    readonly homeId: Id | null;
    readonly siteId: Id | null;
    readonly clientId: Id | null;
    readonly parties: readonly PartyFacts[];
    readonly items: readonly {
      readonly itemId: Id;
      readonly product: string | null;
      readonly fault: string | null;
      readonly wordsId: Id | null;
    }[];
    /** Details of the standard's list that are here already. */
    readonly details: readonly string[];
    readonly message: FiledMessage | null;
    readonly requesterId: Id | null;
    /** Whose message is acknowledged; null: nobody (automatic mail, a phone note read back). */
    readonly acknowledge: Id | null;
    readonly danger: boolean;
    readonly splitFrom?: Id;
    /** The items of a case that was split, instead of new ones. */
    readonly taken?: TakenOver;
  };
  /** A second standard for another matter on the same case. */
  'begin track': {
    readonly standard: StandardId;
    readonly calendar: string;
    readonly trackId: Id;
    readonly receivedAt: Instant;
    readonly itemIds: readonly Id[];
    /** Items whose matter it takes over: their answer is superseded. Absent: another matter, and both clocks run. */
    readonly about?: readonly Id[];
  };
  'file message': FiledMessage & {
    readonly danger: boolean;
    /** Details this message brought. */
    readonly details: readonly string[];
  };
  'make move': {
    readonly move: string;
    readonly items: readonly Id[];
    readonly fields: Readonly<Record<string, Fact>>;
    readonly excluded?: boolean;
  };
  sign: {
    readonly signatureId: Id;
    readonly capacity: string;
    readonly nameWordsId: Id;
    readonly fileId: Id;
    readonly done: readonly Id[];
    readonly notDone: readonly Id[];
    readonly remarksWordsId: Id | null;
  };
  'add item': {
    readonly itemId: Id;
    readonly product: string | null;
    readonly fault: string | null;
    readonly wordsId: Id | null;
  };
  'describe item': {
    readonly itemId: Id;
    readonly product?: string | null;
    readonly fault?: string | null;
    readonly wordsId?: Id | null;
  };
  'join party': PartyFacts;
  'reach party': { readonly partyId: Id; readonly points: readonly ContactPoint[] };
  'confirm party': { readonly partyId: Id };
  'name place': {
    readonly homeId: Id | null;
    readonly siteId: Id | null;
    readonly clientId: Id | null;
    readonly details: readonly string[];
  };
  'give details': { readonly details: readonly string[]; readonly completeAt: Instant };
  'note reference': { readonly of: 'client' | 'other'; readonly wordsId: Id };
  'take note': { readonly wordsId: Id; readonly private: boolean };
  allocate: { readonly staffId: Id; readonly because: string; readonly wordsId: Id | null };
  'flag danger': { readonly wordsId: Id | null };
  'clear danger': { readonly wordsId: Id };
  'know attempt': {
    readonly attemptId: Id;
    readonly outcome: AttemptOutcome;
    readonly callBackAt?: Instant;
    readonly wordsId?: Id;
  };
  'note call': { readonly partyId: Id; readonly wordsId: Id; readonly spoken: boolean };
  'promise callback': { readonly callbackId: Id; readonly partyId: Id; readonly callAt: Instant };
  'callback done': { readonly callbackId: Id };
  'know letter': { readonly sendId: Id; readonly outcome: 'sent' | 'failed' | 'bounced' | 'unknown' };
  'send customer link': { readonly partyId: Id };
  'end customer links': { readonly partyId: Id };
  /** The second person's word that a deed recorded afterwards was done in time. */
  'confirm in time': { readonly promiseId: Id };
  'extend promise': {
    readonly promiseId: Id;
    readonly because: string;
    readonly wordsId: Id;
    readonly until: string | Instant;
    readonly broughtForward: boolean;
  };
  'raise exception': {
    readonly exceptionId: Id;
    readonly about: string;
    readonly messageId: Id | null;
    readonly urgent: boolean;
    /** Nothing is closed for silence while it stands: they told us that they are away. */
    readonly holdsClosure?: boolean;
  };
  'settle exception': { readonly exceptionId: Id };
  /** This case repeats another: closed as duplicate, later contact is filed on the kept one. */
  'merge into': {
    readonly linkId: Id;
    readonly kept: Id;
    /** The kept case's reference: whoever was asked whether this repeats it is answered. */
    readonly reference?: string;
  };
  'keep for merged': {
    readonly linkId: Id;
    readonly merged: Id;
    readonly reference?: string;
    /** Who reported the merged case: a party of this one from now on, and told where it goes on. */
    readonly requester?: PartyFacts;
    /** What the merged case had promised: like promises keep the earlier date. */
    readonly promises?: readonly { readonly promise: string; readonly clock: Clock }[];
  };
  'hand over items': { readonly items: readonly Id[]; readonly to: Id; readonly linkId: Id };
  reopen: { readonly wordsId: Id | null; readonly receivedAt: Instant };
  /** The track runs by these from now on; its running promises are dated anew, told dates never silently later. */
  'follow rules': {
    readonly trackId: Id;
    readonly standard: StandardId;
    readonly calendar: string;
    readonly because: string;
    /** The reason in words; needed where a told date is put off. */
    readonly wordsId: Id | null;
    /** A told date that would fall later: stays as told, or is put off and the customer is written to. */
    readonly later: 'stays' | 'put off';
  };
  /** Events to be skipped by the fold: named by the app with all they caused. */
  retract: { readonly events: readonly Id[]; readonly wordsId: Id | null; readonly because: string };
  /** `moment` is the moment that was due; heard: every inbound channel has been heard up to then (null: no inbound channel). */
  'note time': { readonly moment: Instant; readonly heardUpTo: Instant | null };
}

export interface FiledMessage {
  readonly messageId: Id;
  readonly partyId: Id | null;
  readonly receivedAt: Instant;
  readonly channel: Channel;
  readonly automatic: boolean;
  /** Pure thanks goes to a person and reopens nothing. */
  readonly thanks: boolean;
  readonly why: string;
}

export type CommandName = keyof Asks;

export type Command = {
  [N in CommandName]: {
    readonly do: N;
    readonly id: Id;
    readonly organisation: Id;
    readonly case: Id;
    readonly at: Instant;
    /** When it was true, if earlier than `at`. */
    readonly occurredAt?: Instant;
    readonly by: Author;
    readonly onBehalfOf: Id | null;
    readonly data: Asks[N];
  };
}[CommandName];

export interface Refusal {
  readonly refused: string;
  /** The field or guard it is about, where there is one. */
  readonly about?: string;
}

/** Ids for new rows and events, made outside. */
export type NewId = () => Id;

export const isRefusal = (value: object): value is Refusal => 'refused' in value;

export type { Slot };

import type { Slot } from '../../../domain/case/event.ts';
import type { Ask, PartyRole } from '../../../domain/standards/standard.ts';
import type { Instant } from '../../../domain/time/types.ts';
import type { PageCase, PageFile, PagePerson } from '../../../store/reads/case-page.ts';
import type { ByRule } from '../../by-rule.ts';
import type { LinkView } from './links.ts';

export interface ItemView {
  readonly id: string;
  /** Counted from 1, in the order in which they were added. */
  readonly n: number;
  /** Product and fault, or what was said. */
  readonly title: string;
  readonly product: string | null;
  readonly fault: string | null;
  readonly said: string | null;
  readonly stage: string | null;
  readonly stageTitle: string;
  readonly waitingFor: 'us' | PartyRole | null;
  /** What happens next, as the client reads it. */
  readonly next: string | null;
  readonly since: Instant;
  readonly attributes: Readonly<Record<string, string>>;
  readonly outcome: string | null;
}

export interface PromiseView {
  readonly id: string;
  readonly title: string;
  readonly clause: string;
  readonly house: boolean;
  readonly item: number | null;
  readonly status: 'made' | 'at risk' | 'late' | 'kept' | 'paused' | 'superseded';
  readonly wasLate: boolean;
  readonly due: Instant;
  /** Shown as a date, without an hour. */
  readonly date: string | null;
  /** The first date that was told, where a later one stands now. */
  readonly first: { readonly due: Instant; readonly date: string | null } | null;
  readonly keptAt: Instant | null;
  readonly awaited: boolean;
  readonly why: readonly string[];
  readonly keptBy: string;
  readonly running: boolean;
  /** Noted late, then recorded as done in time by somebody else: this reader's word would withdraw it. */
  readonly confirmable: boolean;
  /** Reasons for which this reader may extend it; empty: not at all. */
  readonly because: readonly string[];
  readonly extensions: readonly {
    readonly because: string;
    readonly at: Instant;
    readonly from: Instant;
    readonly to: Instant;
  }[];
}

export interface MoveView {
  readonly name: string;
  readonly title: string;
  readonly house: boolean;
  /** What making it does, a sentence each. */
  readonly does: readonly string[];
  readonly asks: readonly Ask[];
  /** Numbers and ids of the items for which it may be made. */
  readonly items: readonly { readonly id: string; readonly n: number; readonly title: string }[];
  readonly together: boolean;
  /** Whether this reader's roles may make it; else whose it is. */
  readonly mine: boolean;
  readonly by: readonly string[];
  readonly closes: boolean;
  /** Items whose product the standard excludes from being offered for the homeowner to fit. */
  readonly excluded: readonly string[];
}

export interface CallView {
  readonly attemptId: string;
  readonly n: number;
  readonly of: number;
  readonly plan: string;
  readonly plannedAt: Instant;
  readonly due: boolean;
  readonly partyId: string | null;
  readonly name: string;
  readonly phone: string | null;
}

export interface PartyView {
  readonly id: string;
  readonly role: PartyRole;
  readonly post: string | null;
  readonly confirmed: boolean;
  readonly requester: boolean;
  readonly person: PagePerson | null;
  readonly name: string;
  readonly points: readonly {
    readonly id: string;
    readonly channel: string;
    readonly value: string;
    readonly dead: boolean;
  }[];
}

export interface TimelineEntry {
  /** Id of the event. */
  readonly id: string;
  readonly at: Instant;
  readonly kind: 'in' | 'out' | 'note' | 'private' | 'promise' | 'late' | 'step' | 'call';
  readonly title: string;
  readonly by: string;
  readonly body: string | null;
  readonly files: readonly PageFile[];
  /** Struck through: when, by whom, why it was taken back. */
  readonly retracted: { readonly at: Instant; readonly by: string; readonly because: string } | null;
  readonly messageId: string | null;
  readonly commandId: string;
}

export interface AppointmentView {
  readonly id: string;
  readonly kind: string;
  readonly items: readonly number[];
  readonly slot: Slot;
  readonly first: Slot | null;
  readonly moved: number;
  readonly who: string | null;
  readonly outcome: string | null;
}

export interface WaitView {
  readonly title: string;
  readonly of: PartyRole;
  readonly at: Instant | null;
  readonly until: Instant | null;
  readonly attempts: readonly {
    readonly n: number;
    readonly plannedAt: Instant;
    readonly madeAt: Instant | null;
    readonly channel: string | null;
    readonly outcome: string | null;
    readonly due: boolean;
  }[];
  readonly heldBecause: string | null;
  readonly then: string;
}

export interface CasePage {
  readonly id: string;
  /** Its clock throws: no date is noted, nothing is sent by itself. */
  readonly stopped: boolean;
  readonly reference: string;
  readonly seq: number;
  readonly now: Instant;
  readonly open: boolean;
  readonly standard: string;
  readonly stageTitle: string;
  readonly next: string | null;
  readonly nextPromise: PromiseView | null;
  readonly waitingFor: 'us' | PartyRole | null;
  readonly waitingSince: Instant | null;
  readonly closure: { readonly title: string; readonly at: Instant; readonly byClock: boolean } | null;
  readonly danger: { readonly since: Instant | null; readonly title: string } | null;
  readonly receivedAt: Instant;
  readonly days: {
    readonly gross: number;
    readonly grossCalendar: number;
    readonly net: number;
    readonly limit: number | null;
  };
  readonly cycle: number;
  readonly manager: { readonly id: string; readonly name: string } | null;
  /** Whom the rule chooses while nobody looks after it. */
  readonly byRule: ByRule | null;
  readonly homeId: string | null;
  readonly siteId: string | null;
  readonly clientId: string | null;
  readonly home: string | null;
  readonly site: string | null;
  readonly client: {
    readonly name: string;
    readonly kind: string;
    readonly complaintDays: number | null;
  } | null;
  readonly completedOn: string | null;
  readonly theirs: readonly string[];
  readonly others: readonly string[];
  readonly items: readonly ItemView[];
  readonly promises: readonly PromiseView[];
  readonly moves: readonly MoveView[];
  readonly calls: readonly CallView[];
  readonly callbacks: readonly {
    readonly id: string;
    readonly at: Instant;
    readonly name: string;
    readonly phone: string | null;
  }[];
  readonly waits: readonly WaitView[];
  readonly parties: readonly PartyView[];
  readonly appointments: readonly AppointmentView[];
  readonly offers: readonly {
    readonly kind: string;
    readonly slots: readonly Slot[];
    readonly at: Instant;
  }[];
  readonly exceptions: readonly {
    readonly id: string;
    readonly about: string;
    readonly urgent: boolean;
    readonly at: Instant;
    readonly messageId: string | null;
  }[];
  readonly timeline: readonly TimelineEntry[];
  readonly linked: readonly LinkView[];
  readonly sameHome: readonly PageCase[];
  readonly missing: readonly { readonly name: string; readonly title: string }[];
  readonly canCallBack: boolean;
  /** Something on it waits for a signature. */
  readonly signable: boolean;
  readonly files: readonly PageFile[];
  /** This reader goes to the home as operative or fitter. */
  readonly theirVisit: boolean;
  /** The last deed on the case, and what an undo of it retracts; null where nothing may be undone. */
  readonly undo: {
    readonly commandId: string;
    readonly title: string;
    readonly events: readonly string[];
  } | null;
}

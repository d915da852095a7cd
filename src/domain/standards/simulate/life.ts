import type { Asks, NewId } from '../../case/command.ts';
import type { Facts, PartyFacts } from '../../case/event.ts';
import { beforeFirst, type CaseState, type Party } from '../../case/state.ts';
import type { Chance } from '../../chance.ts';
import { oneText } from '../../one-text.ts';
import type { Instant } from '../../time/types.ts';
import type { Move, PartyRole } from '../standard.ts';
import type { Lot } from './lot.ts';
import type { Plan } from './plans.ts';
import type { StageWays, Way } from './ways.ts';

/** Items that stand in one stage together, and what somebody means to do with them there. */
export interface Turn {
  /** 1: the items that go another way than the first. */
  readonly part: number;
  readonly ways: StageWays;
  readonly items: readonly string[];
  readonly enteredAt: Instant;
  /** The move that was chosen among those the stage allows; null: none is anybody's. */
  step: Way | null;
  readonly besides: readonly Way[];
  answered: boolean;
  /** A member of staff has taken up the move that they answered. */
  isTaken: boolean;
  /** The try (so many were refused before it) for which their answer is planned, or their signature; -1: none yet. */
  answerTry: number;
  signatureTry: number;
  /** What was made here while the items stayed. */
  readonly made: Way[];
  /** Moves that are planned already, by how many tries were refused, or times offered, before. */
  readonly planned: Move[][];
  refused: number;
  /** News that is told again, by the promise of it, when that is at risk. */
  readonly renewed: { readonly way: Way; readonly promiseId: string }[];
}

/** A letter that waits for the post; planned: the post comes for it at its moment. */
export interface Unsent {
  readonly letter: Facts['letter queued'];
  isPlanned: boolean;
}

/** One case of the simulation while it lasts. */
export interface Life {
  readonly n: number;
  readonly lot: Lot;
  readonly chance: Chance;
  readonly newId: NewId;
  state: CaseState;
  wakeAt: Instant;
  turns: Turn[];
  /** What is still to happen; the soonest stands last. */
  readonly plans: Plan[];
  /** Visits of which it is planned already what comes of them, by how many tries were refused before. */
  readonly visits: { readonly id: string; readonly from: Instant; readonly refused: number }[];
  /** What happens once a case and has, by name; a call by the attempt it is. */
  readonly happened: string[];
  /** Moves made besides in some cases, for which it was drawn whether this is one. */
  readonly drawn: string[];
  /** Letters that have not gone yet: looked at after every deed. */
  unsent: Unsent[];
  /** Something has happened since it was last looked at. */
  stirred: boolean;
  /** Closed, and somebody will come back to it. */
  awaited: boolean;
  deeds: number;
  lastVisitAt: Instant;
}

const organisation = '00000000-0000-7000-8000-00000000000a';
export const homeownerId = 'homeowner';
export const clientId = 'client';

const numbers: string[] = [];

/** Ids of a case's events and rows, the same ones in every case: within one they differ, and no figure depends on them. */
function numbered(): NewId {
  let n = 0;
  return () => {
    n += 1;
    const known = numbers[n];
    if (known !== undefined) return known;
    const made = oneText(`row ${n}`);
    numbers[n] = made;
    return made;
  };
}

/** Every case before anything happened on it, and after nothing more will: whoever decides makes a copy. */
const unlived = beforeFirst(organisation, 'case');

export const lifeOf = (n: number, lot: Lot, chance: Chance): Life => ({
  n,
  lot,
  chance,
  newId: numbered(),
  state: unlived,
  wakeAt: Number.POSITIVE_INFINITY,
  turns: [],
  plans: [],
  visits: [],
  happened: [],
  drawn: [],
  unsent: [],
  stirred: false,
  awaited: false,
  deeds: 0,
  lastVisitAt: -1,
});

const email = { id: 'homeowner email', channel: 'email' } as const;
const phone = { id: 'homeowner phone', channel: 'phone' } as const;
const address = { id: 'homeowner address', channel: 'post' } as const;

const withPoints = (points: PartyFacts['points']): readonly PartyFacts[] => [
  { partyId: homeownerId, role: 'homeowner', personId: 'person', confirmed: true, points },
  {
    partyId: clientId,
    role: 'client',
    personId: 'contact',
    post: 'reporting',
    confirmed: true,
    points: [{ id: 'client email', channel: 'email' }],
  },
];

const byEmail = withPoints([email]);
// Whoever can only be rung, or whose e-mail is dead, still has a letter-box.
const byPhone = withPoints([phone, address]);
const byDeadEmail = withPoints([email, phone, address]);

/** Who is on a simulated case: who lives there, and the client, each with the ways they can be reached. */
export const partiesOf = (lot: Lot): readonly PartyFacts[] =>
  lot.byPhoneOnly ? byPhone : lot.deadAddress ? byDeadEmail : byEmail;

type NewItem = Asks['open case']['items'][number];

const items: NewItem[] = [];

/** So many items of a new case, named alike in every case. */
export function newItems(count: number): readonly NewItem[] {
  for (let i = items.length; i < count; i += 1)
    items.push({ itemId: oneText(`item ${i}`), product: null, fault: null, wordsId: null });
  return items.slice(0, count);
}

/** Nothing more comes of it: its state is let go. */
export function letGo(life: Life): void {
  life.state = unlived;
  life.wakeAt = Number.POSITIVE_INFINITY;
  life.turns = [];
  life.plans.length = 0;
  life.unsent = [];
  life.visits.length = 0;
}

/** Whether it happens now: it does once a case. */
export function isFirst({ happened }: Life, what: string): boolean {
  if (happened.includes(what)) return false;
  happened.push(what);
  return true;
}

/** The party that a stage waits for; undefined: us. */
export function partyOf(state: CaseState, role: PartyRole | 'us'): Party | undefined {
  return role === 'requester'
    ? state.parties.find((party) => party.id === state.requesterId)
    : state.parties.find((party) => party.role === role);
}

/** At which attempt this party answers. */
export const answersAt = ({ lot }: Life, party: Party): number =>
  party.id === clientId ? lot.clientAnswers : lot.homeownerAnswers;

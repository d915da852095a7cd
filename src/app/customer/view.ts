import type { Slot } from '../../domain/case/event.ts';
import { fold } from '../../domain/case/evolve.ts';
import type { Rules } from '../../domain/case/rules.ts';
import { type CaseState, FOLD, type Party } from '../../domain/case/state.ts';
import type { Instant } from '../../domain/time/types.ts';
import { readEvents } from '../../store/case/load.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import {
  type CustomerCase,
  customerCase,
  milestones,
  type OwnMessage,
} from '../../store/reads/customer-case.ts';
import { keptCase } from '../../store/reads/kept-case.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { type CustomerChoice, choicesOf, signable } from './choices.ts';
import { type PromiseSeen, promisesSeen } from './dates.ts';
import { historyOf, type Step } from './history.ts';
import { type ItemSeen, itemSeen, type MissingDetail, missingFor, placeWords, withoutLink } from './seen.ts';

export interface VisitSeen {
  readonly id: string;
  readonly slot: Slot;
  /** The time first agreed, where it was moved. */
  readonly first: Slot | null;
  readonly who: string | null;
}

/** A case as one of its parties may see it. */
export interface CustomerView {
  readonly reference: string;
  readonly seq: number;
  readonly open: boolean;
  /** False: it is not known yet that they belong here, and nothing is told but their own words. */
  readonly confirmed: boolean;
  readonly name: string | null;
  readonly role: string;
  readonly place: string | null;
  readonly client: string | null;
  readonly contact: CustomerCase['contact'];
  readonly phone: string;
  readonly timezone: string;
  readonly now: Instant;
  readonly next: {
    readonly what: string;
    /** It is for them to answer or do. */
    readonly yours: boolean;
    readonly promise: PromiseSeen | null;
    /** Until when we wait for them before we would close it. */
    readonly openUntil: Instant | null;
    /** Somebody else is waited for: who, and since when. */
    readonly waiting: { readonly of: string; readonly since: Instant } | null;
  };
  readonly closed: {
    readonly title: string;
    readonly at: Instant | null;
  } | null;
  readonly items: readonly ItemSeen[];
  readonly promises: readonly PromiseSeen[];
  readonly visits: readonly VisitSeen[];
  readonly choices: readonly CustomerChoice[];
  readonly toSign: readonly ItemSeen[];
  /** Details that they are asked for. */
  readonly missing: readonly MissingDetail[];
  readonly messages: readonly OwnMessage[];
  readonly history: readonly Step[];
}

/** The case, or the one it was merged into, as this party may see it; null when it is not theirs. */
export async function customerView(
  ground: Pick<Ground, 'pool' | 'now' | 'rules' | 'publicUrl'>,
  organisation: OrganisationId,
  linkedCase: string,
  linkedParty: string,
): Promise<CustomerView | null> {
  const now = await ground.now(organisation);
  const rules = await ground.rules.of(organisation);
  return inOrganisation(ground.pool, organisation, async (tx) => {
    const { caseId, partyId } = await keptCase(tx, organisation, linkedCase, linkedParty);
    const found = await customerCase(tx, organisation, caseId, partyId, now);
    if (found === null) return null;
    const state =
      found.fold === FOLD
        ? found.state
        : fold(organisation, caseId, await readEvents(tx, organisation, caseId));
    const steps = await milestones(tx, organisation, caseId);
    const party = state.parties.find((row) => row.id === partyId);
    if (party === undefined) return null;
    return viewOf(rules, { ...found, state }, party, historyOf(rules, state, steps), now, ground.publicUrl);
  });
}

function viewOf(
  rules: Rules,
  found: CustomerCase,
  party: Party,
  history: readonly Step[],
  now: Instant,
  publicUrl: string,
): CustomerView {
  const { state } = found;
  const track = state.tracks.find((row) => row.open) ?? state.tracks.at(-1);
  const standard = rules.standards.get(track?.standard ?? '');
  if (track === undefined || standard === undefined) throw new Error('a case without a standard');
  const told = party.confirmed;
  const promises = told ? promisesSeen(rules, state, now) : [];
  const items = state.items
    .filter((item) => item.handedTo === null)
    .map((item) => itemSeen(rules, found, party, item));
  const cycle = track.cycles.at(-1);
  const closure = standard.closures.find((row) => row.name === cycle?.reason);
  const toSign = signable(rules.standards, state).map((item) => item.id);
  return {
    reference: state.reference,
    seq: state.seq,
    open: track.open,
    confirmed: told,
    name: found.name,
    role: party.role,
    place: told ? placeWords(found) : null,
    client: told ? found.client : null,
    contact: found.contact,
    phone: found.contact?.phone ?? found.phone,
    timezone: found.timezone,
    now,
    next: nextOf(rules, state, party, promises),
    closed: track.open ? null : { title: closure?.title ?? 'Closed', at: cycle?.to ?? null },
    items: told ? items : [],
    promises,
    visits: told && comesToThem(party) ? visitsOf(found) : [],
    choices: told ? choicesOf(rules.standards, state, party, now) : [],
    toSign: told ? items.filter((item) => toSign.includes(item.id)) : [],
    missing: missingFor(rules, state, party),
    messages: found.messages.map((message) => withoutLink(message, publicUrl)),
    history: told ? history.filter((step) => comesToThem(party) || step.kind !== 'visit') : [],
  };
}

/** Whoever only reports a fault is not told when somebody is at home there. */
const comesToThem = ({ role }: Party): boolean => role !== 'requester';

/** What happens next on the item that is furthest behind, in the order in which the standard lists its stages. */
function nextOf(
  rules: Rules,
  state: CaseState,
  party: Party,
  promises: readonly PromiseSeen[],
): CustomerView['next'] {
  for (const track of state.tracks.filter((row) => row.open)) {
    const stages = rules.standards.get(track.standard)?.stages ?? [];
    const stage = stages.find((row) =>
      state.items.some((item) => item.trackId === track.id && item.stage === row.name),
    );
    if (stage === undefined) continue;
    const here = state.items.filter((item) => item.trackId === track.id && item.stage === stage.name);
    const run = state.runs.findLast(
      (row) => row.ended === null && row.items.some((id) => here.some((item) => item.id === id)),
    );
    const wait = run?.wait?.endedAt === null ? run.wait : null;
    const us = stage.waitingFor === 'us';
    const me =
      stage.waitingFor === party.role || (stage.waitingFor === 'requester' && state.requesterId === party.id);
    const its = promises.filter((row) => row.itemId === null || here.some((item) => item.id === row.itemId));
    return {
      what: party.role === 'client' ? stage.next.client : stage.next.customer,
      yours: me,
      promise: its.find((row) => row.state !== 'late') ?? its[0] ?? null,
      openUntil: me && wait !== null ? wait.clock.due : null,
      waiting:
        us || me || !party.confirmed
          ? null
          : { of: stage.waitingFor, since: Math.min(...here.map((item) => item.enteredAt)) },
    };
  }
  return { what: '', yours: false, promise: null, openUntil: null, waiting: null };
}

const visitsOf = ({ state, visitors }: CustomerCase): VisitSeen[] =>
  state.appointments
    .filter((row) => row.outcome === null)
    .map((row) => ({
      id: row.id,
      slot: row.slot,
      first: row.first.from === row.slot.from ? null : row.first,
      who: row.operative === null ? null : (visitors[row.operative] ?? null),
    }));

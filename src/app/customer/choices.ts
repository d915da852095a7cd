import type { Slot } from '../../domain/case/event.ts';
import type { CaseState, Item, Party } from '../../domain/case/state.ts';
import type { Ask, Move, Standard } from '../../domain/standards/standard.ts';
import type { Instant } from '../../domain/time/types.ts';
import { itemsFor, type Possible, possibleMoves, rolesOf } from './can-make.ts';

/** Something that the party may do now, as a form is made of it. */
export interface CustomerChoice {
  readonly move: string;
  /** In the first person where the standard speaks of the party. */
  readonly title: string;
  readonly kind: 'book' | 'move visit' | 'close' | 'dispute' | 'other';
  readonly items: readonly string[];
  readonly asks: readonly Ask[];
  /** Times offered and still to come. */
  readonly slots: readonly Slot[];
  /** The name of the ask that holds the time, and of the one that holds the party's own words. */
  readonly slotAsk: string | null;
  readonly wordsAsk: string | null;
  /** We wait for this very answer. */
  readonly asked: boolean;
  /** Where the items stand afterwards. */
  readonly leadsTo: string;
}

/** What a customer may choose on their page, from the standard's own moves (A6, A11, A14, A16, A18, B21). */
export function choicesOf(
  standards: ReadonlyMap<string, Standard>,
  state: CaseState,
  party: Party,
  now: Instant,
): CustomerChoice[] {
  const roles = rolesOf(state, party);
  return possibleMoves(standards, state, party).map((possible) => choiceOf(state, roles, possible, now));
}

function choiceOf(
  state: CaseState,
  roles: readonly string[],
  { standard, move, items }: Possible,
  now: Instant,
): CustomerChoice {
  const asks = move.asks.filter((ask) => ask.kind !== 'staff');
  const kind = kindOf(move);
  const slots = offered(state, move, items, now);
  const waited = (stage: string): boolean =>
    roles.includes(standard.stages.find((row) => row.name === stage)?.waitingFor ?? 'us');
  return {
    move: move.name,
    title: move.title.replace(/^The (homeowner|client|requester) /, 'I '),
    kind,
    items: items.map((item) => item.id),
    asks,
    slots,
    slotAsk: asks.find((ask) => ask.kind === 'slot')?.name ?? null,
    wordsAsk: asks.find((ask) => ask.kind === 'words')?.name ?? null,
    asked:
      kind === 'book'
        ? slots.length > 0 || items.some((item) => item.stage !== null && waited(item.stage))
        : kind === 'other' && move.from.every(waited),
    leadsTo: nextAfter(standard, move, items),
  };
}

function kindOf(move: Move): CustomerChoice['kind'] {
  if (move.closes !== undefined) return 'close';
  if (move.appointment?.does === 'books') return 'book';
  if (move.appointment?.does === 'moves') return 'move visit';
  const opens = move.to !== 'same' && move.from.some((from) => from.startsWith('closed as '));
  return opens ? 'dispute' : 'other';
}

function nextAfter(standard: Standard, move: Move, items: readonly Item[]): string {
  if (move.to === 'closed') return 'We close it and tell you so. You can open it again by writing to us.';
  if (move.to === 'same' && items.every((item) => item.stage === null))
    return 'Your query stays closed. Somebody here reads what you say.';
  const name = move.to === 'same' ? items[0]?.stage : move.to;
  return standard.stages.find((stage) => stage.name === name)?.next.customer ?? '';
}

/** Times of the latest offer for these items that have not passed. */
function offered(state: CaseState, move: Move, items: readonly Item[], now: Instant): Slot[] {
  const kind = move.appointment?.kind;
  if (kind === undefined) return [];
  const offer = state.offers.findLast(
    (row) => row.kind === kind && row.items.some((id) => items.some((item) => item.id === id)),
  );
  const booked = state.appointments.filter((row) => row.outcome === null).map((row) => row.slot.from);
  return (offer?.slots ?? [])
    .filter((slot) => slot.from > now && !booked.includes(slot.from))
    .toSorted((a, b) => a.from - b.from);
}

/** Items whose standard waits for a signature now: those that the item list of the signing page shows. */
export function signable(standards: ReadonlyMap<string, Standard>, state: CaseState): Item[] {
  return state.tracks
    .filter((track) => track.open)
    .flatMap((track) => {
      const moves = standards.get(track.standard)?.moves ?? [];
      const signed = moves.filter((move) => move.when?.on === 'signed');
      return signed.flatMap((move) => itemsFor(state, track.id, move));
    });
}

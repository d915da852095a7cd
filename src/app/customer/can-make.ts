import type { CaseState, Item, Party } from '../../domain/case/state.ts';
import type { Move, Standard } from '../../domain/standards/standard.ts';

/** The parts a person has on a case: the one who reported it may be its homeowner or client as well. */
export const rolesOf = (state: CaseState, party: Party): string[] =>
  state.requesterId === party.id ? [party.role, 'requester'] : [party.role];

/** Items of a track for which the graph has this move where they stand now. */
export function itemsFor(state: CaseState, trackId: string, move: Move): Item[] {
  const closedAs = move.from
    .filter((from) => from.startsWith('closed as '))
    .map((from) => from.slice('closed as '.length));
  return state.items.filter(
    (item) =>
      item.trackId === trackId &&
      (item.stage === null
        ? item.outcome !== null && closedAs.includes(item.outcome)
        : move.from.includes(item.stage) || move.from.includes('any open')) &&
      Object.entries(move.only).every(([name, values]) => values.includes(item.attributes[name] ?? '')),
  );
}

export interface Possible {
  readonly trackId: string;
  readonly standard: Standard;
  readonly move: Move;
  readonly items: readonly Item[];
}

/** Every move that the standard lets this party make now, by its own wish: none that only an event sets off. */
export function possibleMoves(
  standards: ReadonlyMap<string, Standard>,
  state: CaseState,
  party: Party,
): Possible[] {
  const roles = rolesOf(state, party);
  return state.tracks.flatMap((track) => {
    const standard = standards.get(track.standard);
    if (standard === undefined) throw new Error(`no standard ${track.standard}`);
    return standard.moves
      .filter((move) => move.when === undefined && move.by.some((maker) => roles.includes(maker)))
      .map((move) => ({ trackId: track.id, standard, move, items: itemsFor(state, track.id, move) }))
      .filter(({ items }) => items.length > 0);
  });
}

import { draftOf } from '../../../domain/case/draft.ts';
import { movable } from '../../../domain/case/moves.ts';
import type { Rules } from '../../../domain/case/rules.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { describeMove } from '../../../domain/standards/describe-move.ts';
import type { Move } from '../../../domain/standards/standard.ts';
import type { Instant } from '../../../domain/time/types.ts';
import type { ItemView, MoveView } from './view.ts';

/** Makers that are no person of the desk. */
const notStaff = new Set(['clock', 'desk', 'homeowner', 'client', 'requester', 'operative', 'named contact']);

/**
 * Every move that the standards allow from where the items of this case stand, in the standard's order: those of the
 * reader's roles can be made, the others say whose they are.
 */
export function possibleMoves(
  rules: Rules,
  state: CaseState,
  items: readonly ItemView[],
  reader: { readonly id: string; readonly roles: readonly string[] },
  now: Instant,
): MoveView[] {
  const asked = {
    do: 'make move',
    id: '',
    organisation: state.organisation,
    case: state.id,
    at: now,
    onBehalfOf: null,
  } as const;
  const by = { kind: 'staff', id: reader.id, roles: reader.roles } as const;
  const draft = draftOf(rules, state, { ...asked, by, data: { move: '', items: [], fields: {} } }, () => '');
  return state.tracks.flatMap((track) => {
    const standard = rules.standards.get(track.standard);
    return (standard?.moves ?? []).flatMap((move): MoveView[] => {
      const makers = move.by.filter((maker) => !notStaff.has(maker));
      const can = movable(draft, track.id, move);
      if (standard === undefined || makers.length === 0 || can.length === 0 || isAutomatic(move)) return [];
      return [
        {
          name: move.name,
          title: move.title,
          house: move.source === 'house',
          does: describeMove(standard, move),
          asks: move.asks,
          items: items.filter((item) => can.some((row) => row.id === item.id)),
          together: move.together,
          mine: makers.some((maker) => reader.roles.includes(maker)),
          by: makers,
          closes: move.closes !== undefined,
          excluded: can.filter((item) => isExcluded(standard.excluded, item.product)).map((item) => item.id),
        },
      ];
    });
  });
}

const isExcluded = (excluded: readonly string[], product: string | null): boolean =>
  product !== null && excluded.some((name) => product.toLowerCase().includes(name.toLowerCase()));

/** Made by signing, never by a press. */
const isAutomatic = (move: Move): boolean =>
  move.when?.on === 'signed' || move.when?.on === 'not signed' || move.when?.on === 'silence';

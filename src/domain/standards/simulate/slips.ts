import { placeAt } from '../agreement.ts';
import type { Place } from '../fault.ts';
import { nearest } from '../near.ts';
import type { Standard } from '../standard.ts';
import type { ReadScenario } from './scenario.ts';

/** A name of a scenario that nothing is called by. */
export interface Slip extends Place {
  readonly message: string;
}

/**
 * Moves and roles of a scenario that nobody knows: neither these standards nor `known`, the moves of other standards and
 * the roles that staff can be given. A scenario may be for several standards: what another has is no slip.
 */
export function slipsIn(
  { scenario, places }: ReadScenario,
  standards: readonly Standard[],
  known: { readonly moves: readonly string[]; readonly roles: readonly string[] },
): readonly Slip[] {
  const own = standards.flatMap((standard) => standard.moves);
  const moves = own.map((move) => move.name);
  const roles = [...new Set([...known.roles, ...own.flatMap((move) => move.by)])];
  const slips: Slip[] = [];
  const look = (path: string, what: string, name: string, near: readonly string[], others: string): void => {
    const meant = nearest(name, near);
    const instead = meant === undefined ? others : `did you mean "${meant}"?`;
    slips.push({ ...placeAt(places, path), message: `warning: ${what} "${name}": ${instead}` });
  };
  scenario.moves.forEach(({ move }, index) => {
    if (moves.includes(move) || known.moves.includes(move)) return;
    look(
      `moves/${index}/move`,
      'no standard has a move',
      move,
      moves,
      'leave it out, or name one that it has.',
    );
  });
  const staff = scenario.staff.map(({ role }, index) => [`staff/${index}/role`, role] as const);
  for (const [path, role] of [...staff, ['work/call/by', scenario.work.call.by] as const])
    if (!roles.includes(role))
      look(path, 'no standard has a role', role, roles, `staff can be ${roles.join(', ')}.`);
  return slips;
}

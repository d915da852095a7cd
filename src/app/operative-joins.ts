import type { Command } from '../domain/case/command.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { OrganisationId } from '../store/organisation-id.ts';
import { staffAddress } from '../store/staff.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Ground } from './ground.ts';
import { newPoints } from './intake/points.ts';

/**
 * Whoever a move sends to the home takes part in the case from then on, so that letters reach them: the command that
 * lets them join; null where the move names nobody, or somebody who is there already.
 */
export async function operativeJoins(
  ground: Pick<Ground, 'newId' | 'secret'>,
  tx: Transaction,
  organisation: OrganisationId,
  state: CaseState,
  command: Command,
): Promise<Command | null> {
  const operative = command.do === 'make move' ? command.data.fields.operative : undefined;
  if (typeof operative !== 'string' || operative === '') return null;
  if (state.parties.some((party) => party.role === 'operative' && party.personId === operative)) return null;
  const email = await staffAddress(tx, organisation, operative);
  if (email === null) return null;
  const owner = { kind: 'staff', id: operative } as const;
  const { id, organisation: of, case: caseId, at, by, onBehalfOf } = command;
  return {
    do: 'join party',
    id,
    organisation: of,
    case: caseId,
    at,
    by,
    onBehalfOf,
    data: {
      partyId: ground.newId(),
      role: 'operative',
      personId: operative,
      confirmed: true,
      points: await newPoints(ground, tx, organisation, owner, [{ channel: 'email', value: email }], at),
    },
  };
}

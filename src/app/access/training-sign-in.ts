import type { Instant } from '../../domain/time/types.ts';
import { type TrainingPerson, trainingPeople } from '../../store/access/training-people.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { startSession } from './session.ts';

export type { TrainingPerson };

/** Whose place one may take on a training desk; empty for any other organisation. */
export const peopleToTry = (
  ground: Pick<Ground, 'pool'>,
  organisation: OrganisationId,
): Promise<TrainingPerson[]> =>
  inOrganisation(ground.pool, organisation, (tx) => trainingPeople(tx, organisation));

/** Signs in as one of them, without a code. Refused for anybody else, and so on every desk that is no training desk. */
export async function signInAs(
  ground: Pick<Ground, 'pool' | 'secret'>,
  organisation: OrganisationId,
  staffId: string,
  wall: Instant,
): Promise<{ readonly session: string } | { readonly refused: string }> {
  const people = await peopleToTry(ground, organisation);
  if (!people.some(({ id }) => id === staffId))
    return { refused: 'Only a training desk lets you choose who you are.' };
  return { session: await startSession(ground, organisation, { staffId }, wall) };
}

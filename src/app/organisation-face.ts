import type { OrganisationId } from '../store/organisation-id.ts';
import { type OrganisationFace, organisationFace } from '../store/reads/organisation-face.ts';
import { inOrganisation } from '../store/transaction.ts';
import type { Ground } from './ground.ts';

export type { OrganisationFace };

/** What every page shows of an organisation; null when there is none of this id. */
export const faceOf = (
  ground: Pick<Ground, 'pool'>,
  organisation: OrganisationId,
): Promise<OrganisationFace | null> =>
  inOrganisation(ground.pool, organisation, (tx) => organisationFace(tx, organisation));

/** The zone of its wall, by which it says dates and times. Throws for an organisation that is not set up. */
export async function zoneOf(ground: Pick<Ground, 'pool'>, organisation: OrganisationId): Promise<string> {
  const face = await faceOf(ground, organisation);
  if (face === null) throw new Error('the organisation is not set up');
  return face.timezone;
}

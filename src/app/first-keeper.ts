import type { Instant } from '../domain/time/types.ts';
import type { OrganisationId } from '../store/organisation-id.ts';
import { putStaff } from '../store/staff.ts';
import { inOrganisation } from '../store/transaction.ts';
import type { Ground } from './ground.ts';

/** Adds the person who sets a new desk up, and answers their id. They are called by their address until they say their name. */
export async function firstKeeper(
  ground: Pick<Ground, 'pool' | 'newId'>,
  organisation: OrganisationId,
  email: string,
  now: Instant,
): Promise<string> {
  const id = ground.newId();
  await inOrganisation(ground.pool, organisation, (tx) =>
    putStaff(tx, organisation, {
      id,
      name: email.split('@')[0] ?? email,
      email: email.toLowerCase(),
      phone: null,
      roles: ['keeper'],
      area: null,
      joinedAt: now,
      leftAt: null,
    }),
  );
  return id;
}

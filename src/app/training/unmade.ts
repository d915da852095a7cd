import { unrouteOrganisation } from '../../store/organisation.ts';
import { inRouting } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { housed } from '../organisation.ts';

/**
 * Forgets training desks whose making was broken off: nothing looks at them any more, and another is made. Their rows
 * stay behind, shown to nobody, since what happened to a case is never deleted.
 */
export async function forgetUnmade(ground: Pick<Ground, 'pool'>): Promise<void> {
  for (const { organisation, training, settings } of await housed(ground))
    if (training && settings.made !== true)
      await inRouting(ground.pool, (tx) => unrouteOrganisation(tx, organisation));
}

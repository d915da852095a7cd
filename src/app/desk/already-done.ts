import type { OrganisationId } from '../../store/organisation-id.ts';
import { wasDone } from '../../store/reads/command-done.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';

/** Whether this form was sent before and did its deed: then its page leads on instead of refusing what is done. */
export const alreadyDone = (
  ground: Pick<Ground, 'pool'>,
  organisation: OrganisationId,
  key: string,
): Promise<boolean> => inOrganisation(ground.pool, organisation, (tx) => wasDone(tx, organisation, key));

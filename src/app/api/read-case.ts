import { type ApiCaseRow, apiCaseByReference } from '../../store/reads/api-case.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { ApiKey } from '../access/api-key.ts';
import type { Ground } from '../ground.ts';

/** A case by its reference, in any case of letters, as far as this program may see it; null otherwise. */
export const readByApi = (
  ground: Pick<Ground, 'pool'>,
  { organisation, clientId }: Pick<ApiKey, 'organisation' | 'clientId'>,
  reference: string,
): Promise<ApiCaseRow | null> =>
  inOrganisation(ground.pool, organisation, (tx) =>
    apiCaseByReference(tx, organisation, reference.toUpperCase(), clientId),
  );

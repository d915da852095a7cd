import { addReading } from '../../store/access/read-audit.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';

/** Records that a person opened a case or a part of it ('case', 'attachment', 'letter'). Awaited before the page is shown. */
export async function noteReading(
  ground: Pick<Ground, 'pool' | 'newId' | 'now'>,
  organisation: OrganisationId,
  reader: { readonly staffId: string } | { readonly partyId: string },
  caseId: string,
  what: string,
): Promise<void> {
  const at = await ground.now(organisation);
  const who =
    'staffId' in reader
      ? { staffId: reader.staffId, partyId: null }
      : { staffId: null, partyId: reader.partyId };
  await inOrganisation(ground.pool, organisation, (tx) =>
    addReading(tx, organisation, { id: ground.newId(), ...who, caseId, what, at }),
  );
}

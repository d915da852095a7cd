import { addReading } from '../../store/access/read-audit.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { type CaseFile, caseFile } from '../../store/reads/case-file.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';

export interface ReadFile extends Omit<CaseFile, 'body'> {
  readonly bytes: Uint8Array;
}

/** A file of a case or message with its bytes; its reading is put on record. Null: there is none, or its bytes are gone. */
export async function readCaseFile(
  ground: Pick<Ground, 'pool' | 'files' | 'now' | 'newId'>,
  organisation: OrganisationId,
  attachmentId: string,
  staffId: string,
): Promise<ReadFile | null> {
  const at = await ground.now(organisation);
  const file = await inOrganisation(ground.pool, organisation, async (tx) => {
    const found = await caseFile(tx, organisation, attachmentId);
    if (found !== null && found.caseId !== null)
      await addReading(tx, organisation, {
        id: ground.newId(),
        staffId,
        partyId: null,
        caseId: found.caseId,
        what: 'attachment',
        at,
      });
    return found;
  });
  if (file === null) return null;
  const { body, ...rest } = file;
  const bytes = body ?? (await ground.files.read(organisation, file.sha256));
  return bytes === null ? null : { ...rest, bytes };
}

import { attach } from '../../store/file.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import type { Alongside } from '../ask.ts';
import { type GivenFile, keepGiven } from '../files/keep.ts';
import type { Ground } from '../ground.ts';
import { idFrom } from '../id-from.ts';

/** The ids under which files given with a form are named, the same whenever the form is sent again. */
export const fileIds = (key: string, field: string, files: readonly GivenFile[]): string[] =>
  files.map((_, i) => idFrom(key, `file ${field} ${i}`));

/** Names files given with a form as files of the case, in the transaction of the deed they belong to. */
export function alongFiles(
  ground: Pick<Ground, 'files' | 'now'>,
  organisation: OrganisationId,
  key: string,
  given: readonly { readonly field: string; readonly files: readonly GivenFile[] }[],
): Alongside {
  return async (tx, done) => {
    const at = await ground.now(organisation);
    for (const { field, files } of given) {
      const ids = fileIds(key, field, files);
      for (const [i, file] of files.entries()) {
        const kept = await keepGiven(ground, tx, organisation, file, at);
        await attach(tx, organisation, {
          id: ids[i] ?? idFrom(key, `file ${field}`),
          messageId: null,
          caseId: done.case,
          sha256: kept.sha256,
          name: kept.name,
          declaredType: kept.type,
          size: kept.size,
        });
      }
    }
  };
}

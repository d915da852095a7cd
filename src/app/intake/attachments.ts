import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/time/types.ts';
import { attach, keepFile } from '../../store/file.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import type { MailAttachment } from './reading.ts';
import { largestInDatabase } from './receive.ts';

export interface KeptFiles {
  /** Names the files as attachments of a message, in the transaction that decides where it belongs. */
  readonly attach: (tx: Transaction, messageId: string, caseId: string | null, at: Instant) => Promise<void>;
}

/** Keeps the files of a mail: large ones durably in the file store before any row names them. */
export async function keepAttachments(
  ground: Pick<Ground, 'files' | 'newId'>,
  organisation: OrganisationId,
  attachments: readonly MailAttachment[],
): Promise<KeptFiles> {
  const kept: { readonly file: MailAttachment; readonly sha256: string; readonly large: boolean }[] = [];
  for (const file of attachments) {
    const large = file.content.length > largestInDatabase;
    const sha256 = large
      ? await ground.files.keep(organisation, file.content)
      : createHash('sha256').update(file.content).digest('hex');
    kept.push({ file, sha256, large });
  }
  return {
    attach: async (tx, messageId, caseId, at) => {
      for (const { file, sha256, large } of kept) {
        await keepFile(tx, organisation, {
          sha256,
          size: file.size,
          body: large ? null : file.content,
          sniffedType: file.sniffedType ?? 'application/octet-stream',
          storedAt: at,
        });
        await attach(tx, organisation, {
          id: ground.newId(),
          messageId,
          caseId,
          sha256,
          name: file.filename,
          declaredType: file.declaredType,
          size: file.size,
        });
      }
    },
  };
}

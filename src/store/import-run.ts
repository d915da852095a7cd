import type { Instant } from '../domain/time/types.ts';
import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

export interface ImportRun {
  readonly id: string;
  readonly fileName: string;
  /** SHA-256 of the file. */
  readonly digest: Uint8Array;
  readonly at: Instant;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly refused: readonly { readonly line: number; readonly why: string }[];
}

/** Keeps what an import did, in its own transaction's commit. */
export async function keepImportRun(
  tx: Transaction,
  organisation: OrganisationId,
  run: ImportRun,
): Promise<void> {
  await tx.query(
    `insert into import_run (organisation_id, import_id, file_name, digest, at, added, changed, same, refused)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      organisation,
      run.id,
      run.fileName,
      run.digest,
      run.at,
      run.added,
      run.changed,
      run.same,
      JSON.stringify(run.refused),
    ],
  );
}

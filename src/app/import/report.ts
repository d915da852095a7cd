import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/time/types.ts';
import { keepImportRun } from '../../store/import-run.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Refused } from './csv.ts';

/** What an import did, row by row where something was refused. */
export interface ImportReport {
  readonly fileName: string;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly refused: readonly Refused[];
}

/** The whole file cannot be taken, and nothing was changed. */
export interface ImportFault {
  readonly fault: string;
}

/** Keeps the report beside what was imported, in the same transaction. */
export function keepReport(
  tx: Transaction,
  organisation: OrganisationId,
  id: string,
  at: Instant,
  text: string,
  report: ImportReport,
): Promise<void> {
  const digest = createHash('sha256').update(text).digest();
  return keepImportRun(tx, organisation, {
    id,
    digest,
    at,
    ...report,
    refused: report.refused.slice(0, 5_000),
  });
}

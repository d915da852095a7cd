import type { Instant, LocalDate } from '../../domain/time/types.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { inOrganisation, type Transaction } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { organisationDate } from '../organisation-date.ts';
import { type Column, type CsvRow, type Refused, readCsv } from './csv.ts';
import type { Standing } from './home-book.ts';
import { type ImportFault, type ImportReport, keepReport } from './report.ts';

/** What a row is taken in with. */
export interface Taking {
  readonly ground: Pick<Ground, 'newId' | 'secret'>;
  readonly tx: Transaction;
  readonly organisation: OrganisationId;
  readonly now: Instant;
  readonly today: LocalDate;
}

export type TakeRow = (values: CsvRow['values']) => Promise<Standing | { readonly why: string }>;

/** More rows than any desk has staff or contacts. */
const most = 5_000;

/**
 * Imports a file row by row in one transaction: all rows that stand, or nothing. `begin` reads what rows are held against
 * and answers what takes each one; it refuses a row before it writes anything of it.
 */
export async function importRows(
  ground: Pick<Ground, 'pool' | 'now' | 'newId' | 'secret'>,
  organisation: OrganisationId,
  file: { readonly name: string; readonly text: string },
  columns: readonly Column[],
  begin: (taking: Taking) => Promise<TakeRow>,
): Promise<ImportReport | ImportFault> {
  const read = readCsv(file.text, columns);
  if ('fault' in read) return read;
  if (read.rows.length > most) return { fault: `The file has more than ${most} rows: split it.` };
  const now = await ground.now(organisation);
  return inOrganisation(ground.pool, organisation, async (tx) => {
    const today = await organisationDate(tx, organisation, now);
    const take = await begin({ ground, tx, organisation, now, today });
    const counts = { added: 0, changed: 0, same: 0 };
    const refused: Refused[] = [...read.refused];
    for (const { line, values } of read.rows) {
      const outcome = await take(values);
      if (typeof outcome === 'string') counts[outcome] += 1;
      else refused.push({ line, why: outcome.why });
    }
    const report = { fileName: file.name, ...counts, refused: refused.toSorted((a, b) => a.line - b.line) };
    await keepReport(tx, organisation, ground.newId(), now, file.text, report);
    return report;
  });
}

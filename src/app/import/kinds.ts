import type { OrganisationId } from '../../store/organisation-id.ts';
import type { Ground } from '../ground.ts';
import { absenceColumns, takeAbsences } from './absences.ts';
import { contactColumns, takeContacts } from './client-contacts.ts';
import type { Column } from './csv.ts';
import { homeColumns } from './home-row.ts';
import { importHomes } from './homes.ts';
import { namedContactColumns, reportingLineColumns, takeNamedContacts, takeReportingLines } from './lines.ts';
import type { ImportFault, ImportReport } from './report.ts';
import { importRows, type TakeRow, type Taking } from './rows.ts';
import { staffColumns, takeStaff } from './staff.ts';

export type Importing = Pick<Ground, 'pool' | 'now' | 'newId' | 'secret'>;

/** One kind of file that can be imported. Who may is the caller's to decide. */
export interface ImportKind {
  readonly columns: readonly Column[];
  readonly take: (
    ground: Importing,
    organisation: OrganisationId,
    fileName: string,
    text: string,
  ) => Promise<ImportReport | ImportFault>;
}

const byRow = (columns: readonly Column[], begin: (taking: Taking) => Promise<TakeRow>): ImportKind => ({
  columns,
  take: (ground, organisation, name, text) =>
    importRows(ground, organisation, { name, text }, columns, begin),
});

/** The kinds of file, in the order in which an empty desk needs them. */
export const importKinds: ReadonlyMap<string, ImportKind> = new Map([
  ['staff', byRow(staffColumns, takeStaff)],
  ['homes', { columns: homeColumns, take: importHomes }],
  ['client-contacts', byRow(contactColumns, takeContacts)],
  ['reporting-lines', byRow(reportingLineColumns, takeReportingLines)],
  ['named-contacts', byRow(namedContactColumns, takeNamedContacts)],
  ['absences', byRow(absenceColumns, takeAbsences)],
]);

import type { OrganisationId } from '../../store/organisation-id.ts';
import { type Importing, importKinds } from '../import/kinds.ts';

export type Taken = { readonly changed: number } | { readonly refused: string };

/** What a form may change: the kinds of file that can be imported, a row at a time. */
export type RowKind =
  | 'staff'
  | 'homes'
  | 'client-contacts'
  | 'reporting-lines'
  | 'named-contacts'
  | 'absences';

const cell = (text: string): string => `"${text.replaceAll('"', '""').replaceAll(/[\r\n]+/g, ' ')}"`;

/**
 * Takes one row as an import takes it: the same checks, the same dating from when to when, the same report. `fields` by
 * the columns of that kind; empty ones say nothing.
 */
export async function takeOneRow(
  ground: Importing,
  organisation: OrganisationId,
  kind: RowKind,
  fields: Readonly<Record<string, string>>,
): Promise<Taken> {
  const importing = importKinds.get(kind);
  if (importing === undefined) throw new Error(`no rows of the kind ${kind}`);
  const given = importing.columns.filter(
    ({ name, required }) => required === true || (fields[name] ?? '') !== '',
  );
  const lacking = given.find(({ name, required }) => required === true && (fields[name] ?? '') === '');
  if (lacking !== undefined) return { refused: `Give: ${lacking.name}` };
  const text = [given.map(({ name }) => cell(name)), given.map(({ name }) => cell(fields[name] ?? ''))]
    .map((row) => row.join(','))
    .join('\n');
  const report = await importing.take(ground, organisation, 'typed on the desk', text);
  if ('fault' in report) return { refused: report.fault };
  const [refused] = report.refused;
  return refused === undefined ? { changed: report.added + report.changed } : { refused: refused.why };
}

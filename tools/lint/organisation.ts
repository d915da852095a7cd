import type { Catalogued } from '../../src/store/catalogue.ts';
import { statementsIn } from './statements.ts';

/** The tables a statement reads or writes. */
function tablesIn(sql: string): string[] {
  const named = sql.matchAll(/\b(?:from|join|into|update|using)\s+(?:only\s+)?"?([a-z_]+)"?/gi);
  return [...named].map(([, name]) => (name ?? '').toLowerCase());
}

/** `organisation_id = $1` (with an alias or without), or an insert whose first column and value are the organisation's. */
function namesOrganisation(sql: string): boolean {
  if (/\borganisation_id\s*=\s*\$1\b/i.test(sql)) return true;
  const insert =
    /\binsert\s+into\s+"?[a-z_]+"?(?:\s+as\s+\w+)?\s*\(\s*organisation_id\b[\s\S]*?\)\s*(?:values\s*\(\s*|select\s+)\$1\b/i;
  return insert.test(sql);
}

export type Source = { path: string; text: string };

/**
 * Faults in the SQL of the store, as `file:line: why`: a statement on a tenant table that does not name
 * its organisation, SQL put together from values, and `insert into case_event` in more than one file.
 * `exempt` are the files that may cross organisations.
 */
export function lintStatements(
  sources: readonly Source[],
  listed: Readonly<Record<string, Catalogued>>,
  exempt: Readonly<Record<string, string>>,
): string[] {
  const faults: string[] = [];
  const appending = new Set<string>();
  for (const { path, text } of sources) {
    for (const { line, sql, faults: own } of statementsIn(path, text)) {
      const tenants = tablesIn(sql).filter((name) => listed[name]?.held === 'distributed');
      if (/\binsert\s+into\s+case_event\b/i.test(sql)) appending.add(path);
      if (path in exempt) continue;
      faults.push(...own.map((fault) => `${path}:${line}: ${fault}`));
      if (tenants.length > 0 && !namesOrganisation(sql)) {
        faults.push(`${path}:${line}: speaks to ${tenants[0]} without organisation_id = $1`);
      }
    }
  }
  if (appending.size > 1)
    faults.push(`insert into case_event stands in ${[...appending].join(' and ')}: one file appends`);
  for (const path of Object.keys(exempt)) {
    if (!sources.some((source) => source.path === path))
      faults.push(`${path}: may cross organisations, but is not there`);
  }
  return faults;
}

import type { Migration } from '../../src/store/migrate.ts';

/** What no migration may say, and why; looked for outside comments. */
const forbidden: [RegExp, string][] = [
  [
    /\b(small|big)?serial\b|\bgenerated\b[^,]*\bas identity\b/i,
    'ids come from the app, never from a sequence',
  ],
  [/\bnow\s*\(\)|\bcurrent_timestamp\b|\bclock_timestamp\b/i, 'time comes from the app'],
  [/\buuidv[47]\s*\(|\bgen_random_uuid\s*\(/i, 'ids come from the app'],
  [/\bcreate\s+(or\s+replace\s+)?(constraint\s+)?trigger\b/i, 'no triggers: nothing acts behind a statement'],
  [/\bcreate\s+(or\s+replace\s+)?rule\b/i, 'no rules: nothing acts behind a statement'],
  [/\bmerge\s+into\b/i, 'no MERGE: Citus has it only in part'],
  [/\bon\s+delete\s+set\s+(null|default)\b/i, 'no ON DELETE SET NULL: it would blank organisation_id'],
  [
    /\bwithout\s+overlaps\b|\bgenerated\s+always\s+as\b(?![^;]*\bstored\b)/i,
    'PostgreSQL 15 does not have it',
  ],
  [/\bpg_(try_)?advisory/i, 'no advisory locks'],
  [/\bsecurity\s+definer\b/i, 'no function runs with its owner’s rights'],
  [/^\s*(begin|commit|rollback)\s*;/im, 'a migration runs in the transaction of its runner'],
  [/\bconcurrently\b/i, 'a migration runs in a transaction, in which nothing is concurrent'],
];

/** Comments gone, lines kept, so that a fault's line is the file's. */
function withoutComments(sql: string): string {
  return sql.replace(/\/\*[\s\S]*?\*\//g, (text) => text.replace(/[^\n]/g, ' ')).replace(/--[^\n]*/g, '');
}

/** Faults in the text of the migrations, as `file:line: why`. */
export function lintMigrations(all: readonly Migration[]): string[] {
  return all.flatMap(({ name, sql }) => {
    const text = withoutComments(sql);
    const said = forbidden.flatMap(([pattern, why]) => {
      const at = text.search(pattern);
      return at < 0 ? [] : [`${name}:${text.slice(0, at).split('\n').length}: ${why}`];
    });
    const alters = text
      .split(';')
      .filter(
        (statement) =>
          /\balter\s+table\b/i.test(statement) &&
          (statement.match(/\badd\s+constraint\b/gi) ?? []).length > 1,
      );
    return [...said, ...alters.map(() => `${name}: one constraint an ALTER`)];
  });
}

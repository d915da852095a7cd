import type pg from 'pg';
import type { Catalogued } from '../../src/store/catalogue.ts';

type Query = Pick<pg.ClientBase, 'query'>;

export const policy = `(organisation_id = (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid)`;

async function sentences(db: Query, sql: string): Promise<string[]> {
  const { rows } = await db.query<{ fault: string }>(sql);
  return rows.map(({ fault }) => fault);
}

type Table = { name: string; secured: boolean; forced: boolean; column: string | null; policies: string[] };

async function tables(db: Query): Promise<Table[]> {
  const { rows } = await db.query<Table>(
    `select c.relname::text as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
            (select format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
               from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id') as column,
            array(select p.polcmd::text || ' ' || p.polpermissive::text || ' ' || p.polroles::text || ' ' ||
                         pg_get_expr(p.polqual, p.polrelid) || ' ' || pg_get_expr(p.polwithcheck, p.polrelid)
                    from pg_policy p where p.polrelid = c.oid) as policies
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
  );
  return rows;
}

function faultsOfTable(table: Table, listed: Catalogued | undefined): string[] {
  const { name, secured, forced, column, policies } = table;
  if (listed === undefined) return [`${name}: not in the catalogue (src/store/catalogue.ts)`];
  if (listed.held !== 'distributed') {
    const faults =
      listed.held === 'local' || !listed.personal
        ? []
        : [`${name}: a ${listed.held} table holds personal data`];
    return secured
      ? [...faults, `${name}: has row-level security, so it is not a ${listed.held} table`]
      : faults;
  }
  const faults: string[] = [];
  if (column !== 'uuid not null')
    faults.push(`${name}: organisation_id must be uuid not null, and is ${column ?? 'missing'}`);
  if (!secured) faults.push(`${name}: row-level security is not enabled`);
  if (!forced) faults.push(`${name}: row-level security is not forced, so it does not bind the owner`);
  const expected = `* true {0} ${policy} ${policy}`;
  if (policies.length !== 1 || policies[0] !== expected) {
    faults.push(
      `${name}: its policies are not the one of every tenant table: ${policies.join('; ') || 'none'}`,
    );
  }
  return faults;
}

const first = (columns: string, relation: string) =>
  `(select a.attname from pg_attribute a where a.attrelid = ${relation} and a.attnum = ${columns}[1])`;

/** Keys and constraints of tenant tables begin with the organisation, or Citus cannot hold them. */
const keys = (names: string) => `
  select c.conrelid::regclass || ': ' || c.conname || ' does not begin with organisation_id' as fault
    from pg_constraint c join pg_class t on t.oid = c.conrelid
   where c.contype in ('p', 'u', 'x', 'f') and t.relname in (${names})
     and ${first('c.conkey', 'c.conrelid')} is distinct from 'organisation_id'
  union all
  select c.conrelid::regclass || ': ' || c.conname || ' refers to a key that does not begin with organisation_id'
    from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class r on r.oid = c.confrelid
   where c.contype = 'f' and t.relname in (${names}) and r.relname in (${names})
     and ${first('c.confkey', 'c.confrelid')} is distinct from 'organisation_id'
  union all
  select i.indrelid::regclass || ': unique index ' || i.indexrelid::regclass || ' does not begin with organisation_id'
    from pg_index i join pg_class t on t.oid = i.indrelid
   where i.indisunique and t.relname in (${names})
     and (select a.attname from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0])
         is distinct from 'organisation_id'
  union all
  select t.relname || ': has no primary key' from pg_class t
   where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p')
     and not exists (select 1 from pg_constraint c where c.conrelid = t.oid and c.contype = 'p')`;

/** What would act behind the statement that is read: none of it survives distribution, and nobody sees it run. */
const hidden = `
  select c.relname || ': trigger ' || t.tgname as fault from pg_trigger t join pg_class c on c.oid = t.tgrelid
   where not t.tgisinternal and c.relnamespace = 'public'::regnamespace
  union all
  select c.relname || ': rule ' || r.rulename from pg_rewrite r join pg_class c on c.oid = r.ev_class
   where r.rulename <> '_RETURN' and c.relnamespace = 'public'::regnamespace
  union all
  select c.relname || ': a sequence; ids come from the app' from pg_class c
   where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace
  union all
  select c.relname || '.' || a.attname || ': default ' || pg_get_expr(d.adbin, d.adrelid) || ' is computed; values come from the app'
    from pg_attrdef d join pg_class c on c.oid = d.adrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = d.adnum
   where c.relnamespace = 'public'::regnamespace and pg_get_expr(d.adbin, d.adrelid) ~ '\\('
  union all
  select c.conrelid::regclass || ': ' || c.conname || ' sets a column to null behind a delete' from pg_constraint c
   where c.contype = 'f' and (c.confdeltype in ('n', 'd') or c.confupdtype in ('n', 'd'))
  union all
  select p.proname || ': a function that runs with its owner''s rights' from pg_proc p
   where p.prosecdef and p.pronamespace = 'public'::regnamespace
  union all
  select c.relname || ': a view reads with its owner''s rights unless security_invoker is on' from pg_class c
   where c.relkind in ('v', 'm') and c.relnamespace = 'public'::regnamespace
     and not coalesce(array_to_string(c.reloptions, ',') ~ 'security_invoker=(true|on|1)', false)`;

/** The app role reads and writes rows, and no more. */
const rights = `
  select c.relname || ': owned by ' || r.rolname || ', not by kept_owner' as fault
    from pg_class c join pg_roles r on r.oid = c.relowner
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S') and r.rolname <> 'kept_owner'
  union all
  select c.relname || ': kept_app may ' || right_ from pg_class c, unnest(array['truncate', 'references', 'trigger']) right_
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and has_table_privilege('kept_app', c.oid, right_)`;

/**
 * What is wrong with the schema of a migrated database, read from its own catalogue by any role: a
 * sentence each, none when it is right. `listed` is the catalogue that it is held against.
 */
export async function lintSchema(db: Query, listed: Readonly<Record<string, Catalogued>>): Promise<string[]> {
  const found = await tables(db);
  const tenants = Object.entries(listed).filter(([, { held }]) => held === 'distributed');
  const names = tenants.map(([name]) => `'${name}'`).join(', ') || `''`;
  const absent = Object.keys(listed).filter((name) => !found.some((table) => table.name === name));
  return [
    ...absent.map((name) => `${name}: in the catalogue (src/store/catalogue.ts), but not in the database`),
    ...found.flatMap((table) => faultsOfTable(table, listed[table.name])),
    ...(await sentences(db, keys(names))),
    ...(await sentences(db, hidden)),
    ...(await sentences(db, rights)),
  ];
}

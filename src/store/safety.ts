import pg from 'pg';
import { catalogue } from './catalogue.ts';
import type { Transaction } from './transaction.ts';

const durable = ['fsync', 'synchronous_commit', 'full_page_writes'];

async function ofTheServer(app: Transaction): Promise<string[]> {
  const { rows } = await app.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name = any($1) or name = 'server_version_num'`,
    [durable],
  );
  const version = Math.floor(
    Number(rows.find(({ name }) => name === 'server_version_num')?.setting) / 10_000,
  );
  const faults = rows
    .filter(({ name, setting }) => durable.includes(name) && setting === 'off')
    .map(
      ({ name }) =>
        `PostgreSQL runs with ${name} = off and can lose what it acknowledged; set ${name} = on and restart it.`,
    );
  if (version < 15 || version > 18)
    faults.push(`PostgreSQL ${version} is not among those Kept runs on: use 15 to 18.`);
  return faults;
}

async function ofTheRole(app: Transaction): Promise<string[]> {
  const { rows } = await app.query<{ role: string; super: boolean; bypass: boolean; owned: string[] }>(
    `select r.rolname::text as role, r.rolsuper as super, r.rolbypassrls as bypass,
            array(select c.relname::text from pg_class c
                   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
                     and pg_has_role(current_user, c.relowner, 'usage')) as owned
       from pg_roles r where r.rolname = current_user`,
  );
  const [row] = rows;
  if (row === undefined) return ['The database does not know the role that is connected.'];
  const use = 'Connect as kept_app, the role that "kept migrate" makes.';
  if (row.super)
    return [
      `The database role ${row.role} is a superuser, for whom organisations are not kept apart. ${use}`,
    ];
  const faults: string[] = [];
  if (row.bypass) faults.push(`The database role ${row.role} passes row-level security. ${use}`);
  if (row.owned.length > 0)
    faults.push(`The database role ${row.role} owns tables (${row.owned[0]}). ${use}`);
  return faults;
}

async function ofTheTables(app: Transaction): Promise<string[]> {
  const { rows: present } = await app.query<{ name: string; secured: boolean }>(
    `select relname::text as name, relrowsecurity and relforcerowsecurity as secured
       from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
  );
  if (present.length === 0) return ['The database has not been migrated. Run "kept migrate".'];
  const faults: string[] = [];
  for (const { name, secured } of present) {
    if (catalogue[name]?.held !== 'distributed') continue;
    const { rows } = await app.query(`select 1 from ${pg.escapeIdentifier(name)} limit 1`);
    if (rows.length > 0 || !secured) {
      faults.push(`The table ${name} can be read without naming an organisation. Run "kept migrate".`);
    }
  }
  return faults;
}

/**
 * What makes the database unsafe for web and worker, each as a sentence that says what to do: a role
 * that organisations are not kept apart for, a server that may lose what it acknowledged, a table that
 * answers outside an organisation. `app` must not be inside an organisation's transaction.
 */
export async function databaseFaults(app: Transaction): Promise<string[]> {
  const role = await ofTheRole(app);
  return [...role, ...(await ofTheServer(app)), ...(role.length > 0 ? [] : await ofTheTables(app))];
}

/** Throws with all of `databaseFaults`; web and worker call it before they begin. */
export async function assertSafe(app: Transaction): Promise<void> {
  const faults = await databaseFaults(app);
  if (faults.length > 0) throw new Error(`Kept does not run on this database:\n  ${faults.join('\n  ')}`);
}

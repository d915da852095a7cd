import pg from 'pg';
import type { Secrets } from './secrets.ts';

export const roles = { owner: 'kept_owner', app: 'kept_app', backup: 'kept_backup' } as const;

/** A statement cannot take a password or a name as a parameter; the client quotes them. */
const { escapeIdentifier: name, escapeLiteral: literal } = pg;

async function haveRole(
  client: pg.Client,
  role: string,
  password: string,
  attributes: string,
): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  if (rowCount === 0) await client.query(`create role ${name(role)}`);
  await client.query(`alter role ${name(role)} login ${attributes} password ${literal(password)}`);
}

/**
 * The three roles, as the client's role (a superuser, or one that may create roles and databases):
 * the owner migrates; the app role owns nothing and cannot pass row-level security; the backup role
 * reads everything and writes nothing. Repeating it changes only the passwords, to those given.
 */
export async function haveRoles(
  client: pg.Client,
  secrets: Omit<Secrets, 'administrator' | 'port'>,
): Promise<void> {
  const { rows } = await client.query<{ super: boolean }>(
    'select rolsuper as super from pg_roles where rolname = current_user',
  );
  // Only a superuser may speak of these two, and without one no new role has them.
  const powerless = rows[0]?.super === true ? 'nosuperuser nobypassrls' : '';
  await haveRole(client, roles.owner, secrets.owner, `${powerless} nocreatedb nocreaterole`);
  await haveRole(client, roles.app, secrets.app, `${powerless} nocreatedb nocreaterole`);
  const reader = rows[0]?.super === true ? 'nosuperuser bypassrls' : '';
  await haveRole(client, roles.backup, secrets.backup, `${reader} nocreatedb nocreaterole`);
  await client.query(`grant pg_read_all_data to ${roles.backup}`);
  await client.query(`alter role ${roles.backup} set default_transaction_read_only = on`);
  const limits = {
    statement_timeout: '30s',
    lock_timeout: '5s',
    idle_in_transaction_session_timeout: '30s',
  };
  for (const [setting, value] of Object.entries(limits)) {
    await client.query(`alter role ${roles.app} set ${setting} = ${literal(value)}`);
  }
}

/** The database of that name, owned by the owner role, closed to everyone but the three roles. */
export async function haveDatabase(client: pg.Client, database: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
  if (rowCount === 0) {
    // Outside a superuser, one must be a member of a role to give it something.
    await client.query(`grant ${roles.owner} to current_user`);
    await client.query(
      `create database ${name(database)} owner ${roles.owner} template template0 encoding 'UTF8' locale 'C'`,
    );
  }
  await client.query(`revoke all on database ${name(database)} from public`);
  await client.query(`grant connect on database ${name(database)} to ${roles.app}, ${roles.backup}`);
}

/** Inside the database, as whoever owns its public schema: nobody else makes anything there. */
export async function closeSchema(client: pg.Client): Promise<void> {
  await client.query('revoke create on schema public from public');
  await client.query(`grant usage, create on schema public to ${roles.owner}`);
  await client.query(`grant usage on schema public to ${roles.app}, ${roles.backup}`);
}

/** Inside the database, as the owner role: what the others may do with the tables that migrations will make. */
export async function grantUse(owner: pg.Client): Promise<void> {
  await owner.query(
    `alter default privileges for role ${roles.owner} in schema public
       grant select, insert, update, delete on tables to ${roles.app}`,
  );
  await owner.query(
    `alter default privileges for role ${roles.owner} in schema public grant select on tables to ${roles.backup}`,
  );
}

import { mkdir } from 'node:fs/promises';
import { whyNoDatabase } from '../outside-fault.ts';
import type { Refused } from '../refused.ts';
import { asClient } from './client.ts';
import { closeSchema, grantUse, haveRoles, roles } from './roles.ts';
import { haveSecrets } from './secrets.ts';

/** An address without its password, for people to read. */
export function withoutPassword(url: string): string {
  const shown = new URL(url);
  if (shown.password !== '') shown.password = '***';
  return shown.href;
}

export function asRole(url: string, role: string, password: string): string {
  const changed = new URL(url);
  changed.username = role;
  changed.password = password;
  return changed.href;
}

/**
 * Makes Kept's roles on a PostgreSQL that somebody else runs, as the role in `url`, which must be able
 * to create roles; their passwords are kept in the data folder. Answers the owner's and the app's address.
 * Refused when it cannot be reached, is not 15 to 18, or the role may not create roles.
 */
export async function provideGiven(
  url: string,
  dataFolder: string,
): Promise<{ ownerUrl: string; appUrl: string } | Refused> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const secrets = await haveSecrets(dataFolder);
  const ownerUrl = asRole(url, roles.owner, secrets.owner);
  try {
    const refused = await asClient(url, async (client): Promise<string | null> => {
      const { rows } = await client.query<{ version: number; able: boolean }>(
        `select current_setting('server_version_num')::int / 10000 as version, rolsuper or rolcreaterole as able
           from pg_roles where rolname = current_user`,
      );
      const { version, able } = rows[0] ?? { version: 0, able: false };
      if (version < 15 || version > 18) return `it is PostgreSQL ${version}, and Kept runs on 15 to 18`;
      if (!able) return 'its role may not create the roles that Kept needs; give the address of one that may';
      await haveRoles(client, secrets);
      await closeSchema(client);
      return null;
    });
    if (refused !== null) return { refused: `KEPT_DATABASE_URL (${withoutPassword(url)}): ${refused}.` };
    await asClient(ownerUrl, grantUse);
  } catch (error) {
    return {
      refused: `KEPT_DATABASE_URL (${withoutPassword(url)}) cannot be used: ${whyNoDatabase(error)}.`,
    };
  }
  return { ownerUrl, appUrl: asRole(url, roles.app, secrets.app) };
}

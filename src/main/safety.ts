import { stat } from 'node:fs/promises';
import { databaseFaults } from '../store/safety.ts';
import type { Config } from './config.ts';
import { asClient } from './postgres/client.ts';
import { withoutPassword } from './postgres/given.ts';

/** What only looking can tell. */
export type Probes = {
  /** The permission bits of the data folder; null when there is none. */
  readonly dataMode: number | null;
  /** What is wrong with the database, as `databaseFaults` words it, or that it cannot be reached. */
  readonly database: readonly string[];
};

const shortestSecret = 32;

function ofTheSecret(secret: string | null): string[] {
  const how = 'Set it to at least 32 random characters, for example by: openssl rand -hex 32';
  if (secret === null) return [`KEPT_SECRET is not set; it signs links and addresses. ${how}`];
  if (secret.length < shortestSecret)
    return [`KEPT_SECRET has ${secret.length} characters and can be guessed. ${how}`];
  if (new Set(secret).size < 10) return [`KEPT_SECRET repeats a few characters and can be guessed. ${how}`];
  return [];
}

function ofTheAddress(publicUrl: string | null): string[] {
  const how = 'Set it to the address people use, such as https://care.example.org';
  if (publicUrl === null) return [`KEPT_PUBLIC_URL is not set; letters could not link to the desk. ${how}`];
  const { protocol, hostname } = new URL(publicUrl);
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol === 'https:' || loopback) return [];
  return [`KEPT_PUBLIC_URL is not https, so that sessions and signed links could be read on the way. ${how}`];
}

function ofTheDataFolder(folder: string, mode: number | null): string[] {
  if (mode === null || (mode & 0o077) === 0) return [];
  return [`Others than its owner may read the data folder ${folder}. Run: chmod 700 ${folder}`];
}

function ofSigningIn({ smtpRelay, linkOnConsole }: Config): string[] {
  if (smtpRelay !== null || linkOnConsole) return [];
  return [
    'There is no relay to send sign-in links by, and they may not be printed on the console either: nobody could sign in. ' +
      'Set KEPT_SMTP_RELAY to a mail relay, or KEPT_LINK_ON_CONSOLE to yes.',
  ];
}

/** Every reason why the real desk must not start, each a sentence that says what to do; none when it may. */
export function unsafe(config: Config, probes: Probes): string[] {
  return [
    ...ofTheSecret(config.secret),
    ...ofTheDataFolder(config.dataFolder, probes.dataMode),
    ...probes.database,
    ...ofTheAddress(config.publicUrl),
    ...ofSigningIn(config),
  ];
}

/** Looks at the data folder and, as the app role at `appUrl`, at the database. */
export async function probe(config: Pick<Config, 'dataFolder'>, appUrl: string): Promise<Probes> {
  const folder = await stat(config.dataFolder).catch(() => null);
  const database = await asClient(appUrl, databaseFaults).catch((error: Error) => [
    `The database at ${withoutPassword(appUrl)} cannot be reached: ${error.message}. Start it, or correct KEPT_DATABASE_URL.`,
  ]);
  return { dataMode: folder === null ? null : folder.mode & 0o777, database };
}

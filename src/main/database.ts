import type { Config } from './config.ts';
import { startEmbedded } from './postgres/embedded.ts';
import { provideGiven } from './postgres/given.ts';
import { isRefused, type Refused } from './refused.ts';

export type Database = {
  /** The address of the role that migrates; null when serve was given only the app role's. */
  readonly ownerUrl: string | null;
  readonly appUrl: string;
  /** Stops the PostgreSQL that was started here; does nothing to one that was given. */
  readonly stop: () => Promise<void>;
  /** Resolves when the PostgreSQL that was started here has ended, asked or not; never for a given one. */
  readonly ended: Promise<void>;
};

const never = new Promise<void>(() => {});
const nothing = async (): Promise<void> => {};

/**
 * The database of a desk, running: our own PostgreSQL in the data folder, or the one that
 * KEPT_DATABASE_URL names. A training desk makes its roles there by itself; the real thing connects as
 * what it is given, and is refused later if that is too much. `say` gets sentences for the console.
 */
export async function openDatabase(
  config: Pick<Config, 'dataFolder' | 'databaseUrl' | 'ownerUrl'>,
  desk: 'training' | 'real',
  say: (sentence: string) => void,
): Promise<Database | Refused> {
  if (config.databaseUrl === null) return startEmbedded(config.dataFolder, say);
  if (desk === 'real') {
    return { ownerUrl: config.ownerUrl, appUrl: config.databaseUrl, stop: nothing, ended: never };
  }
  const given = await provideGiven(config.databaseUrl, config.dataFolder);
  return isRefused(given) ? given : { ...given, stop: nothing, ended: never };
}

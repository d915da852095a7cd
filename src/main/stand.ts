import { migrate } from '../store/migrate.ts';
import { claim } from './claim.ts';
import type { Config } from './config.ts';
import { type Database, openDatabase } from './database.ts';
import { type DeskKind, keepKind } from './desk-kind.ts';
import { asClient } from './postgres/client.ts';
import { isRefused, type Refused } from './refused.ts';

/** What a desk stands on while it runs. */
export type Standing = {
  /** The database as the app role, migrated. */
  readonly appUrl: string;
  /** Stops PostgreSQL where it is ours, and gives the data folder free. Last of all, when the doors are closed. */
  readonly release: () => Promise<void>;
  /** Resolves when our PostgreSQL has ended, asked or not: unasked, the desk must end too. */
  readonly databaseEnded: Promise<void>;
};

async function migrated({ ownerUrl }: Database, now: number): Promise<Refused | null> {
  // Given only the app role, somebody else migrates; the safety list says when that was forgotten.
  if (ownerUrl === null) return null;
  const outcome = await asClient(ownerUrl, (owner) => migrate(owner, now));
  return 'refused' in outcome ? outcome : null;
}

/**
 * Makes this process the one that runs on the data folder, opens the database there (or the one that is
 * given) and migrates it. `now` is an instant; `address` is where people will find the desk, told to
 * whoever starts a second one; `say` gets sentences for the console.
 * Refused: another runs; the folder holds the other kind of desk, or another PostgreSQL's data; the
 * database cannot be used or is newer than this Kept.
 */
export async function stand(
  config: Config,
  kind: DeskKind,
  now: number,
  address: string,
  say: (sentence: string) => void,
): Promise<Standing | Refused> {
  const claimed = await claim(config.dataFolder, address);
  if (isRefused(claimed)) return claimed;
  let database: Database | Refused | undefined;
  const release = async () => {
    if (database !== undefined && !isRefused(database)) await database.stop();
    await claimed.release();
  };
  try {
    const refused = await keepKind(config.dataFolder, kind);
    database = refused ?? (await openDatabase(config, kind, say));
    const fault = isRefused(database) ? database : await migrated(database, now);
    if (fault === null && !isRefused(database)) {
      return { appUrl: database.appUrl, release, databaseEnded: database.ended };
    }
    await release();
    return fault ?? { refused: 'the database did not open' };
  } catch (error) {
    await release();
    throw error;
  }
}

import { parseArgs } from 'node:util';
import { migrate } from '../../store/migrate.ts';
import { claim } from '../claim.ts';
import { type Command, exit, type Io } from '../command.ts';
import { type Config, readConfig } from '../config.ts';
import { asClient } from '../postgres/client.ts';
import { startEmbedded } from '../postgres/embedded.ts';
import { provideGiven } from '../postgres/given.ts';
import { isRefused, type Refused } from '../refused.ts';

type Owner = { url: string; done: () => Promise<void> };

async function ownPostgres(config: Config, io: Io): Promise<Owner | Refused> {
  const claimed = await claim(config.dataFolder, 'migrating');
  if (isRefused(claimed)) return claimed;
  const database = await startEmbedded(config.dataFolder, io.err);
  if (isRefused(database)) {
    await claimed.release();
    return database;
  }
  const done = async () => {
    await database.stop();
    await claimed.release();
  };
  return { url: database.ownerUrl, done };
}

/** The owner's address: given, made from an administrator's, or that of our own PostgreSQL, started for it. */
async function ownerOf(config: Config, io: Io): Promise<Owner | Refused> {
  const done = async () => {};
  if (config.ownerUrl !== null) return { url: config.ownerUrl, done };
  if (config.databaseUrl === null) return ownPostgres(config, io);
  const given = await provideGiven(config.databaseUrl, config.dataFolder);
  return isRefused(given) ? given : { url: given.ownerUrl, done };
}

export const command: Command = {
  name: 'migrate',
  summary: 'Brings the database up to this version of Kept; run twice, it does nothing more.',
  usage: `
kept migrate [--json]

The database is that of KEPT_DATA (PostgreSQL is started for it), or that of KEPT_DATABASE_OWNER_URL, or else
of KEPT_DATABASE_URL as a role that may create roles: then Kept's three roles are made there too.
--json prints {"applied": [names]}.
Exit codes: 0 up to date; 1 refused, and why; 2 a setting is wrong.`,
  async run(args, io) {
    const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
    const config = readConfig(io.environment);
    if ('faults' in config) {
      for (const fault of config.faults) io.err(fault);
      return exit.usage;
    }
    const owner = await ownerOf(config, io);
    if (isRefused(owner)) {
      io.err(owner.refused);
      return exit.refused;
    }
    try {
      const outcome = await asClient(owner.url, (client) => migrate(client, Date.now()));
      if ('refused' in outcome) {
        io.err(outcome.refused);
        return exit.refused;
      }
      if (values.json) io.out(JSON.stringify(outcome));
      else if (outcome.applied.length === 0) io.out('The database is up to date.');
      else for (const name of outcome.applied) io.out(`applied ${name}`);
      return exit.done;
    } finally {
      await owner.done();
    }
  },
};

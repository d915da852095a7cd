import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ground } from '../app/ground.ts';
import { housed } from '../app/organisation.ts';
import type { OrganisationId } from '../store/organisation-id.ts';
import { openPool } from '../store/pool.ts';
import { claim } from './claim.ts';
import type { Config } from './config.ts';
import { openDatabase } from './database.ts';
import type { DeskKind } from './desk-kind.ts';
import { makeGround } from './ground.ts';
import { asClient } from './postgres/client.ts';
import { asRole, provideGiven } from './postgres/given.ts';
import { roles } from './postgres/roles.ts';
import { haveSecrets } from './postgres/secrets.ts';
import { isRefused, type Refused } from './refused.ts';
import { trainingSecret } from './secret.ts';

export interface Beside {
  readonly ground: Ground;
  readonly organisation: OrganisationId;
  readonly done: () => Promise<void>;
}

interface Way {
  readonly appUrl: string;
  readonly done: () => Promise<void>;
}

const nothing = async (): Promise<void> => {};

/** The kind of desk that the data folder holds; null before its first start. */
async function kindOf(dataFolder: string): Promise<DeskKind | null> {
  const marked = (await readFile(join(dataFolder, 'desk'), 'utf8').catch(() => '')).trim();
  return marked === 'training' || marked === 'real' ? marked : null;
}

const answers = (url: string): Promise<boolean> =>
  asClient(url, (client) => client.query('select 1')).then(
    () => true,
    () => false,
  );

/** The PostgreSQL of the data folder: the one that the running desk keeps, else started for this. */
async function ownDatabase(config: Config, say: (line: string) => void): Promise<Way | Refused> {
  const secrets = await haveSecrets(config.dataFolder);
  const running = asRole(`postgres://127.0.0.1:${secrets.port}/kept`, roles.app, secrets.app);
  if (secrets.port !== 0 && (await answers(running))) return { appUrl: running, done: nothing };
  const claimed = await claim(config.dataFolder, 'a command');
  if (isRefused(claimed)) return claimed;
  const database = await openDatabase(config, 'training', say);
  const done = async () => {
    if (!isRefused(database)) await database.stop();
    await claimed.release();
  };
  if (!isRefused(database)) return { appUrl: database.appUrl, done };
  await done();
  return database;
}

async function wayIn(config: Config, kind: DeskKind, say: (line: string) => void): Promise<Way | Refused> {
  if (config.databaseUrl === null) return ownDatabase(config, say);
  if (kind === 'real') return { appUrl: config.databaseUrl, done: nothing };
  const given = await provideGiven(config.databaseUrl, config.dataFolder);
  return isRefused(given) ? given : { appUrl: given.appUrl, done: nothing };
}

async function onlyOne(ground: Ground, named: string | null): Promise<OrganisationId | Refused> {
  const all = await housed(ground);
  const found = named === null ? all : all.filter(({ mailAddress }) => mailAddress === named);
  const [one] = found;
  if (one !== undefined && found.length === 1) return one.organisation;
  const addresses = all.map(({ mailAddress }) => mailAddress).join(', ');
  return {
    refused:
      all.length === 0
        ? 'There is no organisation yet: start the desk first, by "kept serve" or "npm start".'
        : `Say which organisation by --organisation and its mail address: ${addresses}.`,
  };
}

/**
 * What a command on the console stands on, whether or not the desk runs meanwhile: its database, its secret, its
 * organisation (`named` by its mail address where there are several). Refused: a sentence that says what to do.
 */
export async function besideDesk(
  config: Config,
  named: string | null,
  say: (line: string) => void,
): Promise<Beside | Refused> {
  const kind = await kindOf(config.dataFolder);
  if (kind === null)
    return {
      refused: `${config.dataFolder} holds no desk yet: start it first, by "kept serve" or "npm start".`,
    };
  const secret = kind === 'training' ? await trainingSecret(config.dataFolder) : config.secret;
  if (secret === null)
    return { refused: 'KEPT_SECRET is not set; give this command the settings of the desk.' };
  const publicUrl = config.publicUrl ?? (kind === 'training' ? `http://localhost:${config.port}` : null);
  if (publicUrl === null)
    return { refused: 'KEPT_PUBLIC_URL is not set; give this command the settings of the desk.' };
  const way = await wayIn(config, kind, say);
  if (isRefused(way)) return way;
  const pool = openPool(way.appUrl, 2);
  const done = async () => {
    await pool.end();
    await way.done();
  };
  const ground = makeGround({ pool, kind, filesFolder: join(config.dataFolder, 'files'), secret, publicUrl });
  const organisation = await onlyOne(ground, named).catch(async (error: unknown) => {
    await done();
    throw error;
  });
  if (typeof organisation === 'string') return { ground, organisation, done };
  await done();
  return organisation;
}

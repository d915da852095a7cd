import { chmod, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isRefused, type Refused } from '../refused.ts';
import { findBinaries } from './binaries.ts';
import { asClient } from './client.ts';
import { haveCluster } from './cluster.ts';
import { clearLeftover } from './leftover.ts';
import { closeSchema, grantUse, haveDatabase, haveRoles, roles } from './roles.ts';
import { runnerFor } from './runner.ts';
import { haveSecrets, type Secrets, saveSecrets } from './secrets.ts';
import { startServer } from './server.ts';

/** A running database, as addresses for each role. */
export type Embedded = {
  readonly administratorUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly stop: () => Promise<void>;
  readonly ended: Promise<void>;
};

const databaseName = 'kept';

function address(port: number, role: string, password: string, database: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}

async function provide(port: number, secrets: Secrets): Promise<void> {
  await asClient(address(port, 'postgres', secrets.administrator, 'postgres'), async (client) => {
    await haveRoles(client, secrets);
    await haveDatabase(client, databaseName);
  });
  // The owner of the database owns its public schema too (PostgreSQL 15: through pg_database_owner).
  await asClient(address(port, roles.owner, secrets.owner, databaseName), async (owner) => {
    await closeSchema(owner);
    await grantUse(owner);
  });
}

/**
 * Starts PostgreSQL 18 from the installed packages on `<dataFolder>/postgres/data`, making it at the
 * first start, clearing away what a killed run left; with the roles and the database `kept`, not yet migrated.
 * `say` gets one sentence for each thing a person should know.
 * Refused: a platform without binaries; data of another PostgreSQL version.
 */
export async function startEmbedded(
  dataFolder: string,
  say: (sentence: string) => void,
): Promise<Embedded | Refused> {
  const root = resolve(dataFolder);
  const runner = runnerFor(process.getuid?.());
  await mkdir(join(root, 'postgres'), { recursive: true, mode: 0o700 });
  await chmod(join(root, 'postgres'), 0o711);
  const binaries = await findBinaries(root, runner);
  if (isRefused(binaries)) return binaries;
  const secrets = await haveSecrets(root);
  const cluster = join(root, 'postgres', 'data');
  const had = await haveCluster(cluster, binaries, runner, secrets.administrator);
  if (typeof had === 'object') return had;
  const cleared = await clearLeftover(cluster);
  if (cleared !== null) say(cleared);
  const server = await startServer(cluster, binaries, runner, secrets.port);
  try {
    await provide(server.port, secrets);
    if (server.port !== secrets.port) await saveSecrets(root, { ...secrets, port: server.port });
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    administratorUrl: address(server.port, 'postgres', secrets.administrator, databaseName),
    ownerUrl: address(server.port, roles.owner, secrets.owner, databaseName),
    appUrl: address(server.port, roles.app, secrets.app, databaseName),
    stop: server.stop,
    ended: server.ended,
  };
}

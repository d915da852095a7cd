import { randomBytes } from 'node:crypto';
import { after } from 'node:test';
import pg from 'pg';
import { roles } from '../../src/main/postgres/roles.ts';
import { openPool } from '../../src/store/pool.ts';
import { closing } from './closing.ts';
import { shared } from './shared.ts';

export type TestDatabase = {
  readonly name: string;
  /** Connections of the owner role, which migrates; row-level security is forced for it too. */
  readonly owner: pg.Pool;
  /** Connections of the app role, as web and worker use them. */
  readonly app: pg.Pool;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** The superuser on this database: to plant faults and to look past row-level security. */
  readonly administratorUrl: string;
};

async function asAdministrator(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: shared().administratorUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

function address(user: string, password: string, database: string): string {
  const url = new URL(shared().administratorUrl);
  url.username = user;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}

/**
 * A database of this test file's own, migrated (`migrated: false`: empty), dropped after the file.
 * Call it once at the top of the file: `const db = await database();`
 */
export async function database(options: { migrated?: boolean } = {}): Promise<TestDatabase> {
  const { template, owner, app, administratorUrl } = shared();
  const name = `kept_test_${randomBytes(8).toString('hex')}`;
  const from = options.migrated === false ? 'template0' : template;
  await asAdministrator(`create database ${name} template ${from} owner ${roles.owner}`);
  const ownerUrl = address(roles.owner, owner, name);
  const appUrl = address(roles.app, app, name);
  const administrator = new URL(administratorUrl);
  administrator.pathname = `/${name}`;
  const pools = { owner: openPool(ownerUrl, 4), app: openPool(appUrl, 10) };
  after(async () => {
    await closing('the pools', () => Promise.all([pools.owner.end(), pools.app.end()]));
    await closing('the database', () => asAdministrator(`drop database if exists ${name} with (force)`));
  });
  return { name, ...pools, ownerUrl, appUrl, administratorUrl: administrator.href };
}

import { createHash } from 'node:crypto';
import { asClient } from '../../src/main/postgres/client.ts';
import { startEmbedded } from '../../src/main/postgres/embedded.ts';
import { closeSchema, grantUse, haveDatabase, haveRoles, roles } from '../../src/main/postgres/roles.ts';
import { migrate } from '../../src/store/migrate.ts';

export type TestPostgres = {
  administratorUrl: string;
  template: string;
  owner: string;
  app: string;
  stop: () => Promise<void>;
};

function withUser(url: string, user: string, password: string, database: string): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  changed.pathname = `/${database}`;
  return changed.href;
}

/** A PostgreSQL 15 to 18 that somebody else runs: TEST_DATABASE_URL, as a role that may create roles and databases. */
async function borrow(url: string): Promise<TestPostgres> {
  const password = createHash('sha256').update(`kept ${url}`).digest('hex');
  const template = `kept_template_${process.pid}`;
  const passwords = { owner: password, app: password, backup: password };
  await asClient(url, async (client) => {
    await haveRoles(client, passwords);
    await haveDatabase(client, template);
  });
  await asClient(withUser(url, roles.owner, password, template), async (owner) => {
    await closeSchema(owner);
    await grantUse(owner);
  });
  return {
    administratorUrl: url,
    template,
    owner: password,
    app: password,
    stop: () =>
      asClient(url, async (client) => void (await client.query(`drop database if exists ${template}`))),
  };
}

async function own(folder: string): Promise<TestPostgres> {
  const started = await startEmbedded(folder, () => {});
  if ('refused' in started) throw new Error(started.refused);
  const administrator = new URL(started.administratorUrl);
  const template = administrator.pathname.slice(1);
  administrator.pathname = '/postgres';
  return {
    administratorUrl: administrator.href,
    template,
    owner: new URL(started.ownerUrl).password,
    app: new URL(started.appUrl).password,
    stop: started.stop,
  };
}

/** Starts (or borrows) the PostgreSQL of a test run and migrates the database that every test file clones. */
export async function startTestPostgres(folder: string): Promise<TestPostgres> {
  const borrowed = process.env.TEST_DATABASE_URL;
  const postgres = borrowed === undefined || borrowed === '' ? await own(folder) : await borrow(borrowed);
  const template = withUser(postgres.administratorUrl, roles.owner, postgres.owner, postgres.template);
  try {
    await asClient(template, async (owner) => {
      const outcome = await migrate(owner, Date.now());
      if ('refused' in outcome) throw new Error(outcome.refused);
    });
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  return postgres;
}

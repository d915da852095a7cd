import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg, { type Pool } from 'pg';
import { makeApiKey, scopes } from '../src/app/access/api-key.ts';
import type { Ground } from '../src/app/ground.ts';
import { makeOrganisation } from '../src/app/organisation.ts';
import { makeGround, wall } from '../src/main/ground.ts';
import { shippedRulebook } from '../src/main/rulebook.ts';
import type { OrganisationId } from '../src/store/organisation-id.ts';
import { openPool } from '../src/store/pool.ts';
import { inOrganisation } from '../src/store/transaction.ts';
import { startTestPostgres } from '../test/kit/test-postgres.ts';

export const secret = 'a bench needs a secret too, of 32 or more';

/** A real PostgreSQL with fsync, migrated, with one organisation; the desk's own processes are started on it. */
export interface Place {
  readonly appUrl: string;
  readonly administratorUrl: string;
  readonly pool: Pool;
  readonly ground: Ground;
  readonly organisation: OrganisationId;
  readonly key: string;
  /** Starts one process of the desk (a file of src/main, or of bench) and waits for its port. */
  run(file: string, environment: Record<string, string>, port: number): Promise<() => Promise<void>>;
  /** Has PostgreSQL count its rows, as it does by itself a minute after they came: plans for empty tables do not suit full ones. */
  countRows(): Promise<void>;
  close(): Promise<void>;
}

async function answering(port: number, child: ChildProcess, said: string[]): Promise<void> {
  const { connect } = await import('node:net');
  for (let n = 0; n < 400; n += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (open) return;
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing answers on port ${port}:\n${said.join('').slice(-2_000)}`);
}

export async function aPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'kept-bench-'));
  const postgres = await startTestPostgres(folder);
  const url = new URL(postgres.administratorUrl);
  url.pathname = `/${postgres.template}`;
  const administratorUrl = url.href;
  url.username = 'kept_app';
  url.password = postgres.app;
  const appUrl = url.href;
  const pool = openPool(appUrl, 10);
  const publicUrl = 'http://localhost:4000';
  const ground = makeGround({ pool, kind: 'real', filesFolder: join(folder, 'files'), secret, publicUrl });
  const organisation = await makeOrganisation(
    ground,
    {
      name: 'Alder & Finch Kitchens',
      mailName: 'Alder & Finch Kitchens',
      mailAddress: 'care@alder-finch.example',
      phone: '01632 960 100',
      outOfHours: null,
      timezone: 'Europe/London',
      training: false,
      lettersPerRecipientDay: 1_000_000,
      quietFrom: '20:00',
      quietTo: '08:00',
      settings: {},
    },
    await shippedRulebook(),
  );
  const made = await makeApiKey(ground, organisation, { name: 'bench', scopes, clientCode: null }, wall());
  if (!('key' in made)) throw new Error(made.refused);
  await haveHomes(ground, organisation);
  const children = new Set<() => Promise<void>>();
  return {
    appUrl,
    administratorUrl,
    pool,
    ground,
    organisation,
    key: made.key,
    run: async (file, environment, port) => {
      const said: string[] = [];
      const child = spawn(process.execPath, [join(import.meta.dirname, '..', file)], {
        env: {
          PATH: process.env.PATH,
          KEPT_DESK: 'real',
          KEPT_DATA: folder,
          KEPT_DATABASE_URL: appUrl,
          KEPT_SECRET: secret,
          KEPT_PUBLIC_URL: publicUrl,
          ...environment,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk) => said.push(String(chunk)));
      const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
      const stop = async (): Promise<void> => {
        child.kill('SIGTERM');
        await ended;
        children.delete(stop);
      };
      children.add(stop);
      await answering(port, child, said);
      return stop;
    },
    countRows: async () => {
      const client = new pg.Client({ connectionString: administratorUrl });
      await client.connect();
      await client.query('analyze');
      await client.end();
    },
    close: async () => {
      for (const stop of children) await stop();
      await pool.end();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One client with a site and a home whose homeowner is known: what a report names. */
async function haveHomes(ground: Ground, organisation: OrganisationId): Promise<void> {
  const [client, site, home, person] = [ground.newId(), ground.newId(), ground.newId(), ground.newId()];
  const add = (sql: string, values: readonly unknown[]): Promise<unknown> =>
    inOrganisation(ground.pool, organisation, (tx) => tx.query(sql, [organisation, ...values]));
  await add(
    `insert into client (organisation_id, client_id, code, name, kind, domains, tell_homeowner_not_ours, direct_reports, trading)
     values ($1, $2, 'NM', 'Northmoor Homes', 'house-builder', '{}', true, true, true)`,
    [client],
  );
  await add(
    `insert into site (organisation_id, site_id, client_id, code, name, postcodes, outcodes, area)
     values ($1, $2, $3, 'LAR', 'The Larches', '{LS15 8ZZ}', '{LS15}', 'Yorkshire')`,
    [site, client],
  );
  await add(
    `insert into site_key (organisation_id, kind, value, site_id)
     values ($1, 'name', 'the larches', $2), ($1, 'postcode', 'LS15 8ZZ', $2), ($1, 'outcode', 'LS15', $2)`,
    [site],
  );
  await add(
    `insert into home (organisation_id, home_id, site_id, plot, postcode) values ($1, $2, $3, '41', 'LS15 8ZZ')`,
    [home, site],
  );
  await add(
    `insert into person (organisation_id, person_id, name, prefers, needs, safe_contact_only) values ($1, $2, 'Mrs M Patel', 'email', '{}', false)`,
    [person],
  );
  await add(
    `insert into occupancy (organisation_id, occupancy_id, home_id, person_id, capacity, from_date) values ($1, $2, $3, $4, 'owner', '2026-01-05')`,
    [ground.newId(), home, person],
  );
  await add(
    `insert into contact_point (organisation_id, point_id, owner_kind, owner_id, channel, value, value_key, digest, added_at)
     values ($1, $2, 'person', $3, 'email', 'm.patel@mail.example', 'm.patel@mail.example', '\\x00', 0)`,
    [ground.newId(), person],
  );
}

import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { catalogue } from '../src/store/catalogue.ts';
import type { OrganisationId } from '../src/store/organisation-id.ts';

/** The rows that one deed wrote, table by table, as text in which everything that must be new each time is known. */
export interface Replica {
  /** Rows, in all tables together. */
  readonly rows: number;
  /** One statement; its one value is what `copy` answers. */
  readonly statement: string;
  /** The same rows with ids, references and digests of their own. */
  copy(): string;
}

type Rows = Record<string, unknown[]>;

async function rowsOf(client: pg.Client, organisation: OrganisationId): Promise<Rows> {
  const found: Rows = {};
  const tables = Object.entries(catalogue).filter(
    ([name, { held }]) => held === 'distributed' || name === 'route_token',
  );
  for (const [table] of tables) {
    const { rows } = await client.query<{ row: unknown }>(
      `select to_jsonb(t) as row from ${table} t where organisation_id = $1`,
      [organisation],
    );
    found[table] = rows.map(({ row }) => row);
  }
  return found;
}

/** Sees, as the superuser, which rows `deed` adds. What it only updates is not among them. */
export async function rowsWrittenBy(
  administratorUrl: string,
  organisation: OrganisationId,
  deed: () => Promise<unknown>,
): Promise<Replica> {
  const client = new pg.Client({ connectionString: administratorUrl });
  await client.connect();
  const before = await rowsOf(client, organisation);
  await deed();
  const after = await rowsOf(client, organisation);
  await client.end();
  const known = new Set(
    Object.values(before)
      .flat()
      .map((row) => JSON.stringify(row)),
  );
  const added = Object.entries(after)
    .map(([table, rows]) => [table, rows.filter((row) => !known.has(JSON.stringify(row)))] as const)
    .filter(([table, rows]) => rows.length > 0 && !['rate', 'reference_block', 'api_key'].includes(table));
  const text = JSON.stringify(Object.fromEntries(added));
  const old = JSON.stringify(before);
  const fresh = new Set(
    [
      ...text.matchAll(
        /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\\\\x[0-9a-f]{64}|(?:CQ|NM)-\d+/g,
      ),
    ]
      .map(([token]) => token)
      .filter((token) => !old.includes(token)),
  );
  const pattern = new RegExp([...fresh].map((token) => token.replaceAll('\\', '\\\\')).join('|'), 'g');
  let n = 1_000_000 + Math.floor(Math.random() * 1e9);
  const anew = (token: string): string => {
    if (token.startsWith('\\\\x')) return `\\\\x${randomBytes(32).toString('hex')}`;
    if (token.includes('-') && token.length < 20) {
      n += 1;
      return `${token.slice(0, 2)}-${n}`;
    }
    return randomUUID();
  };
  const parts = added.map(
    ([table]) =>
      `${table}_rows as (insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb->'${table}'))`,
  );
  return {
    rows: added.reduce((sum, [, rows]) => sum + rows.length, 0),
    statement: `with ${parts.join(',\n')} select 1`,
    copy: () => {
      const given = new Map<string, string>();
      return text.replace(pattern, (token) => {
        const now = given.get(token) ?? anew(token);
        given.set(token, now);
        return now;
      });
    },
  };
}

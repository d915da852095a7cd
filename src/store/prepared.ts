import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import type pg from 'pg';

/** So many texts are known by name: all the SQL of the store, many times over. */
const most = 2_000;
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= most) return known;
  const name = `kept_${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
  names.set(text, name);
  return name;
}

type Query = pg.PoolClient['query'];

/**
 * Has what is asked of this connection before anything is waited for leave in one packet: sending, and waking PostgreSQL
 * for it, cost more than many a statement.
 */
export function sendTogether(client: pg.PoolClient): void {
  const { stream } = (client as pg.PoolClient & { readonly connection: { readonly stream: Writable } })
    .connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/**
 * The same client, whose statements with values are prepared once a connection: PostgreSQL then neither parses nor,
 * once it has seen that a plan does for all values, plans them again. Planning is most of what a short statement costs.
 */
export function prepared(client: pg.PoolClient): { readonly query: Query } {
  const query = (text: unknown, values?: unknown, ...more: unknown[]): unknown => {
    sendTogether(client);
    const ask = client.query.bind(client) as (...given: unknown[]) => unknown;
    if (typeof text !== 'string' || !Array.isArray(values) || more.length > 0)
      return ask(text, values, ...more);
    const name = nameOf(text);
    return name === undefined ? ask(text, values) : ask({ name, text, values });
  };
  return { query: query as Query };
}

import type pg from 'pg';
import { openPool } from '../../src/store/pool.ts';

/** What happens to the connection at the moment the statement is sent; undefined: nothing. */
export type Breaks = (statement: string) => 'before' | 'after' | undefined;

/**
 * A pool whose connections break where `breaks` says so: the server ends them before the statement is sent, or after it
 * was carried out and before its answer came. Real connections, really closed.
 */
export function breakingPool(url: string, breaks: Breaks): pg.Pool {
  const pool = openPool(url, 4);
  pool.on('connect', (client) => {
    const plain = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
    const { stream } = (client as unknown as { connection: { stream: { destroy(): void } } }).connection;
    const broken = async (...args: unknown[]): Promise<unknown> => {
      const when = breaks(textOf(args[0]));
      if (when === undefined) return plain(...args);
      if (when === 'after') await plain(...args);
      stream.destroy();
      throw Object.assign(new Error('the connection was cut'), { code: 'ECONNRESET' });
    };
    client.query = broken as unknown as typeof client.query;
  });
  return pool;
}

/** Statements come as text, or prepared: with a name beside it. */
const textOf = (statement: unknown): string =>
  typeof statement === 'object' && statement !== null && 'text' in statement
    ? String(statement.text)
    : String(statement);

/** Breaks once, at the first statement that matches. */
export function once(pattern: RegExp, when: 'before' | 'after'): Breaks {
  let broken = false;
  return (statement) => {
    if (broken || !pattern.test(statement)) return undefined;
    broken = true;
    return when;
  };
}

import pg from 'pg';

const int8 = 20;
const date = 1082;

/** Instants are bigint milliseconds and fit a number (up to the year 287396); local dates stay 'YYYY-MM-DD'. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === int8) return (text: string) => exactInteger(text);
    if (oid === date) return (text: string) => text;
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  },
} as pg.CustomTypesConfig;

function exactInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`the bigint ${text} does not fit a number exactly`);
  return value;
}

/**
 * Connections to the database at `url` (postgres://role:password@host:port/name), at most `most` at a time.
 * bigint comes as number, date as 'YYYY-MM-DD'.
 */
export function openPool(url: string, most = 10): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: most,
    types,
    application_name: 'kept',
    // Statements that need no answer of one another go out together; each is still awaited by whoever asked.
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
  });
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}

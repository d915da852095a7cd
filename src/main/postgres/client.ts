import pg from 'pg';

/** One connection for `act`, closed whatever happens. */
export async function asClient<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'kept',
    connectionTimeoutMillis: 10_000,
  });
  // A connection that breaks fails the statement under way; without a listener it would end the process.
  client.on('error', () => {});
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

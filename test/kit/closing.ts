const patience = 10_000;

/**
 * Closes what a test file opened, in ten seconds at most: what takes longer is named and left behind, so that one
 * connection that never ends cannot stop a whole run.
 */
export async function closing(what: string, close: () => Promise<unknown>): Promise<void> {
  const late = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => late.resolve('late'), patience);
  const how = await Promise.race([close(), late.promise]).finally(() => clearTimeout(timer));
  if (how === 'late') console.log(`${what} did not close within ${patience / 1_000} s and was left behind`);
}

import type { Pool } from 'pg';
import { inRouting } from '../transaction.ts';

/** Whether the database answers. */
export function reachable(pool: Pool): Promise<boolean> {
  return inRouting(pool, (tx) => tx.query('select 1 as one')).then(
    ({ rows }) => rows.length === 1,
    () => false,
  );
}

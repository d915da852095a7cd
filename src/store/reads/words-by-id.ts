import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

/** Words by their ids; those that were erased, and ids of other things, are not among them. */
export async function wordsById(
  tx: Transaction,
  organisation: OrganisationId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.query<{ id: string; body: string }>(
    `select words_id as id, body from words
      where organisation_id = $1 and words_id = any($2::uuid[]) and body is not null`,
    [organisation, ids],
  );
  return new Map(rows.map((row) => [row.id, row.body]));
}

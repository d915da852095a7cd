import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

/** Takes the next `size` numbers of a prefix for this process alone; gaps are allowed, a number twice is not. Answers the first. */
export async function takeBlock(
  tx: Transaction,
  organisation: OrganisationId,
  prefix: string,
  size: number,
): Promise<number> {
  const { rows } = await tx.query<{ first: number }>(
    `insert into reference_block (organisation_id, prefix, next_number) values ($1, $2, 10000 + $3::bigint)
     on conflict (organisation_id, prefix) do update set next_number = reference_block.next_number + $3
     returning next_number - $3::bigint as first`,
    [organisation, prefix, size],
  );
  const first = rows[0]?.first;
  if (first === undefined) throw new Error(`no block of ${prefix} numbers was given out`);
  return first;
}

/** References of a prefix begin at this number, where none was given out yet: an organisation goes on from its old ones. */
export async function startReferences(
  tx: Transaction,
  organisation: OrganisationId,
  prefix: string,
  first: number,
): Promise<void> {
  await tx.query(
    'insert into reference_block (organisation_id, prefix, next_number) values ($1, $2, $3) on conflict do nothing',
    [organisation, prefix, first],
  );
}

import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

/** Keeps the client's own reference, an order number or another paper's number with a case, to be searched by. */
export async function keepReference(
  tx: Transaction,
  organisation: OrganisationId,
  caseId: string,
  of: 'client' | 'order' | 'other',
  value: string,
): Promise<void> {
  await tx.query(
    `insert into case_reference (organisation_id, case_id, of, value_key, value) values ($1, $2, $3, lower($4), $4)
     on conflict do nothing`,
    [organisation, caseId, of, value],
  );
}

export interface OwnReference {
  readonly of: 'client' | 'order' | 'other';
  readonly value: string;
}

/** The same for several of one case, in one round trip. */
export async function keepReferences(
  tx: Transaction,
  organisation: OrganisationId,
  caseId: string,
  references: readonly OwnReference[],
): Promise<void> {
  if (references.length === 0) return;
  await tx.query(
    `insert into case_reference (organisation_id, case_id, of, value_key, value)
     select $1, $2, r.of, lower(r.value), r.value from unnest($3::text[], $4::text[]) as r(of, value) on conflict do nothing`,
    [organisation, caseId, references.map(({ of }) => of), references.map(({ value }) => value)],
  );
}

/** The numbers by which one case is known elsewhere lead to another as well: its items come from there. */
export async function copyReferences(
  tx: Transaction,
  organisation: OrganisationId,
  from: string,
  to: string,
): Promise<void> {
  await tx.query(
    `insert into case_reference (organisation_id, case_id, of, value_key, value)
     select organisation_id, $3, of, value_key, value from case_reference
      where organisation_id = $1 and case_id = $2 order by of, value_key limit 50
     on conflict do nothing`,
    [organisation, from, to],
  );
}

import type { CaseState } from '../../domain/case/state.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface SigningCase {
  readonly state: CaseState;
  readonly fold: number;
  readonly site: string | null;
  readonly plot: string | null;
  readonly address: string | null;
  /** Words by which the items were reported, by id. */
  readonly itemWords: Readonly<Record<string, string>>;
}

/** The case of a reference, with what the item list at the door shows, in one round trip; null: no such case. */
export async function signingCase(
  tx: Transaction,
  organisation: OrganisationId,
  reference: string,
): Promise<SigningCase | null> {
  const { rows } = await tx.query<SigningCase>(
    `select c.state, c.fold, s.name as site, h.plot, h.address,
       coalesce((select jsonb_object_agg(w.words_id, w.body) from words w where w.organisation_id = $1 and w.body is not null
          and w.words_id in (select (i->>'wordsId')::uuid from jsonb_array_elements(c.state->'items') i where i->>'wordsId' is not null)), '{}') as "itemWords"
     from case_now c
     left join site s on s.organisation_id = $1 and s.site_id = c.site_id
     left join home h on h.organisation_id = $1 and h.home_id = c.home_id
     where c.organisation_id = $1 and c.reference = $2`,
    [organisation, reference],
  );
  return rows[0] ?? null;
}

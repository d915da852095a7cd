import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface PartyOnCase {
  readonly caseId: string;
  readonly partyId: string;
}

/**
 * Where a party's matter is looked after now: the case that theirs was merged into, and the party they are there. Their
 * own where it was not merged, or where they are no party of the other.
 */
export async function keptCase(
  tx: Transaction,
  organisation: OrganisationId,
  caseId: string,
  partyId: string,
): Promise<PartyOnCase> {
  const { rows } = await tx.query<PartyOnCase>(
    `with recursive going as (
       select $2::uuid as case_id, 0 as hops
       union all
       select (link->>'to')::uuid, g.hops + 1 from going g
        cross join lateral (select state from case_now where organisation_id = $1 and case_id = g.case_id limit 1) n
        cross join lateral jsonb_array_elements(n.state->'links') link where link->>'as' = 'merged into' and g.hops < 10)
     select g.case_id as "caseId", p.party_id as "partyId" from going g
       join case_party p on p.organisation_id = $1 and p.case_id = g.case_id
        and (p.party_id = $3 or p.person_id = (
          select person_id from case_party where organisation_id = $1 and case_id = $2 and party_id = $3))
       join case_now n on n.organisation_id = $1 and n.case_id = g.case_id
      where n.state->'parties' @> jsonb_build_array(jsonb_build_object('id', p.party_id))
      order by g.hops desc, p.party_id = $3 desc limit 1`,
    [organisation, caseId, partyId],
  );
  return rows[0] ?? { caseId, partyId };
}

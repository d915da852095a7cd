import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface ClosedRow {
  readonly client: string | null;
  readonly reason: string;
  readonly gross: number;
  readonly net: number;
  /** Null where its standard has no target. */
  readonly inTarget: boolean | null;
  readonly cases: number;
}

export interface AttemptRow {
  readonly client: string | null;
  readonly outcome: string;
  readonly attempts: number;
}

export interface UpdateRows {
  readonly received: readonly { readonly client: string | null; readonly cases: number }[];
  readonly open: readonly { readonly client: string | null; readonly cases: number }[];
  readonly closed: readonly ClosedRow[];
  readonly attempts: readonly AttemptRow[];
}

/**
 * What the update report is counted from, between two moments, of the standards given: cases received, open and closed,
 * and the outcome of every attempt made, by client (A9).
 */
export async function updateRows(
  tx: Transaction,
  organisation: OrganisationId,
  from: Instant,
  to: Instant,
  standards: readonly string[],
): Promise<UpdateRows> {
  const { rows } = await tx.query<UpdateRows>(
    `with closed as (
       select c.client_id, c.state->'tracks'->0->'cycles'->-1 as cycle from case_now c
        where c.organisation_id = $1 and c.closed_at >= $2 and c.closed_at < $3 and c.standard = any($4::text[])),
     touched as (
       select client_id, state from case_now where organisation_id = $1 and open and standard = any($4::text[])
       union all
       select client_id, state from case_now where organisation_id = $1 and closed_at >= $2 and standard = any($4::text[])),
     made as (
       select t.client_id, coalesce(a->>'outcome', 'not known yet') as outcome
         from touched t, jsonb_array_elements(t.state->'runs') r, jsonb_array_elements(r->'attempts') a
        where (a->>'madeAt')::bigint >= $2 and (a->>'madeAt')::bigint < $3)
     select
       (select coalesce(json_agg(json_build_object('client', k.name, 'cases', n.cases)), '[]') from (
          select client_id, count(*)::integer as cases from case_now
           where organisation_id = $1 and received_at >= $2 and received_at < $3 and standard = any($4::text[]) group by client_id) n
          left join client k on k.organisation_id = $1 and k.client_id = n.client_id) as received,
       (select coalesce(json_agg(json_build_object('client', k.name, 'cases', n.cases)), '[]') from (
          select client_id, count(*)::integer as cases from case_now
           where organisation_id = $1 and open and standard = any($4::text[]) group by client_id) n
          left join client k on k.organisation_id = $1 and k.client_id = n.client_id) as open,
       (select coalesce(json_agg(json_build_object('client', k.name, 'reason', n.reason, 'gross', n.gross, 'net', n.net, 'inTarget', n.in_target, 'cases', n.cases)), '[]') from (
          select client_id, cycle->>'reason' as reason, (cycle->>'gross')::integer as gross, (cycle->>'net')::integer as net,
                 (cycle->>'inTarget')::boolean as in_target, count(*)::integer as cases
            from closed group by 1, 2, 3, 4, 5) n
          left join client k on k.organisation_id = $1 and k.client_id = n.client_id) as closed,
       (select coalesce(json_agg(json_build_object('client', k.name, 'outcome', n.outcome, 'attempts', n.attempts)), '[]') from (
          select client_id, outcome, count(*)::integer as attempts from made group by 1, 2) n
          left join client k on k.organisation_id = $1 and k.client_id = n.client_id) as attempts`,
    [organisation, from, to, standards],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a select without from answered no row');
  return row;
}

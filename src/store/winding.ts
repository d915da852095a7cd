import type { Instant } from '../domain/time/types.ts';
import { type OrganisationId, organisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

export interface Winding {
  readonly organisation: OrganisationId;
  /** The desk's clock beside the wall clock, in milliseconds. */
  readonly offset: number;
  /** In the desk's own time: where its clock stood when the winding began, and where it is wound to. */
  readonly from: Instant;
  readonly to: Instant;
}

interface Row {
  readonly id: string;
  readonly offset: number;
  readonly from: Instant;
  readonly to: Instant;
}

const windingOf = (row: Row): Winding[] => {
  const organisation = organisationId(row.id);
  return organisation === null ? [] : [{ organisation, offset: row.offset, from: row.from, to: row.to }];
};

/** The desks whose clocks are to be wound. Routing transaction. */
export async function windings(tx: Transaction, limit: number): Promise<Winding[]> {
  const { rows } = await tx.query<Row>(
    `select organisation_id as id, clock_offset as "offset", wind_from as "from", wind_to as "to"
       from route_work where wind_to is not null and wind_from is not null order by organisation_id limit $1`,
    [limit],
  );
  return rows.flatMap(windingOf);
}

export async function windingNow(tx: Transaction, organisation: OrganisationId): Promise<Winding | null> {
  const { rows } = await tx.query<Row>(
    `select organisation_id as id, clock_offset as "offset", wind_from as "from", wind_to as "to"
       from route_work where organisation_id = $1 and wind_to is not null and wind_from is not null`,
    [organisation],
  );
  return rows.flatMap(windingOf)[0] ?? null;
}

/** Asks for the clock to be wound; false when it is being wound already. */
export async function beginWinding(
  tx: Transaction,
  organisation: OrganisationId,
  from: Instant,
  to: Instant,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    'update route_work set wind_from = $2, wind_to = $3 where organisation_id = $1 and wind_to is null',
    [organisation, from, to],
  );
  return rowCount === 1;
}

export async function endWinding(tx: Transaction, organisation: OrganisationId): Promise<void> {
  await tx.query('update route_work set wind_from = null, wind_to = null where organisation_id = $1', [
    organisation,
  ]);
}

import type { LocalDate } from '../domain/time/types.ts';
import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

export interface Occupancy {
  readonly id: string;
  readonly homeId: string;
  readonly personId: string;
  /** Homeowner, tenant, shared owner …, as the organisation says it. */
  readonly capacity: string;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

export interface Occupant extends Occupancy {
  readonly name: string;
  readonly title: string | null;
  readonly prefers: 'email' | 'phone' | 'post';
  readonly prefersTimes: string | null;
  readonly language: string | null;
  readonly needs: readonly string[];
  readonly safeContactOnly: boolean;
}

/** Who lives in homes of these sites and has not moved out before that date. */
export async function occupantsOfSites(
  tx: Transaction,
  organisation: OrganisationId,
  sites: readonly string[],
  on: LocalDate,
): Promise<Occupant[]> {
  const { rows } = await tx.query<Occupant>(
    `select o.occupancy_id as id, o.home_id as "homeId", o.person_id as "personId", o.capacity, o.from_date as "from", o.to_date as "to",
            p.name, p.title, p.prefers, p.prefers_times as "prefersTimes", p.language, p.needs, p.safe_contact_only as "safeContactOnly"
       from home h join occupancy o on o.organisation_id = $1 and o.home_id = h.home_id
       join person p on p.organisation_id = $1 and p.person_id = o.person_id
      where h.organisation_id = $1 and h.site_id = any($2::uuid[]) and (o.to_date is null or o.to_date >= $3::date)`,
    [organisation, sites, on],
  );
  return rows;
}

/** Everybody who lives or lived in a home, the earliest first. */
export async function occupanciesOfHome(
  tx: Transaction,
  organisation: OrganisationId,
  homeId: string,
): Promise<Occupancy[]> {
  const { rows } = await tx.query<Occupancy>(
    `select occupancy_id as id, home_id as "homeId", person_id as "personId", capacity, from_date as "from", to_date as "to"
       from occupancy where organisation_id = $1 and home_id = $2 order by from_date, occupancy_id`,
    [organisation, homeId],
  );
  return rows;
}

/** Says who lives where from when on; at most 5,000 at a time. */
export async function addOccupancies(
  tx: Transaction,
  organisation: OrganisationId,
  occupancies: readonly Occupancy[],
): Promise<void> {
  if (occupancies.length === 0) return;
  await tx.query(
    `insert into occupancy (organisation_id, occupancy_id, home_id, person_id, capacity, from_date, to_date)
     select $1, o.id, o."homeId", o."personId", o.capacity, o."from", o."to"
       from jsonb_to_recordset($2::jsonb) as o(id uuid, "homeId" uuid, "personId" uuid, capacity text, "from" date, "to" date)`,
    [organisation, JSON.stringify(occupancies)],
  );
}

/** Ends occupancies with a last day each. */
export async function endOccupancies(
  tx: Transaction,
  organisation: OrganisationId,
  ended: readonly { readonly id: string; readonly to: LocalDate }[],
): Promise<void> {
  if (ended.length === 0) return;
  await tx.query(
    `update occupancy set to_date = e."to" from jsonb_to_recordset($2::jsonb) as e(id uuid, "to" date)
      where occupancy.organisation_id = $1 and occupancy.occupancy_id = e.id`,
    [organisation, JSON.stringify(ended)],
  );
}

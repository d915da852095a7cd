import type { Instant, LocalDate } from '../domain/time/types.ts';
import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly roles: readonly string[];
  readonly area: string | null;
  readonly joinedAt: Instant;
  readonly leftAt: Instant | null;
}

/** Everybody who is or was on the staff. */
export async function allStaff(tx: Transaction, organisation: OrganisationId): Promise<StaffMember[]> {
  const { rows } = await tx.query<StaffMember>(
    `select staff_id as id, name, email, phone, roles, area, joined_at as "joinedAt", left_at as "leftAt"
       from staff where organisation_id = $1 order by name, staff_id`,
    [organisation],
  );
  return rows;
}

/** Inserts a member of staff, or describes them anew. */
export async function putStaff(
  tx: Transaction,
  organisation: OrganisationId,
  member: StaffMember,
): Promise<void> {
  await tx.query(
    `insert into staff (organisation_id, staff_id, name, email, phone, roles, area, joined_at, left_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (organisation_id, staff_id) do update
        set name = excluded.name, email = excluded.email, phone = excluded.phone, roles = excluded.roles, area = excluded.area,
            left_at = excluded.left_at`,
    [
      organisation,
      member.id,
      member.name,
      member.email,
      member.phone,
      member.roles,
      member.area,
      member.joinedAt,
      member.leftAt,
    ],
  );
}

export interface Absence {
  readonly id: string;
  readonly staffId: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly coverId: string | null;
}

/** Absences that have not ended before that date. */
export async function absencesFrom(
  tx: Transaction,
  organisation: OrganisationId,
  on: LocalDate,
): Promise<Absence[]> {
  const { rows } = await tx.query<Absence>(
    `select absence_id as id, staff_id as "staffId", from_date as "from", to_date as "to", cover_id as "coverId"
       from absence where organisation_id = $1 and to_date >= $2::date order by from_date, absence_id`,
    [organisation, on],
  );
  return rows;
}

/** Inserts an absence, or changes it. */
export async function putAbsence(
  tx: Transaction,
  organisation: OrganisationId,
  absence: Absence,
): Promise<void> {
  await tx.query(
    `insert into absence (organisation_id, absence_id, staff_id, from_date, to_date, cover_id)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (organisation_id, absence_id) do update
        set from_date = excluded.from_date, to_date = excluded.to_date, cover_id = excluded.cover_id`,
    [organisation, absence.id, absence.staffId, absence.from, absence.to, absence.coverId],
  );
}

/** Takes back an absence that was noted by mistake. */
export async function dropAbsence(tx: Transaction, organisation: OrganisationId, id: string): Promise<void> {
  await tx.query('delete from absence where organisation_id = $1 and absence_id = $2', [organisation, id]);
}

/** Where somebody on the staff is written to; null: nobody there, or they have left. */
export async function staffAddress(
  tx: Transaction,
  organisation: OrganisationId,
  staffId: string,
): Promise<string | null> {
  const { rows } = await tx.query<{ email: string }>(
    'select email from staff where organisation_id = $1 and staff_id = $2 and left_at is null',
    [organisation, staffId],
  );
  return rows[0]?.email ?? null;
}

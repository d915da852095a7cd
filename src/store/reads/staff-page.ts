import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface StaffLine {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly roles: readonly string[];
  readonly area: string | null;
  readonly leftAt: number | null;
  readonly open: number;
  /** Absences that have not ended, the nearest first. */
  readonly away: readonly { readonly from: string; readonly to: string; readonly cover: string | null }[];
}

/** Everybody on the staff, those who left last; with how many open cases each looks after. */
export async function staffLines(
  tx: Transaction,
  organisation: OrganisationId,
  on: string,
): Promise<StaffLine[]> {
  const { rows } = await tx.query<StaffLine>(
    `select f.staff_id as id, f.name, f.email, f.phone, f.roles, f.area, f.left_at as "leftAt",
       (select count(*)::integer from case_now c where c.organisation_id = $1 and c.manager_id = f.staff_id and c.open) as open,
       (select coalesce(json_agg(json_build_object('from', a.from_date, 'to', a.to_date, 'cover', v.name) order by a.from_date), '[]')
          from absence a left join staff v on v.organisation_id = $1 and v.staff_id = a.cover_id
         where a.organisation_id = $1 and a.staff_id = f.staff_id and a.to_date >= $2::date) as away
       from staff f where f.organisation_id = $1 order by f.left_at is not null, f.name limit 1000`,
    [organisation, on],
  );
  return rows;
}

export interface Settings {
  readonly name: string;
  readonly phone: string;
  readonly outOfHours: string | null;
  readonly mailName: string;
  readonly mailAddress: string;
  readonly lettersPerDay: number;
  readonly quietFrom: string;
  readonly quietTo: string;
  readonly holds: boolean;
  readonly dutyLead: string | null;
  readonly accent: string;
}

export async function settingsOf(tx: Transaction, organisation: OrganisationId): Promise<Settings | null> {
  const { rows } = await tx.query<Settings>(
    `select name, phone, out_of_hours as "outOfHours", mail_name as "mailName", mail_address as "mailAddress",
            letters_per_recipient_day as "lettersPerDay", quiet_from as "quietFrom", quiet_to as "quietTo", hold_letters as holds,
            duty_lead as "dutyLead", coalesce(settings->>'accent', '') as accent
       from organisation where organisation_id = $1`,
    [organisation],
  );
  return rows[0] ?? null;
}

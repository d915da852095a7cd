import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface StaffChoice extends Named {
  readonly roles: readonly string[];
  readonly area: string | null;
  /** Away on that date: who covers, if anybody. */
  readonly away: boolean;
}

export interface SiteChoice extends Named {
  readonly clientId: string;
}

export interface DeskChoices {
  readonly staff: readonly StaffChoice[];
  readonly clients: readonly Named[];
  readonly sites: readonly SiteChoice[];
}

/** What lists and forms offer to choose from: staff who have not left, clients, sites. At most 2,000 sites. */
export async function deskChoices(
  tx: Transaction,
  organisation: OrganisationId,
  on: string,
): Promise<DeskChoices> {
  const { rows } = await tx.query<DeskChoices>(
    `select
       (select coalesce(json_agg(r), '[]') from (
          select s.staff_id as id, s.name, s.roles, s.area,
                 exists (select 1 from absence a where a.organisation_id = $1 and a.staff_id = s.staff_id
                          and a.from_date <= $2::date and a.to_date >= $2::date) as away
            from staff s where s.organisation_id = $1 and s.left_at is null order by s.name limit 500) r) as staff,
       (select coalesce(json_agg(r), '[]') from (
          select client_id as id, name from client where organisation_id = $1 order by name limit 500) r) as clients,
       (select coalesce(json_agg(r), '[]') from (
          select site_id as id, name, client_id as "clientId" from site where organisation_id = $1 order by name limit 2000) r) as sites`,
    [organisation, on],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a select without from answered no row');
  return row;
}

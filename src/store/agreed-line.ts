import type { LocalDate } from '../domain/time/types.ts';
import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

/** Who looks after a client or a site, or who is told about it, from when to when. */
export interface DatedLine {
  readonly id: string;
  readonly clientId: string | null;
  readonly siteId: string | null;
  /** A member of staff (named contact) or a client's contact (reporting line). */
  readonly who: string;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/** Named contacts, all that ever were (A2). */
export async function allNamedContacts(tx: Transaction, organisation: OrganisationId): Promise<DatedLine[]> {
  const { rows } = await tx.query<DatedLine>(
    `select named_contact_id as id, client_id as "clientId", site_id as "siteId", staff_id as who, from_date as "from", to_date as "to"
       from named_contact where organisation_id = $1 order by from_date, named_contact_id`,
    [organisation],
  );
  return rows;
}

/** Inserts a named contact, or changes from when to when they are. */
export async function putNamedContact(
  tx: Transaction,
  organisation: OrganisationId,
  line: DatedLine,
): Promise<void> {
  await tx.query(
    `insert into named_contact (organisation_id, named_contact_id, client_id, site_id, staff_id, from_date, to_date)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (organisation_id, named_contact_id) do update set from_date = excluded.from_date, to_date = excluded.to_date`,
    [organisation, line.id, line.clientId, line.siteId, line.who, line.from, line.to],
  );
}

/** Reporting lines, all that ever were (A8). */
export async function allReportingLines(tx: Transaction, organisation: OrganisationId): Promise<DatedLine[]> {
  const { rows } = await tx.query<DatedLine>(
    `select line_id as id, client_id as "clientId", site_id as "siteId", contact_id as who, from_date as "from", to_date as "to"
       from reporting_line where organisation_id = $1 order by from_date, line_id`,
    [organisation],
  );
  return rows;
}

/** Inserts a reporting line, or changes from when to when it is agreed. Throws where the line names no client. */
export async function putReportingLine(
  tx: Transaction,
  organisation: OrganisationId,
  line: DatedLine,
): Promise<void> {
  if (line.clientId === null) throw new Error('a reporting line is agreed with a client');
  await tx.query(
    `insert into reporting_line (organisation_id, line_id, client_id, site_id, contact_id, from_date, to_date)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (organisation_id, line_id) do update set from_date = excluded.from_date, to_date = excluded.to_date`,
    [organisation, line.id, line.clientId, line.siteId, line.who, line.from, line.to],
  );
}

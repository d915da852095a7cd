import { type OrganisationId, organisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

export interface NewOrganisation {
  readonly name: string;
  /** The name and address its letters come from. */
  readonly mailName: string;
  readonly mailAddress: string;
  readonly phone: string;
  readonly outOfHours: string | null;
  /** IANA. */
  readonly timezone: string;
  /** A training desk may wind its clock and reaches no relay. */
  readonly training: boolean;
  readonly lettersPerRecipientDay: number;
  /** 'HH:MM', local: no letter that a clock writes leaves between them. */
  readonly quietFrom: string;
  readonly quietTo: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

export async function addOrganisation(
  tx: Transaction,
  organisation: OrganisationId,
  row: NewOrganisation,
): Promise<void> {
  await tx.query(
    `insert into organisation (organisation_id, name, mail_name, mail_address, phone, out_of_hours, timezone, training,
       hold_letters, letters_per_recipient_day, quiet_from, quiet_to, tell_homeowner_not_ours, duty_lead, settings)
     values ($1, $2, $3, $4, $5, $6, $7, $8, false, $9, $10, $11, true, null, $12)`,
    [
      organisation,
      row.name,
      row.mailName,
      row.mailAddress,
      row.phone,
      row.outOfHours,
      row.timezone,
      row.training,
      row.lettersPerRecipientDay,
      row.quietFrom,
      row.quietTo,
      JSON.stringify(row.settings),
    ],
  );
}

/** Who is asked when a case has no named contact. */
export async function setDutyLead(
  tx: Transaction,
  organisation: OrganisationId,
  staffId: string,
): Promise<void> {
  await tx.query('update organisation set duty_lead = $2 where organisation_id = $1', [
    organisation,
    staffId,
  ]);
}

/** Merges into the organisation's settings. */
export async function changeSettings(
  tx: Transaction,
  organisation: OrganisationId,
  changed: Readonly<Record<string, unknown>>,
): Promise<void> {
  await tx.query('update organisation set settings = settings || $2::jsonb where organisation_id = $1', [
    organisation,
    JSON.stringify(changed),
  ]);
}

export interface OrganisationKind {
  readonly mailAddress: string;
  readonly training: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
}

export async function organisationKind(
  tx: Transaction,
  organisation: OrganisationId,
): Promise<OrganisationKind | null> {
  const { rows } = await tx.query<OrganisationKind>(
    'select mail_address as "mailAddress", training, settings from organisation where organisation_id = $1',
    [organisation],
  );
  return rows[0] ?? null;
}

/** The organisation has work from now on, on the wall clock. Routing transaction. */
export async function routeOrganisation(tx: Transaction, organisation: OrganisationId): Promise<void> {
  await tx.query('insert into route_work (organisation_id) values ($1) on conflict do nothing', [
    organisation,
  ]);
}

/** Takes an organisation out of everything the worker and the web look at; its rows stay. Routing transaction. */
export async function unrouteOrganisation(tx: Transaction, organisation: OrganisationId): Promise<void> {
  await tx.query('delete from route_work where organisation_id = $1', [organisation]);
}

/** All organisations of this installation, at most `limit`. Routing transaction. */
export async function organisations(tx: Transaction, limit: number): Promise<OrganisationId[]> {
  const { rows } = await tx.query<{ id: string }>(
    'select organisation_id as id from route_work order by organisation_id limit $1',
    [limit],
  );
  return rows.flatMap((row) => organisationId(row.id) ?? []);
}

/** A mail address, by its keyed digest, belongs to the organisation from now on. Routing transaction. */
export async function routeAddress(
  tx: Transaction,
  digest: Buffer,
  organisation: OrganisationId,
): Promise<void> {
  await tx.query(
    `insert into route_address (digest, organisation_id) values ($1, $2)
     on conflict (digest) do update set organisation_id = excluded.organisation_id`,
    [digest, organisation],
  );
}

export async function organisationOfAddress(tx: Transaction, digest: Buffer): Promise<OrganisationId | null> {
  const { rows } = await tx.query<{ id: string }>(
    'select organisation_id as id from route_address where digest = $1',
    [digest],
  );
  return organisationId(rows[0]?.id ?? '');
}

import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

export interface ChangedSettings {
  readonly phone: string;
  readonly outOfHours: string | null;
  readonly mailName: string;
  readonly lettersPerDay: number;
  /** 'HH:MM' */
  readonly quietFrom: string;
  readonly quietTo: string;
  readonly dutyLead: string | null;
  /** Six hexadecimal digits; '' for the one that comes with Kept. */
  readonly accent: string;
}

/** What the keeper sets of the organisation. */
export async function putSettings(
  tx: Transaction,
  organisation: OrganisationId,
  settings: ChangedSettings,
): Promise<void> {
  await tx.query(
    `update organisation set phone = $2, out_of_hours = $3, mail_name = $4, letters_per_recipient_day = $5, quiet_from = $6, quiet_to = $7,
            duty_lead = $8, settings = settings || jsonb_build_object('accent', $9::text)
      where organisation_id = $1`,
    [
      organisation,
      settings.phone,
      settings.outOfHours,
      settings.mailName,
      settings.lettersPerDay,
      settings.quietFrom,
      settings.quietTo,
      settings.dutyLead,
      settings.accent,
    ],
  );
}

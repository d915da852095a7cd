import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface SentLetter {
  readonly sendId: string;
  readonly caseId: string | null;
  /** The address it went to. */
  readonly recipient: string | null;
}

/** The letter that went out under a Message-ID; null: not one of ours. */
export async function sendByMailId(
  tx: Transaction,
  organisation: OrganisationId,
  mailId: string,
): Promise<SentLetter | null> {
  const { rows } = await tx.query<SentLetter>(
    'select send_id as "sendId", case_id as "caseId", recipient from send where organisation_id = $1 and mail_id = $2',
    [organisation, mailId],
  );
  return rows[0] ?? null;
}

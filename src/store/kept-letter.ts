import type { Instant } from '../domain/time/types.ts';
import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

/** A letter that goes nowhere and can be read in the post room; only for a training desk. Answers false for any other. */
export async function keepTrainingLetter(
  tx: Transaction,
  organisation: OrganisationId,
  letter: {
    readonly id: string;
    readonly to: string;
    readonly subject: string;
    readonly body: string;
    readonly at: Instant;
  },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into send (organisation_id, send_id, letter, wording, channel, recipient, subject, body, status, mail_id,
                       mail_references, null_sender, attachments, not_before, handed, tries, outcome_at, queued_at, untold)
     select $1, $2::uuid, 'sign in', '', 'email', $3, $4, $5, 'kept', '<' || ($2::uuid)::text || '@training.invalid>', '{}', true, '[]', $6, true, 0, $6, $6, false
     from organisation where organisation_id = $1 and training`,
    [organisation, letter.id, letter.to, letter.subject, letter.body, letter.at],
  );
  return rowCount === 1;
}

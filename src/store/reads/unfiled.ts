import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface SuggestedCase {
  readonly id: string;
  readonly reference: string;
  readonly open: boolean;
  readonly stage: string;
  readonly home: string | null;
}

/** Cases of these references, as they are suggested for a message. */
export async function suggestedCases(
  tx: Transaction,
  organisation: OrganisationId,
  references: readonly string[],
): Promise<SuggestedCase[]> {
  const { rows } = await tx.query<SuggestedCase>(
    `select c.case_id as id, c.reference, c.open, c.stage, concat_ws(', ', 'plot ' || h.plot, h.address, h.postcode) as home
       from case_now c left join home h on h.organisation_id = $1 and h.home_id = c.home_id
      where c.organisation_id = $1 and c.reference = any($2::text[]) limit 20`,
    [organisation, references],
  );
  return rows;
}

export interface PartyChoice {
  readonly id: string;
  readonly role: string;
  readonly name: string | null;
}

/** The people of a case, of whom one may have written a message. */
export async function partyChoices(
  tx: Transaction,
  organisation: OrganisationId,
  caseId: string,
): Promise<PartyChoice[]> {
  const { rows } = await tx.query<PartyChoice>(
    `select p.party_id as id, p.role, coalesce(m.name, k.name) as name
       from case_party p
       left join person m on m.organisation_id = $1 and m.person_id = p.person_id
       left join client_contact k on k.organisation_id = $1 and k.contact_id = p.person_id
      where p.organisation_id = $1 and p.case_id = $2 limit 50`,
    [organisation, caseId],
  );
  return rows;
}

export interface FileOfMessage {
  readonly id: string;
  readonly messageId: string | null;
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

export async function filesOfMessage(
  tx: Transaction,
  organisation: OrganisationId,
  messageId: string,
): Promise<FileOfMessage[]> {
  const { rows } = await tx.query<FileOfMessage>(
    `select a.attachment_id as id, a.message_id as "messageId", a.name, a.size, f.sniffed_type as type
       from attachment a join file f on f.organisation_id = $1 and f.sha256 = a.sha256
      where a.organisation_id = $1 and a.message_id = $2 limit 50`,
    [organisation, messageId],
  );
  return rows;
}

/** Messages that a person put aside lately, to be brought back. */
export async function putAside(
  tx: Transaction,
  organisation: OrganisationId,
  since: Instant,
): Promise<
  {
    readonly id: string;
    readonly sender: string | null;
    readonly subject: string | null;
    readonly why: string;
    readonly receivedAt: Instant;
  }[]
> {
  const { rows } = await tx.query(
    `select message_id as id, sender, subject, why, received_at as "receivedAt" from message
      where organisation_id = $1 and status = 'ignored' and received_at > $2 order by received_at desc limit 50`,
    [organisation, since],
  );
  return rows;
}

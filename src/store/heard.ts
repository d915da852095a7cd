import type { Instant } from '../domain/time/types.ts';
import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

export interface HeardMark {
  readonly mailbox: string;
  readonly completeAt: Instant;
  readonly oldestUnread: Instant | null;
}

/** Notes up to when a mailbox has been heard; an older mark never replaces a newer. */
export async function noteHeard(
  tx: Transaction,
  organisation: OrganisationId,
  mark: HeardMark,
): Promise<void> {
  await tx.query(
    `insert into heard (organisation_id, mailbox, complete_at, oldest_unread) values ($1, $2, $3, $4)
     on conflict (organisation_id, mailbox) do update
        set complete_at = greatest(heard.complete_at, excluded.complete_at), oldest_unread = excluded.oldest_unread`,
    [organisation, mark.mailbox, mark.completeAt, mark.oldestUnread],
  );
}

/** Every mailbox that was ever heard is heard up to `at`: on a training desk, whose time passes while nothing can arrive. */
export async function mailboxesHeard(
  tx: Transaction,
  organisation: OrganisationId,
  at: Instant,
): Promise<void> {
  await tx.query(
    'update heard set complete_at = greatest(complete_at, $2) where organisation_id = $1 and oldest_unread is null',
    [organisation, at],
  );
}

/** How far an IMAP mailbox has been read. */
export interface MailboxPlace {
  readonly uidvalidity: string;
  readonly uidNext: number;
}

export async function keepMailboxPlace(
  tx: Transaction,
  organisation: OrganisationId,
  mailbox: string,
  place: MailboxPlace,
): Promise<void> {
  await tx.query(
    `insert into heard (organisation_id, mailbox, complete_at, uidvalidity, uid_next) values ($1, $2, 0, $3, $4)
     on conflict (organisation_id, mailbox) do update
        set uidvalidity = excluded.uidvalidity, uid_next = excluded.uid_next`,
    [organisation, mailbox, place.uidvalidity, place.uidNext],
  );
}

export async function mailboxPlace(
  tx: Transaction,
  organisation: OrganisationId,
  mailbox: string,
): Promise<MailboxPlace | null> {
  const { rows } = await tx.query<{ uidvalidity: string | null; uidNext: number | null }>(
    'select uidvalidity, uid_next as "uidNext" from heard where organisation_id = $1 and mailbox = $2',
    [organisation, mailbox],
  );
  const [row] = rows;
  if (row === undefined || row.uidvalidity === null || row.uidNext === null) return null;
  return { uidvalidity: row.uidvalidity, uidNext: row.uidNext };
}

import type { Instant } from '../domain/time/types.ts';
import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

export interface NewFile {
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly size: number;
  /** Null: the bytes lie in the file store, under organisation and digest. */
  readonly body: Uint8Array | null;
  readonly sniffedType: string;
  readonly storedAt: Instant;
}

/** Keeps the row of a file; the same bytes are one file. */
export async function keepFile(tx: Transaction, organisation: OrganisationId, file: NewFile): Promise<void> {
  await tx.query(
    `insert into file (organisation_id, sha256, size, body, sniffed_type, stored_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [organisation, file.sha256, file.size, file.body, file.sniffedType, file.storedAt],
  );
}

/** The bytes kept in the database; null where they lie in the file store; undefined where no such file is known. */
export async function readFileBody(
  tx: Transaction,
  organisation: OrganisationId,
  sha256: string,
): Promise<Uint8Array | null | undefined> {
  const { rows } = await tx.query<{ body: Buffer | null }>(
    'select body from file where organisation_id = $1 and sha256 = $2',
    [organisation, sha256],
  );
  return rows[0]?.body;
}

export interface NewAttachment {
  readonly id: string;
  readonly messageId: string | null;
  readonly caseId: string | null;
  readonly sha256: string;
  readonly name: string;
  readonly declaredType: string;
  readonly size: number;
}

/** Names a kept file as an attachment of a message or a case; the same id once. */
export async function attach(
  tx: Transaction,
  organisation: OrganisationId,
  attachment: NewAttachment,
): Promise<void> {
  await tx.query(
    `insert into attachment (organisation_id, attachment_id, message_id, case_id, sha256, name, declared_type, size)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [
      organisation,
      attachment.id,
      attachment.messageId,
      attachment.caseId,
      attachment.sha256,
      attachment.name,
      attachment.declaredType,
      attachment.size,
    ],
  );
}

/** The attachments of a message belong to the case on which it is filed; null: to none. */
export async function attachmentsToCase(
  tx: Transaction,
  organisation: OrganisationId,
  messageId: string,
  caseId: string | null,
): Promise<void> {
  await tx.query('update attachment set case_id = $3 where organisation_id = $1 and message_id = $2', [
    organisation,
    messageId,
    caseId,
  ]);
}

import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface CaseFile {
  readonly name: string;
  readonly sha256: string;
  /** As sniffed from its bytes. */
  readonly type: string;
  readonly caseId: string | null;
  readonly size: number;
  /** Null: the bytes lie in the file store. */
  readonly body: Uint8Array | null;
  /** Who goes to the home of its case, by staff id. */
  readonly operatives: readonly string[];
}

/** One attachment with its bytes, where they are small; null: none of this id. */
export async function caseFile(
  tx: Transaction,
  organisation: OrganisationId,
  attachmentId: string,
): Promise<CaseFile | null> {
  const { rows } = await tx.query<CaseFile>(
    `select a.name, a.sha256, f.sniffed_type as type, a.case_id as "caseId", a.size, f.body,
            array(select p->>'operative' from case_now c, jsonb_array_elements(c.state->'appointments') p
                   where c.organisation_id = $1 and c.case_id = a.case_id and p->>'operative' is not null) as operatives
       from attachment a join file f on f.organisation_id = $1 and f.sha256 = a.sha256
      where a.organisation_id = $1 and a.attachment_id = $2`,
    [organisation, attachmentId],
  );
  return rows[0] ?? null;
}

import type { Instant } from '../domain/time/types.ts';
import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

/** Something that a check found, as it is kept with a draft. */
export interface KeptFinding {
  readonly kind: 'error' | 'warning';
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface StandardDraft {
  readonly name: string;
  readonly version: string;
  /** The standard and its wording, as people wrote them (YAML). */
  readonly body: string;
  readonly wording: string;
  /** Null until checked. */
  readonly findings: readonly KeptFinding[] | null;
  readonly savedAt: Instant;
  readonly checkedAt: Instant | null;
}

const columns = `name, version, body, wording, findings, saved_at as "savedAt", checked_at as "checkedAt"`;

export async function standardDrafts(
  tx: Transaction,
  organisation: OrganisationId,
): Promise<StandardDraft[]> {
  const { rows } = await tx.query<StandardDraft>(
    `select ${columns} from standard_draft where organisation_id = $1 order by name, version limit 200`,
    [organisation],
  );
  return rows;
}

/** Locked for this transaction; null where there is none. */
export async function standardDraft(
  tx: Transaction,
  organisation: OrganisationId,
  name: string,
  version: string,
): Promise<StandardDraft | null> {
  const { rows } = await tx.query<StandardDraft>(
    `select ${columns} from standard_draft where organisation_id = $1 and name = $2 and version = $3 for update`,
    [organisation, name, version],
  );
  return rows[0] ?? null;
}

/** Adds a draft, or puts other words in the place of its own: then it is unchecked again. */
export async function putStandardDraft(
  tx: Transaction,
  organisation: OrganisationId,
  draft: Pick<StandardDraft, 'name' | 'version' | 'body' | 'wording' | 'savedAt'>,
): Promise<void> {
  await tx.query(
    `insert into standard_draft (organisation_id, name, version, body, wording, saved_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (organisation_id, name, version) do update set body = excluded.body, wording = excluded.wording,
       saved_at = excluded.saved_at, findings = null, checked_at = null`,
    [organisation, draft.name, draft.version, draft.body, draft.wording, draft.savedAt],
  );
}

export async function putFindings(
  tx: Transaction,
  organisation: OrganisationId,
  draft: Pick<StandardDraft, 'name' | 'version'>,
  findings: readonly KeptFinding[],
  at: Instant,
): Promise<void> {
  await tx.query(
    'update standard_draft set findings = $4, checked_at = $5 where organisation_id = $1 and name = $2 and version = $3',
    [organisation, draft.name, draft.version, JSON.stringify(findings), at],
  );
}

export async function dropStandardDraft(
  tx: Transaction,
  organisation: OrganisationId,
  draft: Pick<StandardDraft, 'name' | 'version'>,
): Promise<void> {
  await tx.query('delete from standard_draft where organisation_id = $1 and name = $2 and version = $3', [
    organisation,
    draft.name,
    draft.version,
  ]);
}

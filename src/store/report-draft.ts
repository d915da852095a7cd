import type { Instant } from '../domain/time/types.ts';
import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

export interface DraftRow {
  readonly answers: unknown;
  readonly plan: unknown;
  readonly outcome: unknown;
}

/** The report in the making of one browser; null: none, or it is too old. Locked until the transaction ends. */
export async function readDraft(
  tx: Transaction,
  organisation: OrganisationId,
  digest: Buffer,
  wall: Instant,
): Promise<DraftRow | null> {
  const { rows } = await tx.query<DraftRow>(
    `select answers, plan, outcome from report_draft
      where organisation_id = $1 and draft_digest = $2 and expires_at > $3 for update`,
    [organisation, digest, wall],
  );
  return rows[0] ?? null;
}

/** Keeps the answers given so far, and drops what others left behind. One that was sent is begun anew. */
export async function keepDraft(
  tx: Transaction,
  organisation: OrganisationId,
  digest: Buffer,
  answers: unknown,
  expiresAt: Instant,
  wall: Instant,
): Promise<void> {
  await tx.query('delete from report_draft where organisation_id = $1 and expires_at <= $2', [
    organisation,
    wall,
  ]);
  await tx.query(
    `insert into report_draft (organisation_id, draft_digest, answers, expires_at) values ($1, $2, $3, $4)
     on conflict (organisation_id, draft_digest)
     do update set answers = excluded.answers, plan = null, outcome = null, expires_at = excluded.expires_at`,
    [organisation, digest, JSON.stringify(answers), expiresAt],
  );
}

/** What is asked of the case for this report, decided once. */
export async function planDraft(
  tx: Transaction,
  organisation: OrganisationId,
  digest: Buffer,
  plan: unknown,
): Promise<void> {
  await tx.query('update report_draft set plan = $3 where organisation_id = $1 and draft_digest = $2', [
    organisation,
    digest,
    JSON.stringify(plan),
  ]);
}

/** The report was sent: only what became of it is kept. */
export async function finishDraft(
  tx: Transaction,
  organisation: OrganisationId,
  digest: Buffer,
  outcome: unknown,
): Promise<void> {
  await tx.query(
    `update report_draft set answers = '{}', plan = null, outcome = $3 where organisation_id = $1 and draft_digest = $2`,
    [organisation, digest, JSON.stringify(outcome)],
  );
}

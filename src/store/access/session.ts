import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface NewSession {
  readonly digest: Buffer;
  readonly staffId: string | null;
  readonly caseId: string | null;
  readonly partyId: string | null;
  readonly startedAt: Instant;
  readonly expiresAt: Instant;
}

export interface SessionRow {
  readonly staffId: string | null;
  readonly name: string | null;
  readonly roles: string[] | null;
  readonly caseId: string | null;
  readonly partyId: string | null;
}

export async function beginSession(
  tx: Transaction,
  organisation: OrganisationId,
  session: NewSession,
): Promise<void> {
  await tx.query(
    `insert into session (organisation_id, session_digest, staff_id, case_id, party_id, started_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      organisation,
      session.digest,
      session.staffId,
      session.caseId,
      session.partyId,
      session.startedAt,
      session.expiresAt,
    ],
  );
}

/** A session that still runs, with the person as they are now: who left, or lost a role, lost it at once. */
export async function runningSession(
  tx: Transaction,
  organisation: OrganisationId,
  digest: Buffer,
  now: Instant,
): Promise<SessionRow | null> {
  const { rows } = await tx.query<SessionRow>(
    `select s.staff_id as "staffId", f.name, f.roles, s.case_id as "caseId", s.party_id as "partyId"
     from session s left join staff f on f.organisation_id = s.organisation_id and f.staff_id = s.staff_id and f.left_at is null
     where s.organisation_id = $1 and s.session_digest = $2 and s.ended_at is null and s.expires_at > $3
       and (s.staff_id is null or f.staff_id is not null)`,
    [organisation, digest, now],
  );
  return rows[0] ?? null;
}

export async function endSession(
  tx: Transaction,
  organisation: OrganisationId,
  digest: Buffer,
  now: Instant,
): Promise<void> {
  await tx.query(
    'update session set ended_at = $3 where organisation_id = $1 and session_digest = $2 and ended_at is null',
    [organisation, digest, now],
  );
}

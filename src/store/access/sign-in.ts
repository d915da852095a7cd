import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface NewSignIn {
  readonly id: string;
  /** Null where the address belongs to nobody: the row stands all the same, so that both are answered alike. */
  readonly staffId: string | null;
  readonly code: Buffer;
  readonly link: Buffer;
  readonly browser: Buffer;
  readonly expiresAt: Instant;
}

export interface SignInRow {
  readonly id: string;
  readonly staffId: string | null;
  readonly code: Buffer;
  readonly browser: Buffer;
  readonly tries: number;
}

const shape =
  'sign_in_id as id, staff_id as "staffId", code_digest as code, browser_digest as browser, tries';

export async function addSignIn(
  tx: Transaction,
  organisation: OrganisationId,
  signIn: NewSignIn,
): Promise<void> {
  await tx.query(
    `insert into sign_in (organisation_id, sign_in_id, staff_id, code_digest, link_digest, browser_digest, expires_at, tries)
     values ($1, $2, $3, $4, $5, $6, $7, 0)`,
    [organisation, signIn.id, signIn.staffId, signIn.code, signIn.link, signIn.browser, signIn.expiresAt],
  );
}

/** The newest sign-in that this browser asked for and that still runs; locked, so that tries are counted one by one. */
export async function signInOfBrowser(
  tx: Transaction,
  organisation: OrganisationId,
  browser: Buffer,
  now: Instant,
): Promise<SignInRow | null> {
  const { rows } = await tx.query<SignInRow>(
    `select ${shape} from sign_in
     where organisation_id = $1 and browser_digest = $2 and used_at is null and expires_at > $3
     order by expires_at desc, sign_in_id desc limit 1 for update`,
    [organisation, browser, now],
  );
  return rows[0] ?? null;
}

export async function signInOfLink(
  tx: Transaction,
  organisation: OrganisationId,
  link: Buffer,
  now: Instant,
): Promise<SignInRow | null> {
  const { rows } = await tx.query<SignInRow>(
    `select ${shape} from sign_in
     where organisation_id = $1 and link_digest = $2 and used_at is null and expires_at > $3 for update`,
    [organisation, link, now],
  );
  return rows[0] ?? null;
}

export async function countTry(tx: Transaction, organisation: OrganisationId, id: string): Promise<void> {
  await tx.query('update sign_in set tries = tries + 1 where organisation_id = $1 and sign_in_id = $2', [
    organisation,
    id,
  ]);
}

export async function useSignIn(
  tx: Transaction,
  organisation: OrganisationId,
  id: string,
  now: Instant,
): Promise<void> {
  await tx.query('update sign_in set used_at = $3 where organisation_id = $1 and sign_in_id = $2', [
    organisation,
    id,
    now,
  ]);
}

export async function staffByAddress(
  tx: Transaction,
  organisation: OrganisationId,
  address: string,
): Promise<{ id: string; email: string } | null> {
  const { rows } = await tx.query<{ id: string; email: string }>(
    'select staff_id as id, email from staff where organisation_id = $1 and lower(email) = lower($2) and left_at is null',
    [organisation, address],
  );
  return rows[0] ?? null;
}

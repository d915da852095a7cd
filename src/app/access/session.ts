import type { Instant } from '../../domain/time/types.ts';
import { beginSession, endSession, runningSession } from '../../store/access/session.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { forgetToken } from '../../store/route-token.ts';
import { inOrganisation, inRouting } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { giveOut, organisationOf } from './route.ts';
import { digestOf, newToken } from './token.ts';

type Sessions = Pick<Ground, 'pool' | 'secret'>;

/** Twelve hours from sign-in, whatever is done in between. */
export const sessionMilliseconds = 12 * 3_600_000;

/** Who is signed in: a member of staff, or one party of one case. */
export type Signed = { readonly organisation: OrganisationId } & (
  | {
      readonly kind: 'staff';
      readonly staffId: string;
      readonly name: string;
      readonly roles: readonly string[];
    }
  | { readonly kind: 'party'; readonly caseId: string; readonly partyId: string }
);

type Of = { readonly staffId: string } | { readonly caseId: string; readonly partyId: string };

/** Begins a session; answers its token, told to one browser and kept nowhere. `wall` is the wall clock. */
export async function startSession(
  ground: Sessions,
  organisation: OrganisationId,
  of: Of,
  wall: Instant,
): Promise<string> {
  const token = newToken();
  await giveOut(ground, organisation, 'session', token);
  const who =
    'staffId' in of ? { staffId: of.staffId, caseId: null, partyId: null } : { staffId: null, ...of };
  await inOrganisation(ground.pool, organisation, (tx) =>
    beginSession(tx, organisation, {
      digest: digestOf(ground.secret, 'session', token),
      ...who,
      startedAt: wall,
      expiresAt: wall + sessionMilliseconds,
    }),
  );
  return token;
}

/** Who this token signs in; null when it is unknown, ended, expired, or its person left. */
export async function whoIs(ground: Sessions, token: string, wall: Instant): Promise<Signed | null> {
  const organisation = await organisationOf(ground, 'session', token);
  if (organisation === null) return null;
  const digest = digestOf(ground.secret, 'session', token);
  const row = await inOrganisation(ground.pool, organisation, (tx) =>
    runningSession(tx, organisation, digest, wall),
  );
  if (row === null) return null;
  if (row.staffId !== null)
    return {
      kind: 'staff',
      organisation,
      staffId: row.staffId,
      name: row.name ?? '',
      roles: row.roles ?? [],
    };
  if (row.caseId === null || row.partyId === null) return null;
  return { kind: 'party', organisation, caseId: row.caseId, partyId: row.partyId };
}

export async function signOut(ground: Sessions, token: string, wall: Instant): Promise<void> {
  const organisation = await organisationOf(ground, 'session', token);
  if (organisation === null) return;
  const digest = digestOf(ground.secret, 'session', token);
  await inOrganisation(ground.pool, organisation, (tx) => endSession(tx, organisation, digest, wall));
  await inRouting(ground.pool, (tx) => forgetToken(tx, digest));
}

import type { Instant } from '../../domain/time/types.ts';
import { addSetUpLink, useSetUpLink } from '../../store/access/set-up-link.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { giveOut, organisationOf } from './route.ts';
import { startSession } from './session.ts';
import { digestOf, newToken } from './token.ts';

type Linking = Pick<Ground, 'pool' | 'secret' | 'publicUrl'>;

const lasts = 24 * 3_600_000;

/**
 * A link that signs a member of staff in once, within a day of the wall clock: for the first keeper, and where no
 * mail can be sent. It is to be printed once on the console; only its digest is kept.
 */
export async function setUpLink(
  ground: Linking,
  organisation: OrganisationId,
  staffId: string,
  wall: Instant,
): Promise<string> {
  const token = newToken();
  await giveOut(ground, organisation, 'set-up link', token);
  await inOrganisation(ground.pool, organisation, (tx) =>
    addSetUpLink(tx, organisation, {
      digest: digestOf(ground.secret, 'set-up link', token),
      staffId,
      expiresAt: wall + lasts,
    }),
  );
  return `${ground.publicUrl}/desk/set-up/${token}`;
}

/** Uses a set-up link up. */
export async function followSetUpLink(
  ground: Linking,
  token: string,
  wall: Instant,
): Promise<{ readonly session: string } | { readonly refused: string }> {
  const refused = { refused: 'This link was used already, or it is too old. Ask your keeper for a new one.' };
  const organisation = await organisationOf(ground, 'set-up link', token);
  if (organisation === null) return refused;
  const digest = digestOf(ground.secret, 'set-up link', token);
  const staffId = await inOrganisation(ground.pool, organisation, (tx) =>
    useSetUpLink(tx, organisation, digest, wall),
  );
  return staffId === null
    ? refused
    : { session: await startSession(ground, organisation, { staffId }, wall) };
}

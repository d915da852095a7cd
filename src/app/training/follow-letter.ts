import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { letterRow } from '../../store/reads/post-room.ts';
import { inOrganisation } from '../../store/transaction.ts';
import { followCustomerLink } from '../customer-link.ts';
import type { Ground } from '../ground.ts';

const link = /\/c\/([A-Za-z0-9_-]{43})/;

/**
 * Follows the link in a letter as whoever it went to would, since on a training desk it reaches nobody: answers their
 * session. Only for training desks; whoever calls it has made sure of that. Refused: no such letter, no link in it, or
 * the link ended. `wall` is the wall clock.
 */
export async function followLetter(
  ground: Pick<Ground, 'pool' | 'secret' | 'now'>,
  organisation: OrganisationId,
  sendId: string,
  wall: Instant,
): Promise<{ readonly session: string } | { readonly refused: string }> {
  const letter = await inOrganisation(ground.pool, organisation, (tx) => letterRow(tx, organisation, sendId));
  const token = letter?.body.match(link)?.[1];
  return token === undefined
    ? { refused: 'There is no link in this letter.' }
    : followCustomerLink(ground, token, wall);
}

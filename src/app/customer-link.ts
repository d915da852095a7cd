import type { Instant } from '../domain/time/types.ts';
import { addCustomerLink, liveCustomerLink } from '../store/access/customer-link.ts';
import type { OrganisationId } from '../store/organisation-id.ts';
import { inOrganisation } from '../store/transaction.ts';
import { giveOut, organisationOf } from './access/route.ts';
import { startSession } from './access/session.ts';
import { digestOf, newToken } from './access/token.ts';
import type { Ground } from './ground.ts';

export const linkDays = 90;

/**
 * A link that shows one case to one of its parties, for 90 days of the organisation's time. The token is random,
 * kept as a digest, and each letter carries one of its own.
 */
export async function customerLink(
  ground: Pick<Ground, 'pool' | 'secret' | 'publicUrl' | 'now'>,
  organisation: OrganisationId,
  caseId: string,
  partyId: string,
): Promise<string> {
  const token = newToken();
  const now = await ground.now(organisation);
  await giveOut(ground, organisation, 'customer link', token);
  await inOrganisation(ground.pool, organisation, (tx) =>
    addCustomerLink(tx, organisation, {
      digest: digestOf(ground.secret, 'customer link', token),
      caseId,
      partyId,
      issuedAt: now,
      expiresAt: now + linkDays * 86_400_000,
    }),
  );
  return `${ground.publicUrl}/c/${token}`;
}

/** Exchanges a link for a session of its party; refused when it is unknown, expired or revoked. `wall` is the wall clock. */
export async function followCustomerLink(
  ground: Pick<Ground, 'pool' | 'secret' | 'now'>,
  token: string,
  wall: Instant,
): Promise<{ readonly session: string } | { readonly refused: string }> {
  const refused = {
    refused: 'This link no longer works. Ring us, or answer our letter, and we send you a new one.',
  };
  const organisation = await organisationOf(ground, 'customer link', token);
  if (organisation === null) return refused;
  const now = await ground.now(organisation);
  const digest = digestOf(ground.secret, 'customer link', token);
  const link = await inOrganisation(ground.pool, organisation, (tx) =>
    liveCustomerLink(tx, organisation, digest, now),
  );
  return link === null ? refused : { session: await startSession(ground, organisation, link, wall) };
}

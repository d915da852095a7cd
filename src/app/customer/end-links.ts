import type { Instant } from '../../domain/time/types.ts';
import { revokeCustomerLinks } from '../../store/access/customer-link.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { type Answer, askOfCase, type Request } from '../ask.ts';
import type { Ground } from '../ground.ts';

/**
 * Ends every link of a party to a case, and whoever came in by one is out, in the transaction that records who ended them.
 * Their next letter carries a new link. Refused as the case refuses. `wall` is the wall clock.
 */
export async function endLinks(
  ground: Ground,
  organisation: OrganisationId,
  base: Pick<Request, 'key' | 'case' | 'by' | 'seen'>,
  partyId: string,
  wall: Instant,
): Promise<Answer> {
  const desk = await ground.now(organisation);
  return askOfCase(
    ground,
    organisation,
    { ...base, ask: { do: 'end customer links', data: { partyId } } },
    (tx) => revokeCustomerLinks(tx, organisation, base.case, partyId, { desk, wall }),
  );
}

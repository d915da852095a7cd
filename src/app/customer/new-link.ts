import type { Instant } from '../../domain/time/types.ts';
import { customerLinkGiven } from '../../store/access/customer-link.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { inOrganisation } from '../../store/transaction.ts';
import { type Limit, overLimit } from '../access/rate.ts';
import { organisationOf } from '../access/route.ts';
import { digestOf } from '../access/token.ts';
import { type Answer, askOfCase, type Request } from '../ask.ts';
import type { Ground } from '../ground.ts';
import { caseOfParty } from './party.ts';

const hour = 3_600_000;
const limit: Limit = { of: 'link again', most: 3, seconds: hour / 1_000 };

/**
 * Sends a party their link once more, by the way the case knows. Refused as the case refuses, and the fourth time within
 * an hour. `wall` is the wall clock.
 */
export async function sendLinkAgain(
  ground: Ground,
  organisation: OrganisationId,
  base: Pick<Request, 'key' | 'case' | 'by' | 'seen'>,
  partyId: string,
  wall: Instant,
): Promise<Answer> {
  const tries = [{ key: `${base.case} ${partyId}`, limit }];
  const wait = await overLimit(ground, organisation, tries, wall);
  if (wait !== null)
    return {
      refused: `their link was sent ${limit.most} times within the hour: try again in ${Math.ceil(wait / 60)} minutes`,
      about: 'partyId',
    };
  return askOfCase(ground, organisation, {
    ...base,
    ask: { do: 'send customer link', data: { partyId } },
  });
}

/**
 * Whoever holds a link that has ended asks for another: it goes to the address that the case has, and to no other. Once
 * an hour for one link. Nothing is sent for a link that nobody gave out or that was revoked, and the caller is never told
 * which it was.
 */
export async function askForNewLink(ground: Ground, token: string, wall: Instant): Promise<void> {
  const organisation = await organisationOf(ground, 'customer link', token);
  if (organisation === null) return;
  const digest = digestOf(ground.secret, 'customer link', token);
  const given = await inOrganisation(ground.pool, organisation, (tx) =>
    customerLinkGiven(tx, organisation, digest),
  );
  const theirs = given && (await caseOfParty(ground, organisation, given.caseId, given.partyId));
  if (theirs === null) return;
  const { state, party, author } = theirs;
  const key = `new link ${digest.toString('hex')} ${Math.floor(wall / hour)}`;
  await sendLinkAgain(ground, organisation, { key, case: state.id, by: author }, party.id, wall);
}

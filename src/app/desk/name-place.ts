import { detailsGiven } from '../../domain/people/details.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { homeFacts } from '../../store/reads/place-people.ts';
import { inOrganisation } from '../../store/transaction.ts';
import { type Answer, askOfCase, type Request } from '../ask.ts';
import type { Ground } from '../ground.ts';
import { idFrom } from '../id-from.ts';
import { clientParties, homeownerParties } from '../intake/parties.ts';
import { localDate } from '../local-date.ts';

/**
 * Says which home a case is about: those who live there and their client's people join it, and what the standard asks
 * for and is known by that counts as given. Refused where there is no such home.
 */
export async function namePlace(
  ground: Ground,
  organisation: OrganisationId,
  base: Pick<Request, 'key' | 'case' | 'by'>,
  known: readonly { readonly personId: string | null }[],
  homeId: string,
  timezone: string,
): Promise<Answer> {
  const now = await ground.now(organisation);
  const on = localDate(now, timezone);
  const found = await inOrganisation(ground.pool, organisation, async (tx) => {
    const home = await homeFacts(tx, organisation, homeId, on);
    if (home === null) return null;
    const people = await homeownerParties(ground, tx, organisation, home, null, now);
    const client = await clientParties(ground, tx, organisation, home, on, null);
    return { home, people, parties: [...people, ...client] };
  });
  if (found === null) return { refused: 'There is no such home', about: 'home' };
  const { home, people, parties } = found;
  const here = new Set(known.map(({ personId }) => personId));
  for (const party of parties.filter(({ personId }) => !here.has(personId)))
    await askOfCase(ground, organisation, {
      ...base,
      key: `${base.key} ${party.personId}`,
      ask: { do: 'join party', data: { ...party, partyId: idFrom(base.key, `party ${party.personId}`) } },
    });
  const details = detailsGiven({
    client: true,
    home: true,
    homeowner: people.length > 0,
    contact: people.some(({ points }) => points.length > 0),
    fault: false,
  });
  return askOfCase(ground, organisation, {
    ...base,
    ask: { do: 'name place', data: { homeId, siteId: home.siteId, clientId: home.clientId, details } },
  });
}

import { outcodesIn, postcodesIn } from '../../domain/places/postcode.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import type { Contact } from '../../store/reads/named-contact.ts';
import { placeHits } from '../../store/reads/places.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { whoLooksAfter } from '../intake/contact-card.ts';
import { organisationDate } from '../organisation-date.ts';

/**
 * Who looks after the sites of a postcode, or of its first half (A2): covers for those away, no client named. Empty where
 * nothing is known of it; refused where the text holds no postcode.
 */
export async function contactsByPostcode(
  ground: Pick<Ground, 'pool' | 'now'>,
  organisation: OrganisationId,
  text: string,
): Promise<readonly Contact[] | { readonly refused: string }> {
  const postcodes = postcodesIn(text).map(({ postcode }) => postcode);
  const outcodes = outcodesIn(text);
  if (postcodes.length + outcodes.length === 0)
    return { refused: 'That is no postcode: send one like LS15 8ZZ, or its first half.' };
  const now = await ground.now(organisation);
  return inOrganisation(ground.pool, organisation, async (tx) => {
    const nothing = { plots: [], numbers: [], heads: [], names: [], clients: [], homes: [] };
    const { sites } = await placeHits(tx, organisation, { ...nothing, postcodes, outcodes });
    const exact = sites.filter(({ by }) => by === 'postcode');
    const places = (exact.length > 0 ? exact : sites).slice(0, 10);
    return whoLooksAfter(tx, organisation, places, await organisationDate(tx, organisation, now));
  });
}

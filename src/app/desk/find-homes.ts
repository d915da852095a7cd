import { placeMentions } from '../../domain/places/mentions.ts';
import { whichHome } from '../../domain/places/which-home.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { type HomeLabel, homeLabels, homesIn } from '../../store/reads/home-labels.ts';
import { type ContactOf, namedContacts } from '../../store/reads/named-contact.ts';
import { placeHits } from '../../store/reads/places.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { localDate } from '../local-date.ts';

const nobody = { clientIds: [], siteIds: [], homeIds: [] };

export interface FoundHomes {
  readonly homes: readonly HomeLabel[];
  /** The one home that is meant beyond doubt. */
  readonly certain: string | null;
  readonly siteId: string | null;
  readonly clientId: string | null;
  /** Whom the rule chooses for these homes, or for the site or client that is known. */
  readonly contacts: readonly ContactOf[];
}

/** Homes that a few typed words may mean: '41 larches', 'plot 41', '7 Larch Close', 'LS15 8ZZ'. */
export async function findHomes(
  ground: Pick<Ground, 'pool' | 'now'>,
  organisation: OrganisationId,
  text: string,
  timezone: string,
): Promise<FoundHomes> {
  const on = localDate(await ground.now(organisation), timezone);
  const mentions = mentioned(text.slice(0, 300));
  return inOrganisation(ground.pool, organisation, async (tx) => {
    const hits = await placeHits(tx, organisation, { ...mentions, clients: [], homes: [] });
    const place = whichHome(mentions, hits, nobody);
    const found = hits.homes.map((home) => home.homeId);
    const sites = hits.sites.filter(({ by }) => by === 'name').map(({ siteId }) => siteId);
    const near = found.length > 0 ? found : await homesIn(tx, organisation, mentions.postcodes, sites);
    const ids = place.homeId === null ? near : [place.homeId];
    const homes = await homeLabels(tx, organisation, ids, on);
    const { siteId, clientId } = place;
    const known = siteId === null && clientId === null ? [] : [{ siteId, clientId }];
    const places = [...homes.map((home) => ({ siteId: home.siteId, clientId: home.clientId })), ...known];
    return {
      homes,
      certain: place.homeId,
      siteId,
      clientId,
      contacts: await namedContacts(tx, organisation, distinct(places), on),
    };
  });
}

const distinct = <T extends object>(rows: readonly T[]): T[] => [
  ...new Map(rows.map((row) => [JSON.stringify(row), row])).values(),
];

/** One home by its id, as it is chosen from a list; null: none of this id. */
export async function homeChosen(
  ground: Pick<Ground, 'pool' | 'now'>,
  organisation: OrganisationId,
  id: string,
  timezone: string,
): Promise<HomeLabel | null> {
  const on = localDate(await ground.now(organisation), timezone);
  const [home] = await inOrganisation(ground.pool, organisation, (tx) =>
    homeLabels(tx, organisation, [id], on),
  );
  return home ?? null;
}

/** A number that stands first is a plot as well as a house; a site may be named without its article. */
function mentioned(text: string): ReturnType<typeof placeMentions> {
  const first = /^\s*([a-z]?\d{1,4}[a-z]?)\b/i.exec(text)?.[1]?.toLowerCase();
  const said = placeMentions(text);
  return {
    ...said,
    plots: first === undefined ? said.plots : [...new Set([...said.plots, first])],
    numbers: first === undefined ? said.numbers : [...new Set([...said.numbers, first])],
    names: [
      ...said.names,
      ...said.names.filter((name) => name.startsWith('the ')).map((name) => name.slice(4)),
    ],
  };
}

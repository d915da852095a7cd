import type { PlaceMentions } from './mentions.ts';

export interface HomeHit {
  readonly homeId: string;
  readonly siteId: string;
  readonly clientId: string;
  /** Lower case. */
  readonly plot: string | null;
  readonly head: string | null;
  readonly postcode: string | null;
}

export interface SiteHit {
  readonly siteId: string;
  readonly clientId: string;
  readonly by: 'name' | 'postcode' | 'outcode';
}

/** What the sender brings by being known. */
export interface SenderPlaces {
  readonly clientIds: readonly string[];
  /** Sites a client's contact is responsible for. */
  readonly siteIds: readonly string[];
  readonly homeIds: readonly string[];
}

export interface Place {
  readonly homeId: string | null;
  readonly siteId: string | null;
  readonly clientId: string | null;
  /** The site was not named: a person, or the sender, is asked to confirm it. */
  readonly guessed: boolean;
  readonly why: string;
  /** The homes that could be meant, when more than one could. */
  readonly candidates: readonly HomeHit[];
}

/**
 * Which home a message means, from what it mentions and what was found for that; the first rule that leaves exactly one
 * home holds. A plot without a site only guesses the site, so that no letter goes to the wrong home.
 */
export function whichHome(
  mentions: Pick<PlaceMentions, 'plots' | 'numbers' | 'heads' | 'postcodes'>,
  found: { readonly homes: readonly HomeHit[]; readonly sites: readonly SiteHit[] },
  sender: SenderPlaces,
): Place {
  const named = new Set(found.sites.filter(({ by }) => by !== 'outcode').map(({ siteId }) => siteId));
  const sites = new Set([...named, ...sender.siteIds]);
  const ofSender = (home: HomeHit): boolean =>
    sender.clientIds.length === 0 || sender.clientIds.includes(home.clientId);
  const plots = new Set(mentions.plots);
  const numbers = new Set(mentions.numbers);
  const atPlot = found.homes.filter(({ plot }) => plot !== null && plots.has(plot));
  const atNumber = found.homes.filter(({ head }) => head !== null && numbers.has(head.split(' ')[0] ?? ''));
  const atHead = found.homes.filter(({ head }) => head !== null && mentions.heads.includes(head));
  const inPostcode = (home: HomeHit): boolean =>
    home.postcode !== null && mentions.postcodes.includes(home.postcode);
  const onSite = (home: HomeHit): boolean => sites.has(home.siteId);
  const rules: readonly (readonly [string, readonly HomeHit[]])[] = [
    ['the plot and the site', atPlot.filter(onSite)],
    ['the number and street, with the postcode', atHead.filter(inPostcode)],
    ['the number and street, on the site named', atHead.filter((home) => named.has(home.siteId))],
    ['the number and street, with the client', atHead.filter(ofSender)],
    ['the number and street', atHead],
    ['the house number with the postcode', atNumber.filter(inPostcode)],
    ['the house number on the site named', atNumber.filter((home) => named.has(home.siteId))],
  ];
  for (const [why, homes] of rules) {
    const [home] = homes;
    if (home !== undefined && homes.length === 1) return certain(home, `Its home is known by ${why}`);
  }
  const mine = found.homes.filter(({ homeId }) => sender.homeIds.includes(homeId));
  const nothingElse =
    plots.size === 0 && numbers.size === 0 && named.size === 0 && mentions.postcodes.length === 0;
  const [own] = mine;
  if (own !== undefined && mine.length === 1 && nothingElse) return certain(own, 'Its home is the sender’s');
  return uncertain(atPlot.filter(ofSender), found, sites, sender, [
    ...new Set([...atPlot, ...atHead, ...atNumber, ...mine]),
  ]);
}

const certain = (home: HomeHit, why: string): Place => ({
  homeId: home.homeId,
  siteId: home.siteId,
  clientId: home.clientId,
  guessed: false,
  why,
  candidates: [],
});

function uncertain(
  atPlot: readonly HomeHit[],
  found: { readonly sites: readonly SiteHit[] },
  sites: ReadonlySet<string>,
  sender: SenderPlaces,
  candidates: readonly HomeHit[],
): Place {
  const [guess] = atPlot;
  if (guess !== undefined && atPlot.length === 1 && sites.size === 0 && sender.clientIds.length > 0) {
    return {
      homeId: null,
      siteId: guess.siteId,
      clientId: guess.clientId,
      guessed: true,
      why: 'Its site is guessed: only one of the client’s sites has this plot',
      candidates: [guess],
    };
  }
  const clients = new Set(
    found.sites.filter(({ siteId }) => sites.has(siteId)).map(({ clientId }) => clientId),
  );
  const [site] = sites;
  const [client] = clients.size > 0 ? clients : sender.clientIds;
  const oneClient = clients.size === 1 || (clients.size === 0 && sender.clientIds.length === 1);
  return {
    homeId: null,
    siteId: sites.size === 1 ? (site ?? null) : null,
    clientId: oneClient ? (client ?? null) : null,
    guessed: false,
    why: candidates.length > 1 ? 'Several homes could be meant' : 'Its home is not known',
    candidates,
  };
}

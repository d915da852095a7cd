import type { Rules } from '../../domain/case/rules.ts';
import { domainOf, emailKey } from '../../domain/people/contact-key.ts';
import { detailsGiven } from '../../domain/people/details.ts';
import { type Who, whoIs } from '../../domain/people/who.ts';
import { placeMentions } from '../../domain/places/mentions.ts';
import { type Place, whichHome } from '../../domain/places/which-home.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { homeFacts } from '../../store/reads/place-people.ts';
import { placeHits } from '../../store/reads/places.ts';
import { senderRows } from '../../store/reads/sender.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { ReportAnswers } from './answers.ts';

export interface Weighed {
  readonly who: Who | null;
  readonly place: Place;
  /** Details of the standard that are here, by name. */
  readonly given: readonly string[];
}

/** Which home a form means, who sends it, and which of the standard's details it brings (A4). */
export async function weigh(
  tx: Transaction,
  organisation: OrganisationId,
  answers: ReportAnswers,
  today: LocalDate,
): Promise<Weighed> {
  const email = emailKey(answers.reporterEmail || answers.email);
  const who =
    email === '' ? null : whoIs(await senderRows(tx, organisation, email, domainOf(email), today), true);
  const clients = who?.kind === 'client' ? [who.clientId] : [];
  const homes = who?.kind === 'homeowner' ? who.homeIds : [];
  const plot = answers.plot.replace(/^plot\s+/i, '');
  const mentions = placeMentions(
    [plot === '' ? '' : `plot ${plot}`, answers.site, answers.address, answers.postcode, answers.client]
      .filter((part) => part !== '')
      .join(', '),
  );
  const hits = await placeHits(tx, organisation, { ...mentions, clients, homes });
  const siteIds = who?.kind === 'client' ? who.siteIds : [];
  const found = whichHome(mentions, hits, { clientIds: clients, siteIds, homeIds: homes });
  const named = hits.clients.length === 1 ? (hits.clients[0] ?? null) : null;
  const place = { ...found, clientId: found.clientId ?? named ?? clients[0] ?? null };
  const home = place.homeId === null ? null : await homeFacts(tx, organisation, place.homeId, today);
  const lives = (home?.people.length ?? 0) > 0;
  const given = detailsGiven({
    // An address that is not in the records is an address: a person finds the home.
    client: place.clientId !== null || answers.client !== '',
    home:
      place.homeId !== null ||
      (answers.site !== '' && plot !== '') ||
      (answers.address !== '' && answers.postcode !== ''),
    homeowner: answers.homeowner !== '' || lives,
    contact: answers.email !== '' || answers.phone !== '' || lives,
    fault: answers.items.length > 0,
  });
  return { who, place, given };
}

/** What the standard asks for that is not here, in its own words. */
export function missingFrom(rules: Rules, given: readonly string[]): string[] {
  const standard = rules.standards.get(rules.inForce.get('query')?.standard ?? '');
  if (standard === undefined) throw new Error('no standard for queries is in force');
  return standard.details.filter((detail) => !given.includes(detail.name)).map((detail) => detail.ask);
}

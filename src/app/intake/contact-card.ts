import type { LocalDate } from '../../domain/time/types.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { type Contact, type ContactOf, dutyLead, namedContacts } from '../../store/reads/named-contact.ts';
import { allSites } from '../../store/site.ts';
import type { Transaction } from '../../store/transaction.ts';

/** What is asked about; where both are known the site's own contact comes before the client's. */
export interface AskedPlace {
  readonly siteId: string | null;
  readonly clientId: string | null;
}

/**
 * Who looks after these places on a local date (A2), each once. A place without anybody has the duty lead; no place, or
 * nobody at all, is an empty answer. Clients are never named in it.
 */
export async function whoLooksAfter(
  tx: Transaction,
  organisation: OrganisationId,
  places: readonly AskedPlace[],
  on: LocalDate,
): Promise<Contact[]> {
  if (places.length === 0) return [];
  const asked = places.slice(0, 10);
  const direct = await namedContacts(tx, organisation, asked, on);
  const whole = asked.filter(
    ({ siteId, clientId }) =>
      siteId === null && !direct.some((one) => one.siteId === null && one.clientId === clientId),
  );
  const found = [...direct, ...(await ofAllSites(tx, organisation, whole, on))];
  const answered = (place: AskedPlace): boolean =>
    found.some(
      ({ siteId, clientId }) =>
        clientId === place.clientId && (place.siteId === null || siteId === place.siteId),
    );
  const lead = places.every(answered) ? null : await dutyLead(tx, organisation);
  const all: Contact[] = lead === null ? found : [...found, lead];
  return all.filter((contact, at) => all.findIndex(({ staffId }) => staffId === contact.staffId) === at);
}

/** A client without a contact of its own is looked after by those of its sites. */
async function ofAllSites(
  tx: Transaction,
  organisation: OrganisationId,
  clients: readonly AskedPlace[],
  on: LocalDate,
): Promise<ContactOf[]> {
  if (clients.length === 0) return [];
  const wanted = new Set(clients.map(({ clientId }) => clientId));
  const sites = (await allSites(tx, organisation))
    .filter(({ clientId }) => wanted.has(clientId))
    .slice(0, 20);
  return namedContacts(
    tx,
    organisation,
    sites.map(({ id, clientId }) => ({ siteId: id, clientId })),
    on,
  );
}

/** The contact card as a letter words it: name, phone and address of each, and for whom they stand in. */
export const contactCard = (contacts: readonly Contact[]): string =>
  contacts
    .map(
      ({ name, phone, email, coversFor }) =>
        `${name}${coversFor === null ? '' : ` (while ${coversFor} is away)`}\n${phone}\n${email}`,
    )
    .join('\n\n');

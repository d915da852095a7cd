import type { ContactPoint, PartyFacts } from '../../domain/case/event.ts';
import type { NamedHomeowner } from '../../domain/people/named-homeowner.ts';
import type { Instant, LocalDate } from '../../domain/time/types.ts';
import { pointsOf } from '../../store/contact-point.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { addPeople } from '../../store/person.ts';
import {
  type HomeFacts,
  type HomePerson,
  type PlacePeople,
  placePeople,
} from '../../store/reads/place-people.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { inOrder, newPoints } from './points.ts';

/** Who reports something, as far as it is known. */
export type Reporter =
  | { readonly role: 'homeowner'; readonly personId: string; readonly wroteFrom: string | null }
  | {
      readonly role: 'client';
      readonly contactId: string | null;
      readonly post: string | null;
      readonly wroteFrom: string | null;
    }
  | {
      readonly role: 'somebody';
      readonly name: string;
      readonly wroteFrom: string | null;
      readonly phone: string | null;
    };

type Making = Pick<Ground, 'newId' | 'secret'>;

/** The party who reports. Somebody unknown is taken for the homeowner where nobody else is recorded as living there. */
export async function reporterParty(
  ground: Making,
  tx: Transaction,
  organisation: OrganisationId,
  reporter: Reporter,
  { home, points: known }: Pick<PlacePeople, 'home' | 'points'>,
  at: Instant,
): Promise<PartyFacts> {
  const partyId = ground.newId();
  const values = (
    reporter.wroteFrom === null ? [] : [{ channel: 'email', value: reporter.wroteFrom } as const]
  ).slice();
  if (reporter.role === 'homeowner') {
    const person = home?.people.find(({ personId }) => personId === reporter.personId);
    const points = inOrder(
      known.filter(({ ownerId }) => ownerId === reporter.personId),
      person?.prefers ?? null,
      reporter.wroteFrom,
    );
    return {
      partyId,
      role: 'homeowner',
      personId: reporter.personId,
      points:
        person === undefined ? points : await written(ground, tx, organisation, points, { person, home, at }),
      confirmed: true,
      vulnerable: person?.vulnerable ?? false,
    };
  }
  if (reporter.role === 'client' && reporter.contactId !== null) {
    const points = inOrder(
      known.filter(({ ownerId }) => ownerId === reporter.contactId),
      'email',
      reporter.wroteFrom,
    );
    return {
      partyId,
      role: 'client',
      personId: reporter.contactId,
      ...(reporter.post === null ? {} : { post: reporter.post }),
      points,
      confirmed: true,
    };
  }
  if (reporter.role === 'client') {
    const points = await newPoints(ground, tx, organisation, { kind: 'sender', id: partyId }, values, at);
    return { partyId, role: 'client', personId: null, points, confirmed: true };
  }
  const phone = reporter.phone === null ? [] : [{ channel: 'phone', value: reporter.phone } as const];
  if (home !== null && home.people.length > 0) {
    const points = await newPoints(
      ground,
      tx,
      organisation,
      { kind: 'sender', id: partyId },
      [...values, ...phone],
      at,
    );
    return { partyId, role: 'requester', personId: null, points, confirmed: true };
  }
  if (reporter.name === '') {
    const points = await newPoints(
      ground,
      tx,
      organisation,
      { kind: 'sender', id: partyId },
      [...values, ...phone],
      at,
    );
    return { partyId, role: 'homeowner', personId: null, points, confirmed: true };
  }
  const party = await namedParty(
    ground,
    tx,
    organisation,
    { name: reporter.name, phone: reporter.phone, email: reporter.wroteFrom },
    at,
  );
  return { ...party, partyId };
}

/** A homeowner who is known only by what a message or form says of them. */
export async function namedParty(
  ground: Making,
  tx: Transaction,
  organisation: OrganisationId,
  named: NamedHomeowner,
  at: Instant,
): Promise<PartyFacts> {
  const personId = ground.newId();
  await addPeople(tx, organisation, [
    {
      id: personId,
      name: named.name.slice(0, 200),
      title: null,
      prefers: named.email === null ? 'phone' : 'email',
      prefersTimes: null,
      language: null,
      needs: [],
      safeContactOnly: false,
    },
  ]);
  const values = [
    ...(named.email === null ? [] : [{ channel: 'email', value: named.email } as const]),
    ...(named.phone === null ? [] : [{ channel: 'phone', value: named.phone } as const]),
  ];
  const points = await newPoints(ground, tx, organisation, { kind: 'person', id: personId }, values, at);
  return { partyId: ground.newId(), role: 'homeowner', personId, points, confirmed: true };
}

/** Whoever has no e-mail address is written to at home: letters go by post, calls stay calls. */
async function written(
  ground: Making,
  tx: Transaction,
  organisation: OrganisationId,
  points: ContactPoint[],
  {
    person,
    home,
    at,
  }: { readonly person: HomePerson; readonly home: HomeFacts | null; readonly at: Instant },
): Promise<ContactPoint[]> {
  const canBeWritten = points.some(({ channel }) => channel !== 'phone');
  if (canBeWritten || person.safeContactOnly || !home?.address) return points;
  const value = [person.name, home.address, home.postcode].filter((line) => line !== null).join('\n');
  const owner = { kind: 'person', id: person.personId } as const;
  return [...points, ...(await newPoints(ground, tx, organisation, owner, [{ channel: 'post', value }], at))];
}

/** Those recorded as living in the home, but for the one who reports. A person to be reached safely has only the way they chose. */
export async function homeownerParties(
  ground: Making,
  tx: Transaction,
  organisation: OrganisationId,
  home: HomeFacts | null,
  but: string | null,
  at: Instant,
): Promise<PartyFacts[]> {
  const people = (home?.people ?? []).map(({ personId }) => personId);
  const points = people.length === 0 ? [] : await pointsOf(tx, organisation, people);
  return homeowners(ground, tx, organisation, { home, points }, but, at);
}

/** The same, of a place whose people are known already. */
export async function homeowners(
  ground: Making,
  tx: Transaction,
  organisation: OrganisationId,
  { home, points }: Pick<PlacePeople, 'home' | 'points'>,
  but: string | null,
  at: Instant,
): Promise<PartyFacts[]> {
  const parties: PartyFacts[] = [];
  for (const person of (home?.people ?? []).filter(({ personId }) => personId !== but).slice(0, 4)) {
    const own = points.filter(
      ({ ownerId, channel }) =>
        ownerId === person.personId && (!person.safeContactOnly || channel === person.prefers),
    );
    parties.push({
      partyId: ground.newId(),
      role: 'homeowner',
      personId: person.personId,
      points: await written(ground, tx, organisation, inOrder(own, person.prefers, null), {
        person,
        home,
        at,
      }),
      confirmed: true,
      vulnerable: person.vulnerable,
    });
  }
  return parties;
}

/** The client's people for the site on that date: reporting line, buyer, site, director. */
export async function clientParties(
  ground: Making,
  tx: Transaction,
  organisation: OrganisationId,
  place: { readonly clientId: string | null; readonly siteId: string | null },
  on: LocalDate,
  but: string | null,
): Promise<PartyFacts[]> {
  if (place.clientId === null) return [];
  const { clientId, siteId } = place;
  const asked = { homeId: null, clientId, siteId, personId: null };
  return clientsPeople(ground, await placePeople(tx, organisation, asked, on), but);
}

/** The same, of a place whose people are known already. */
export const clientsPeople = (
  ground: Making,
  { clientPeople, points }: Pick<PlacePeople, 'clientPeople' | 'points'>,
  but: string | null,
): PartyFacts[] =>
  clientPeople
    .filter(({ id }) => id !== but)
    .map(({ id, post }) => ({
      partyId: ground.newId(),
      role: 'client',
      personId: id,
      post,
      points: inOrder(
        points.filter(({ ownerId }) => ownerId === id),
        'email',
        null,
      ),
      confirmed: true,
    }));

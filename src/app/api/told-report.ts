import type { Rules } from '../../domain/case/rules.ts';
import { domainOf, emailKey } from '../../domain/people/contact-key.ts';
import { recognise } from '../../domain/people/recognise.ts';
import { splitItems } from '../../domain/people/split-items.ts';
import { type Who, whoIs } from '../../domain/people/who.ts';
import { placeMentions } from '../../domain/places/mentions.ts';
import { whichHome } from '../../domain/places/which-home.ts';
import type { Instant, LocalDate } from '../../domain/time/types.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { type PlacePeople, placePeople } from '../../store/reads/place-people.ts';
import { placeHits } from '../../store/reads/places.ts';
import { type SenderRows, senderRows } from '../../store/reads/sender.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { ApiKey } from '../access/api-key.ts';
import type { Report } from '../intake/opening.ts';
import type { Reporter } from '../intake/parties.ts';
import { localDate } from '../local-date.ts';
import { placeWords, type Told } from './told.ts';

/** Why its message stands on the case. */
export const why = 'A program reported it by the API';

/** The key under which the case of a program's message is opened: once. */
export const openingKey = (messageId: string): string => `message ${messageId}`;

interface Given {
  readonly rules: Rules;
  readonly now: Instant;
  readonly reference: string;
  readonly messageId: string;
  readonly today: LocalDate;
  /** Who is behind the requester's address; null where none is given. */
  readonly sender: SenderRows | null;
}

/** The local date by the calendar that queries count in. Throws where none is in force. */
export function todayBy(rules: Rules, now: Instant): LocalDate {
  const calendar = rules.calendars.get(rules.inForce.get('query')?.calendar ?? '');
  if (calendar === undefined) throw new Error('no calendar for queries is in force');
  return localDate(now, calendar.timezone);
}

export async function senderOf(
  tx: Transaction,
  organisation: OrganisationId,
  { requester: { email } }: Told,
  today: LocalDate,
): Promise<SenderRows | null> {
  return email === null ? null : senderRows(tx, organisation, emailKey(email), domainOf(email), today);
}

/** What a program told, as a report like any other: who says it, of which home, and what is wrong. */
export async function toldReport(tx: Transaction, key: ApiKey, told: Told, given: Given): Promise<Report> {
  const { organisation, clientId } = key;
  const { rules, now, reference, messageId, today, sender } = given;
  const standard = rules.standards.get(rules.inForce.get('query')?.standard ?? '');
  const who = sender === null ? null : whoIs(sender, true);
  const mine = clientId === null ? who : ofClient(who, clientId);
  const clients = mine?.kind === 'client' ? [mine.clientId] : [];
  const homes = mine?.kind === 'homeowner' ? mine.homeIds : [];
  const mentions = placeMentions(placeWords(told.home));
  const [hits, people] = await Promise.all([
    placeHits(tx, organisation, { ...mentions, clients, homes }),
    peopleAtOwnHome(tx, organisation, mine, today),
  ]);
  const siteIds = mine?.kind === 'client' ? mine.siteIds : [];
  const place = whichHome(mentions, hits, { clientIds: clients, siteIds, homeIds: homes });
  return {
    key: openingKey(messageId),
    reference,
    receivedAt: now,
    today,
    by: { kind: 'desk' },
    channel: 'web',
    messageId,
    why,
    reporter: reporterOf(mine, told),
    place: { homeId: place.homeId, siteId: place.siteId, clientId: place.clientId ?? clients[0] ?? null },
    ...(people !== null && people.home?.homeId === place.homeId ? { people } : {}),
    homeowner: told.homeowner,
    items: told.items.length > 0 ? told.items : splitItems(told.message),
    danger: standard !== undefined && recognise(told.message, standard.recognise).danger.length > 0,
    acknowledge: true,
    exceptions: [],
    notes: [],
    references: told.theirReference === null ? [] : [{ of: 'client', value: told.theirReference }],
  };
}

/** A homeowner mostly means the home they live in: asked in one round trip with the places that are meant. */
async function peopleAtOwnHome(
  tx: Transaction,
  organisation: OrganisationId,
  who: Who | null,
  today: LocalDate,
): Promise<PlacePeople | null> {
  if (who?.kind !== 'homeowner') return null;
  const [homeId, another] = who.homeIds;
  if (homeId === undefined || another !== undefined) return null;
  return placePeople(
    tx,
    organisation,
    { homeId, siteId: null, clientId: null, personId: who.personId },
    today,
  );
}

/** A client's program speaks for that client alone, whatever address it names. */
function ofClient(who: Who | null, clientId: string): Who {
  if (who?.kind === 'client' && who.clientId === clientId) return who;
  return { kind: 'client', clientId, contactId: null, post: null, siteIds: [] };
}

function reporterOf(who: Who | null, { requester }: Told): Reporter {
  const wroteFrom = requester.email === null ? null : emailKey(requester.email);
  if (who?.kind === 'homeowner') return { role: 'homeowner', personId: who.personId, wroteFrom };
  if (who?.kind === 'client') return { role: 'client', contactId: who.contactId, post: who.post, wroteFrom };
  return { role: 'somebody', name: requester.name, wroteFrom, phone: requester.phone };
}

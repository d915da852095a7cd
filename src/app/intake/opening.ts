import type { Author, Channel, PartyFacts } from '../../domain/case/event.ts';
import type { Rules } from '../../domain/case/rules.ts';
import { detailsGiven } from '../../domain/people/details.ts';
import type { NamedHomeowner } from '../../domain/people/named-homeowner.ts';
import type { Instant, LocalDate } from '../../domain/time/types.ts';
import { keepReferences } from '../../store/case-reference.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { type PlacePeople, placePeople } from '../../store/reads/place-people.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { NewWords, Request } from '../ask.ts';
import type { Ground } from '../ground.ts';
import { clientsPeople, homeowners, namedParty, type Reporter, reporterParty } from './parties.ts';

/** A fault reported, by whatever channel, with what is known of it. */
export interface Report {
  /** Idempotency: what is asked for this report carries keys made from it. */
  readonly key: string;
  readonly reference: string;
  readonly receivedAt: Instant;
  readonly today: LocalDate;
  readonly by: Author;
  readonly channel: Channel;
  readonly messageId: string | null;
  readonly why: string;
  readonly reporter: Reporter;
  readonly place: {
    readonly homeId: string | null;
    readonly siteId: string | null;
    readonly clientId: string | null;
  };
  /** Who is concerned with that place and how the reporter is reached, where it was read already. */
  readonly people?: PlacePeople;
  /** As the report names them; whoever is recorded for the home comes first. */
  readonly homeowner: NamedHomeowner | null;
  /** What is wrong, an item each; empty when nothing is said. */
  readonly items: readonly string[];
  readonly danger: boolean;
  readonly acknowledge: boolean;
  /** For a person to look at. */
  readonly exceptions: readonly string[];
  /** Words of the reporter to be kept as notes: when to ring. */
  readonly notes: readonly string[];
  readonly references: readonly { readonly of: 'client' | 'order'; readonly value: string }[];
}

export interface Opening {
  readonly caseId: string;
  readonly partyId: string;
  /** To be asked in this order; the first opens the case. */
  readonly requests: readonly [Request, ...Request[]];
}

/**
 * Prepares the opening of a query: finds and stores who takes part, and answers what is to be asked of the case core.
 * Writes nothing on the case itself. Throws when no standard for queries is in force.
 */
export async function prepareOpening(
  ground: Pick<Ground, 'newId' | 'secret'>,
  tx: Transaction,
  organisation: OrganisationId,
  rules: Rules,
  report: Report,
): Promise<Opening> {
  const inForce = rules.inForce.get('query');
  if (inForce === undefined) throw new Error('no standard for queries is in force');
  const { reporter } = report;
  const personId =
    reporter.role === 'homeowner'
      ? reporter.personId
      : reporter.role === 'client'
        ? reporter.contactId
        : null;
  const people =
    report.people ?? (await placePeople(tx, organisation, { ...report.place, personId }, report.today));
  const { home } = people;
  const requester = await reporterParty(ground, tx, organisation, reporter, people, report.receivedAt);
  const but = requester.personId;
  const recorded = await homeowners(ground, tx, organisation, people, but, report.receivedAt);
  const named =
    recorded.length === 0 && requester.role !== 'homeowner' && report.homeowner !== null
      ? [await namedParty(ground, tx, organisation, report.homeowner, report.receivedAt)]
      : [];
  const place = home ?? report.place;
  const parties = [requester, ...recorded, ...named, ...clientsPeople(ground, people, but)];
  const caseId = ground.newId();
  await keepReferences(tx, organisation, caseId, report.references.slice(0, 20));
  const said = report.items.map((body) => ({ id: ground.newId(), body }));
  const open = openRequest(ground, report, inForce, { caseId, place, parties, requester, said });
  const told =
    home !== null && !home.directReports && requester.role === 'homeowner'
      ? ['A homeowner reported direct: this client wants to be told first']
      : [];
  const other = differs(report.homeowner, home?.people.map(({ name }) => name) ?? [])
    ? ['The report names another homeowner than the one recorded: ask who lives there']
    : [];
  return {
    caseId,
    partyId: requester.partyId,
    requests: [open, ...afterwards(ground, report, caseId, [...report.exceptions, ...told, ...other])],
  };
}

interface Parts {
  readonly caseId: string;
  readonly place: {
    readonly homeId?: string | null;
    readonly siteId: string | null;
    readonly clientId: string | null;
  };
  readonly parties: readonly PartyFacts[];
  readonly requester: PartyFacts;
  readonly said: readonly NewWords[];
}

function openRequest(
  ground: Pick<Ground, 'newId'>,
  report: Report,
  inForce: { readonly standard: string; readonly calendar: string },
  { caseId, place, parties, requester, said }: Parts,
): Request {
  const { receivedAt, messageId, channel } = report;
  const homeowners = parties.filter(({ role }) => role === 'homeowner');
  return {
    key: report.key,
    case: caseId,
    by: report.by,
    occurredAt: receivedAt,
    words: said,
    ask: {
      do: 'open case',
      data: {
        standard: inForce.standard,
        calendar: inForce.calendar,
        kind: 'query',
        reference: report.reference,
        trackId: ground.newId(),
        receivedAt,
        homeId: report.place.homeId,
        siteId: place.siteId,
        clientId: place.clientId,
        parties,
        items: (said.length === 0 ? [null] : said).map((words) => ({
          itemId: ground.newId(),
          product: null,
          fault: null,
          wordsId: words?.id ?? null,
        })),
        details: detailsGiven({
          client: place.clientId !== null,
          home: report.place.homeId !== null,
          homeowner: homeowners.some(({ personId }) => personId !== null),
          contact: homeowners.some(({ points }) => points.length > 0),
          fault: said.length > 0,
        }),
        message:
          messageId === null
            ? null
            : {
                messageId,
                partyId: requester.partyId,
                receivedAt,
                channel,
                automatic: false,
                thanks: false,
                why: report.why,
              },
        requesterId: requester.partyId,
        acknowledge: report.acknowledge && requester.points.length > 0 ? requester.partyId : null,
        danger: report.danger,
      },
    },
  };
}

/** What is put beside the case once it is open: a person's attention, notes, and the client's own numbers. */
function afterwards(
  ground: Pick<Ground, 'newId'>,
  report: Report,
  caseId: string,
  exceptions: readonly string[],
): Request[] {
  const ask = (part: string, request: Omit<Request, 'key' | 'case' | 'by'>): Request => ({
    key: `${report.key} ${part}`,
    case: caseId,
    by: report.by,
    ...request,
  });
  return [
    ...exceptions.map((about, at) =>
      ask(`exception ${at}`, {
        ask: {
          do: 'raise exception',
          data: { exceptionId: ground.newId(), about, messageId: report.messageId, urgent: false },
        },
      }),
    ),
    ...report.notes.map((body, at) => {
      const wordsId = ground.newId();
      return ask(`note ${at}`, {
        words: [{ id: wordsId, body }],
        ask: { do: 'take note', data: { wordsId, private: false } },
      });
    }),
    ...report.references.map(({ of, value }, at) => {
      const wordsId = ground.newId();
      return ask(`reference ${at}`, {
        words: [{ id: wordsId, body: value }],
        ask: { do: 'note reference', data: { of: of === 'client' ? 'client' : 'other', wordsId } },
      });
    }),
  ];
}

function differs(named: NamedHomeowner | null, recorded: readonly string[]): boolean {
  if (named === null || recorded.length === 0) return false;
  const last = named.name.toLowerCase().split(/\s+/).at(-1) ?? '';
  return !recorded.some((name) => name.toLowerCase().includes(last));
}

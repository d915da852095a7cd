import type { PartyFacts } from '../../domain/case/event.ts';
import { mayRepeat } from '../../domain/case/repeats.ts';
import { emailKey } from '../../domain/people/contact-key.ts';
import { detailsGiven } from '../../domain/people/details.ts';
import { wishesIn } from '../../domain/people/wishes.ts';
import { keepReference } from '../../store/case-reference.ts';
import { pointsOf } from '../../store/contact-point.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { homeFacts } from '../../store/reads/place-people.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Request } from '../ask.ts';
import type { Ground } from '../ground.ts';
import type { Choice, MessageFacts } from './facts.ts';
import { clientParties, homeownerParties, namedParty } from './parties.ts';
import type { Plan, Planning } from './plan.ts';
import { inOrder, newPoints } from './points.ts';
import { homeownerOf } from './report.ts';

type Filing = Extract<Choice, { do: 'file' }>;
type Making = Pick<Ground, 'newId' | 'secret'>;
type Part = Omit<Request, 'key' | 'case' | 'by'>;

/** Files a message on a case: who joins first, then what details it brings, then the message, then what a person should see. */
export async function planFiling(
  ground: Making,
  tx: Transaction,
  organisation: OrganisationId,
  facts: MessageFacts,
  choice: Filing,
  planning: Planning,
): Promise<Plan> {
  const { case: one, standing } = choice;
  const { messageId } = planning;
  const joins = standing.partyId === null ? await joiner(ground, tx, organisation, facts, choice) : null;
  const partyId = standing.partyId ?? joins?.partyId ?? null;
  const brought = choice.automatic
    ? none
    : await broughtDetails(ground, tx, organisation, facts, choice, planning);
  const papers = choice.automatic
    ? []
    : [
        ...facts.own.references.map((value) => ['client', value] as const),
        ...facts.own.orders.map((value) => ['order', value] as const),
      ];
  for (const [of, value] of papers.slice(0, 20)) await keepReference(tx, organisation, one.id, of, value);
  const exceptions = [
    ...choice.notes,
    ...brought.notes,
    ...(facts.copiedId ? ['Another message came under the same Message-ID: compare them'] : []),
    ...clock(facts),
  ];
  const parts: Part[] = [
    ...(joins === null ? [] : [{ ask: { do: 'join party', data: joins } } as const]),
    ...brought.parts,
    {
      occurredAt: facts.receivedAt,
      ask: {
        do: 'file message',
        data: {
          messageId,
          partyId,
          receivedAt: facts.receivedAt,
          channel: 'email',
          automatic: choice.automatic,
          thanks: facts.recognised.onlyThanks,
          why: choice.why,
          danger: facts.recognised.danger.length > 0,
          details: brought.details,
        },
      },
    },
    ...exceptions.map(
      (about) =>
        ({
          ask: {
            do: 'raise exception',
            data: {
              exceptionId: ground.newId(),
              about,
              messageId,
              urgent: false,
              ...(choice.automatic && choice.notes[0] === about ? { holdsClosure: true } : {}),
            },
          },
        }) as const,
    ),
    ...(choice.automatic ? [] : wishesIn(facts.mail.newWords)).map((body) => {
      const wordsId = ground.newId();
      return {
        words: [{ id: wordsId, body }],
        ask: { do: 'take note', data: { wordsId, private: false } },
      } as const;
    }),
  ];
  const requests = parts.map(
    (part, at): Request => ({
      key: `message ${messageId} ${at}`,
      case: one.id,
      by: { kind: 'desk' },
      ...part,
    }),
  );
  return { requests, settled: { status: 'filed', why: choice.why, caseId: one.id, partyId } };
}

async function joiner(
  ground: Making,
  tx: Transaction,
  organisation: OrganisationId,
  facts: MessageFacts,
  choice: Filing,
): Promise<PartyFacts | null> {
  const { joins } = choice.standing;
  if (joins === null) return null;
  const { who, mail } = facts;
  const partyId = ground.newId();
  const personId = who.kind === 'homeowner' ? who.personId : who.kind === 'client' ? who.contactId : null;
  const from = mail.from === null ? null : emailKey(mail.from.address);
  const post = who.kind === 'client' && who.post !== null ? { post: who.post } : {};
  const points =
    personId === null
      ? await newPoints(
          ground,
          tx,
          organisation,
          { kind: 'sender', id: partyId },
          from === null ? [] : [{ channel: 'email', value: from }],
          facts.receivedAt,
        )
      : inOrder(await pointsOf(tx, organisation, [personId]), 'email', from);
  return { partyId, role: joins.role, personId, ...post, points, confirmed: joins.confirmed };
}

const none = { parts: [], details: [], notes: [] } as const;

/** Details that were missing and are here now: the home, its people, the client. Only a confirmed party brings any. */
async function broughtDetails(
  ground: Making,
  tx: Transaction,
  organisation: OrganisationId,
  facts: MessageFacts,
  choice: Filing,
  { rules, today }: Planning,
): Promise<{ parts: readonly Part[]; details: readonly string[]; notes: readonly string[] }> {
  const { case: one, standing } = choice;
  const wanted = rules.standards.get(one.standard)?.details ?? [];
  const missing = new Set(wanted.map(({ name }) => name).filter((name) => !one.details.includes(name)));
  if (missing.size === 0 || standing.joins?.confirmed === false || !one.open) return none;
  const homeId = one.homeId ?? facts.place.homeId;
  const home = homeId === null ? null : await homeFacts(tx, organisation, homeId, today);
  const fresh = one.homeId === null && home !== null;
  const recorded = fresh
    ? await homeownerParties(
        ground,
        tx,
        organisation,
        home,
        facts.who.kind === 'homeowner' ? facts.who.personId : null,
        facts.receivedAt,
      )
    : [];
  const named = missing.has('homeowner') && recorded.length === 0 ? homeownerOf(facts) : null;
  const homeowners =
    named === null ? recorded : [await namedParty(ground, tx, organisation, named, facts.receivedAt)];
  const newClient = one.clientId === null && home !== null;
  const clients = newClient ? await clientParties(ground, tx, organisation, home, today, null) : [];
  const parts: Part[] = [
    ...[...homeowners, ...clients].map((party) => ({ ask: { do: 'join party', data: party } }) as const),
    ...(fresh
      ? [
          {
            ask: {
              do: 'name place',
              data: { homeId: home.homeId, siteId: home.siteId, clientId: home.clientId, details: [] },
            },
          } as const,
        ]
      : []),
  ];
  const given = detailsGiven({
    client: home !== null || facts.place.clientId !== null,
    home: home !== null,
    homeowner: homeowners.some(({ personId }) => personId !== null),
    contact: homeowners.some(({ points }) => points.length > 0),
    fault: facts.form?.fault !== undefined || facts.mail.attachments.length > 0,
  });
  const repeats = facts.cases.filter(
    (row) => fresh && row.open && row.id !== one.id && row.homeId === home.homeId,
  );
  const notes = repeats.length === 0 ? [] : [mayRepeat(repeats.map(({ reference }) => reference))];
  return { parts, details: given.filter((name) => missing.has(name)), notes };
}

function clock({ own }: MessageFacts): string[] {
  return own.complaintDay === null
    ? []
    : [`The client’s own complaint clock stood at day ${own.complaintDay} when this came`];
}

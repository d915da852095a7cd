import type { Fact } from '../../domain/case/event.ts';
import { emailKey } from '../../domain/people/contact-key.ts';
import { blankForm } from '../../domain/people/form.ts';
import type { Move, Standard } from '../../domain/standards/standard.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { NewWords, Request } from '../ask.ts';
import type { Ground } from '../ground.ts';
import { contactCard, whoLooksAfter } from './contact-card.ts';
import type { Choice, MessageFacts } from './facts.ts';
import type { Plan, Planning } from './plan.ts';
import { newPoints } from './points.ts';

/** Letters of the standard for enquiries by which the desk itself answers, and the slot that the answer fills. */
const answers = {
  'answer who': { letter: 'contact card', slot: 'contact card' },
  'send form': { letter: 'form', slot: 'missing' },
} as const;

/**
 * Answers a question about who looks after something, or sends the form: a small case of its own, closed by its answer
 * (after-care rows 2 and 3). What matches nothing goes to a person, and says so. Throws when no standard for enquiries
 * is in force, or it has no move for the desk to answer by.
 */
export async function planEnquiry(
  ground: Pick<Ground, 'newId' | 'secret'>,
  tx: Transaction,
  organisation: OrganisationId,
  facts: MessageFacts,
  choice: Extract<Choice, { do: 'answer who' | 'send form' }>,
  { messageId, today, rules, reference }: Planning,
): Promise<Plan> {
  const inForce = rules.inForce.get('enquiry');
  const standard = inForce === undefined ? undefined : rules.standards.get(inForce.standard);
  if (inForce === undefined || standard === undefined)
    throw new Error('no standard for enquiries is in force');
  const contacts =
    choice.do === 'answer who' ? await whoLooksAfter(tx, organisation, facts.asksAbout, today) : [];
  const card = choice.do === 'send form' ? blankForm() : contactCard(contacts);
  const { letter, slot } = answers[choice.do];
  const move = moveFor(standard, card === '' ? null : letter);
  const partyId = ground.newId();
  const caseId = ground.newId();
  const from = facts.mail.from === null ? '' : emailKey(facts.mail.from.address);
  const points = await newPoints(
    ground,
    tx,
    organisation,
    { kind: 'sender', id: partyId },
    [{ channel: 'email', value: from }],
    facts.receivedAt,
  );
  const question: NewWords = {
    id: ground.newId(),
    body: `${facts.mail.subject}\n${facts.mail.newWords}`.trim().slice(0, 2000).toWellFormed(),
  };
  const answer: NewWords = { id: ground.newId(), body: card };
  const itemId = ground.newId();
  const why = card === '' ? `${choice.why}, and nobody is known for it: a person answers` : choice.why;
  const base = { case: caseId, by: { kind: 'desk' }, occurredAt: facts.receivedAt } as const;
  const fields: Record<string, Fact> = card === '' ? {} : { [slot]: answer.id };
  const requests: Request[] = [
    {
      ...base,
      key: `message ${messageId}`,
      words: [question],
      ask: {
        do: 'open case',
        data: {
          standard: inForce.standard,
          calendar: inForce.calendar,
          kind: 'enquiry',
          reference,
          trackId: ground.newId(),
          receivedAt: facts.receivedAt,
          homeId: null,
          siteId: null,
          clientId: null,
          parties: [{ partyId, role: 'requester', personId: null, points, confirmed: true }],
          items: [{ itemId, product: null, fault: null, wordsId: question.id }],
          details: [],
          message: {
            messageId,
            partyId,
            receivedAt: facts.receivedAt,
            channel: 'email',
            automatic: false,
            thanks: false,
            why,
          },
          requesterId: partyId,
          acknowledge: null,
          danger: false,
        },
      },
    },
    {
      key: `message ${messageId} answer`,
      case: caseId,
      by: { kind: 'desk' },
      ...(card === '' ? {} : { words: [answer] }),
      ask: { do: 'make move', data: { move: move.name, items: [itemId], fields } },
    },
  ];
  return { requests, settled: { status: 'filed', why, caseId, partyId } };
}

/** The desk's own move that sends this letter; without one, the desk's move that asks for a person. */
function moveFor(standard: Standard, letter: string | null): Move {
  const byDesk = standard.moves.filter(({ by, when }) => by.includes('desk') && when === undefined);
  const found =
    letter === null
      ? byDesk.find(({ exception }) => exception !== undefined)
      : byDesk.find(({ letters }) => letters.some((row) => row.letter === letter));
  if (found === undefined)
    throw new Error(
      `the standard ${standard.name} has no move of the desk for ${letter ?? 'a question without an answer'}`,
    );
  return found;
}

import type { Rules } from '../../domain/case/rules.ts';
import { emailKey } from '../../domain/people/contact-key.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import { liftSuppression, suppress } from '../../store/contact-point.ts';
import type { Settled } from '../../store/message.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { noteBounce } from '../../store/send-bounce.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Request } from '../ask.ts';
import type { Ground } from '../ground.ts';
import { planEnquiry } from './enquiry.ts';
import type { Choice, MessageFacts } from './facts.ts';
import { planFiling } from './filing.ts';
import { prepareOpening } from './opening.ts';
import { reportOf } from './report.ts';

/** What is to be asked of cases for a message, in this order, and what is then said of it. */
export interface Plan {
  readonly requests: readonly Request[];
  readonly settled: Settled;
}

export interface Planning {
  readonly messageId: string;
  readonly today: LocalDate;
  readonly rules: Rules;
  /** Made beforehand for a case that may be opened. */
  readonly reference: string;
}

/**
 * Turns a choice into what is asked of the case core, storing who takes part. Every request carries a key made from the
 * message, so that a plan carried out twice changes nothing the second time.
 */
export async function planFor(
  ground: Pick<Ground, 'newId' | 'secret'>,
  tx: Transaction,
  organisation: OrganisationId,
  facts: MessageFacts,
  choice: Choice,
  planning: Planning,
): Promise<Plan> {
  const { mail, belief } = facts;
  // Somebody writes from an address that mail came back from: it works again.
  if (mail.from !== null && belief.believed === 'yes' && !mail.automatic.is && mail.bounce === null) {
    await liftSuppression(tx, organisation, emailKey(mail.from.address));
  }
  switch (choice.do) {
    case 'keep apart':
      return { requests: [], settled: { status: 'apart', why: choice.why, caseId: null, partyId: null } };
    case 'ignore':
      return {
        requests: [],
        settled: { status: 'ignored', why: choice.why, caseId: choice.caseId, partyId: null },
      };
    case 'know bounce':
      return bounced(tx, organisation, facts, choice, planning);
    case 'file':
      return planFiling(ground, tx, organisation, facts, choice, planning);
    case 'open': {
      const report = reportOf(facts, choice, planning);
      const opening = await prepareOpening(ground, tx, organisation, planning.rules, report);
      return {
        requests: opening.requests,
        settled: { status: 'filed', why: choice.why, caseId: opening.caseId, partyId: opening.partyId },
      };
    }
    case 'answer who':
    case 'send form':
      return planEnquiry(ground, tx, organisation, facts, choice, planning);
  }
}

/** The duty reopens on the case (the core's doing); an address that is dead for good is not written to again. */
async function bounced(
  tx: Transaction,
  organisation: OrganisationId,
  facts: MessageFacts,
  choice: Extract<Choice, { do: 'know bounce' }>,
  { messageId }: Planning,
): Promise<Plan> {
  const { letter, dead } = choice;
  if (dead && letter.recipient !== null) {
    await suppress(
      tx,
      organisation,
      emailKey(letter.recipient),
      'mail to it came back for good',
      facts.receivedAt,
    );
  }
  await noteBounce(tx, organisation, letter.sendId, facts.receivedAt);
  const requests: Request[] =
    letter.caseId === null
      ? []
      : [
          {
            key: `message ${messageId} bounce`,
            case: letter.caseId,
            by: { kind: 'desk' },
            occurredAt: facts.receivedAt,
            ask: { do: 'know letter', data: { sendId: letter.sendId, outcome: 'bounced' } },
          },
        ];
  return { requests, settled: { status: 'filed', why: choice.why, caseId: letter.caseId, partyId: null } };
}

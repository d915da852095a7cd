import type { Refusal } from '../../domain/case/command.ts';
import type { Author } from '../../domain/case/event.ts';
import { recognise } from '../../domain/people/recognise.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import type { StoredMessage } from '../../store/reads/message.ts';
import { type Alongside, askOfCase, type Done } from '../ask.ts';
import type { Ground } from '../ground.ts';

export interface FilingByHand {
  readonly key: string;
  readonly caseId: string;
  readonly partyId: string | null;
  readonly by: Author;
  readonly why: string;
}

/** Files a message on a case because a person says so, with its original receipt; words of danger count here too. */
export async function fileByHand(
  ground: Ground,
  organisation: OrganisationId,
  message: StoredMessage,
  { key, caseId, partyId, by, why }: FilingByHand,
  alongside?: Alongside,
): Promise<Done | Refusal> {
  const rules = await ground.rules.of(organisation);
  const standards = [...rules.standards.values()];
  const said = recognise(`${message.subject ?? ''}\n${message.body ?? ''}`, {
    danger: standards.flatMap(({ recognise: by }) => by.danger),
    thanks: standards.flatMap(({ recognise: by }) => by.thanks),
    enquiry: [],
    form: [],
  });
  const answer = await askOfCase(
    ground,
    organisation,
    {
      key,
      case: caseId,
      by,
      occurredAt: message.receivedAt,
      ask: {
        do: 'file message',
        data: {
          messageId: message.id,
          partyId,
          receivedAt: message.receivedAt,
          channel: message.channel,
          automatic: message.automatic,
          thanks: said.onlyThanks,
          why,
          danger: said.danger.length > 0,
          details: [],
        },
      },
    },
    alongside,
  );
  return 'stale' in answer ? { refused: 'The case has changed meanwhile: look again' } : answer;
}

import type { Refusal } from '../../domain/case/command.ts';
import type { Author } from '../../domain/case/event.ts';
import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { caseByReference } from '../../store/reads/case-by-reference.ts';
import { messageOf, messagesApart, type StoredMessage } from '../../store/reads/message.ts';
import {
  type FileOfMessage,
  filesOfMessage,
  type PartyChoice,
  partyChoices,
  putAside,
  type SuggestedCase,
  suggestedCases,
} from '../../store/reads/unfiled.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Done } from '../ask.ts';
import type { Ground } from '../ground.ts';
import { refileMessage } from '../intake/refile.ts';
import { settleByFiling } from '../intake/settle.ts';

const most = 200;
const week = 7 * 86_400_000;

/** Messages in front of a person, and those put aside within a week. */
export async function unfiledMessages(ground: Pick<Ground, 'pool' | 'now'>, organisation: OrganisationId) {
  const now = await ground.now(organisation);
  return inOrganisation(ground.pool, organisation, async (tx) => ({
    now,
    messages: await messagesApart(tx, organisation, most),
    aside: await putAside(tx, organisation, now - week),
  }));
}

export interface OpenMessage {
  readonly now: Instant;
  readonly message: StoredMessage;
  readonly files: readonly FileOfMessage[];
  readonly suggested: readonly SuggestedCase[];
  /** The case that was typed, with its people. */
  readonly chosen: {
    readonly reference: string;
    readonly caseId: string | null;
    readonly parties: readonly PartyChoice[];
  } | null;
}

/** One message with its files and the cases it may belong to; null: none of this id. */
export async function openMessage(
  ground: Pick<Ground, 'pool' | 'now'>,
  organisation: OrganisationId,
  messageId: string,
  reference: string | null,
): Promise<OpenMessage | null> {
  const now = await ground.now(organisation);
  return inOrganisation(ground.pool, organisation, async (tx) => {
    const message = await messageOf(tx, organisation, messageId);
    if (message === null) return null;
    const caseId = reference === null ? null : await caseByReference(tx, organisation, reference);
    return {
      now,
      message,
      files: await filesOfMessage(tx, organisation, messageId),
      suggested: await suggestedCases(tx, organisation, suggestions(message)),
      chosen:
        reference === null
          ? null
          : {
              reference,
              caseId,
              parties: caseId === null ? [] : await partyChoices(tx, organisation, caseId),
            },
    };
  });
}

export interface FilingWish {
  readonly key: string;
  readonly messageId: string;
  readonly caseId: string;
  readonly partyId: string | null;
  readonly by: Author;
  readonly because: string;
}

/** Files a message on a case: from the heap, or from another case on which it was filed wrongly. */
export async function fileMessageTo(
  ground: Ground,
  organisation: OrganisationId,
  wish: FilingWish,
): Promise<Done | Refusal> {
  const message = await inOrganisation(ground.pool, organisation, (tx) =>
    messageOf(tx, organisation, wish.messageId),
  );
  const { key, messageId, by, caseId, partyId, because } = wish;
  if (message?.caseId != null && message.caseId !== caseId)
    return refileMessage(ground, organisation, {
      key,
      messageId,
      to: caseId,
      partyId,
      by,
      because: because || 'it belongs there',
    });
  return settleByFiling(ground, organisation, { key, messageId, by }, { caseId, partyId });
}

function suggestions({ seen }: StoredMessage): string[] {
  const suggest = typeof seen === 'object' && seen !== null && 'suggest' in seen ? seen.suggest : [];
  return Array.isArray(suggest) ? suggest.filter((one) => typeof one === 'string').slice(0, 20) : [];
}

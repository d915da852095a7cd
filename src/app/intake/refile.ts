import { isRefusal, type Refusal } from '../../domain/case/command.ts';
import type { Author, CaseEvent } from '../../domain/case/event.ts';
import { retractedIn } from '../../domain/case/evolve.ts';
import { readEvents } from '../../store/case/load.ts';
import { attachmentsToCase } from '../../store/file.ts';
import { settleMessage } from '../../store/message.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { messageOf, type StoredMessage } from '../../store/reads/message.ts';
import { inOrganisation } from '../../store/transaction.ts';
import { askOfCase, type Done } from '../ask.ts';
import type { Ground } from '../ground.ts';
import { fileByHand } from './file-by-hand.ts';

export interface Refiling {
  /** Idempotency: the same key does it once. */
  readonly key: string;
  readonly messageId: string;
  readonly to: string;
  /** Which of that case's parties wrote it; null: not known to belong to it. */
  readonly partyId: string | null;
  readonly by: Author;
  /** Why, in the person's words. */
  readonly because: string;
}

/**
 * Moves a message to the case where it belongs: filed there with its original receipt, and everything that it set off
 * here is skipped from now on; nothing that was sent is unsent. Undone by refiling it back. Refused where the message
 * opened the case: that case is merged or split instead.
 */
export async function refileMessage(
  ground: Ground,
  organisation: OrganisationId,
  refiling: Refiling,
): Promise<Done | Refusal> {
  const { messageId, to, by, because } = refiling;
  const found = await inOrganisation(ground.pool, organisation, async (tx) => {
    const message = await messageOf(tx, organisation, messageId);
    const events = message?.caseId == null ? [] : await readEvents(tx, organisation, message.caseId);
    return { message, events };
  });
  const { message } = found;
  if (message === null || message.caseId === null)
    return { refused: 'This message is on no case', about: 'messageId' };
  if (message.caseId === to) return { refused: 'It is on that case already', about: 'to' };
  const from = message.caseId;
  const setOff = eventsOf(found.events, messageId);
  if (setOff === null)
    return { refused: 'This message opened its case: merge the two cases instead', about: 'messageId' };
  const filed = await fileByHand(ground, organisation, message, {
    key: `${refiling.key} file`,
    caseId: to,
    partyId: refiling.partyId,
    by,
    why: `Refiled by a person: ${because}`,
  });
  if (isRefusal(filed)) return filed;
  const retracted = await retract(ground, organisation, from, setOff, refiling, message);
  return isRefusal(retracted) ? retracted : filed;
}

/** Retracts what the message set off on the case it leaves, and says on the message where it is now. */
async function retract(
  ground: Ground,
  organisation: OrganisationId,
  from: string,
  events: readonly string[],
  { key, messageId, to, partyId, by, because }: Refiling,
  message: StoredMessage,
): Promise<Done | Refusal> {
  const wordsId = ground.newId();
  const answer = await askOfCase(
    ground,
    organisation,
    {
      key: `${key} retract`,
      case: from,
      by,
      words: [{ id: wordsId, body: because }],
      ask: { do: 'retract', data: { events, wordsId, because: 'refiled' } },
    },
    async (tx) => {
      await settleMessage(tx, organisation, message.id, {
        status: 'filed',
        why: `Refiled by a person: ${because}`,
        caseId: to,
        partyId,
      });
      await attachmentsToCase(tx, organisation, messageId, to);
    },
  );
  return 'stale' in answer ? { refused: 'The case has changed meanwhile: look again' } : answer;
}

/**
 * Everything a message set off on a case: what its command decided, and what was caused by that later. Null when that
 * opened the case; empty when it was retracted already.
 */
export function eventsOf(events: readonly CaseEvent[], messageId: string): readonly string[] | null {
  const retracted = retractedIn(events);
  const filing = events.findLast(
    (event) =>
      event.type === 'message filed' && event.data.messageId === messageId && !retracted.has(event.id),
  );
  if (filing === undefined) return [];
  const command = events.filter(({ commandId }) => commandId === filing.commandId);
  if (command.some(({ type }) => type === 'case opened')) return null;
  const gone = new Set(command.map(({ id }) => id));
  for (const event of events) {
    const about = event.type === 'exception raised' && event.data.messageId === messageId;
    if (about || (event.causeId !== null && gone.has(event.causeId))) gone.add(event.id);
  }
  return events.filter(({ id }) => gone.has(id) && !retracted.has(id)).map(({ id }) => id);
}

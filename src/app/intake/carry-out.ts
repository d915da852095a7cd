import { isRefusal } from '../../domain/case/command.ts';
import { settleMessage } from '../../store/message.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { inOrganisation } from '../../store/transaction.ts';
import { askOfCase } from '../ask.ts';
import type { Ground } from '../ground.ts';
import type { Plan } from './plan.ts';

/**
 * Asks what the plan says, in its order; the last of it settles the message in the same transaction. Carried out twice
 * it changes nothing the second time. What opens the case or files the message and is refused puts the message in front
 * of a person; a lesser part that is refused is left out.
 */
export async function carryOut(
  ground: Ground,
  organisation: OrganisationId,
  messageId: string,
  { requests, settled }: Plan,
): Promise<void> {
  let isSettled = false;
  for (const [at, request] of requests.entries()) {
    const last = at === requests.length - 1;
    const answer = await askOfCase(
      ground,
      organisation,
      request,
      last ? (tx) => settleMessage(tx, organisation, messageId, settled) : undefined,
    );
    isSettled = last && !isRefusal(answer);
    const vital = request.ask.do === 'open case' || request.ask.do === 'file message';
    if (vital && isRefusal(answer)) {
      await settle(ground, organisation, messageId, {
        status: 'apart',
        why: `It could not be filed where it seems to belong: ${answer.refused}`,
        caseId: null,
        partyId: null,
      });
      return;
    }
  }
  // Nothing was asked, or what was asked last had been done in an earlier try or was refused.
  if (!isSettled || requests.length === 0) await settle(ground, organisation, messageId, settled);
}

function settle(
  ground: Ground,
  organisation: OrganisationId,
  messageId: string,
  settled: Plan['settled'],
): Promise<void> {
  return inOrganisation(ground.pool, organisation, (tx) =>
    settleMessage(tx, organisation, messageId, settled),
  );
}

import type { Instant } from '../../domain/time/types.ts';
import { type ClaimedMessage, claimSaved, settleMessage, tryAgain } from '../../store/message.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { nextTry } from '../../store/reads/saved-messages.ts';
import { intakeDue, intakeLooked } from '../../store/route-intake.ts';
import { inOrganisation, inRouting } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import type { MailReader } from './reading.ts';
import { takeOne } from './take-one.ts';

/** How long a claimed message is left to its worker. */
const lease = 120_000;
const mostTries = 8;
const longestPause = 600_000;
/** A delivery may be under way whose wake-up nobody saw: look again this long after the last one. */
const lookAgain = 5_000;

export interface TakenIn {
  readonly taken: number;
  /** Messages that threw and will be tried again, or are in front of a person now. */
  readonly failed: readonly unknown[];
}

/** Organisations with messages to take in, at most `limit`. `wall` is the wall clock. */
export const organisationsToTakeIn = (
  ground: Pick<Ground, 'pool'>,
  now: Instant,
  limit: number,
): Promise<OrganisationId[]> => inRouting(ground.pool, (tx) => intakeDue(tx, now, limit));

/**
 * Takes in up to `limit` saved messages of an organisation. Two workers at once never have the same one. A message that
 * throws is tried again with growing pauses, and after eight tries is shown to a person; it stops no other.
 */
export async function takeIn(
  ground: Ground,
  organisation: OrganisationId,
  reader: MailReader,
  limit: number,
): Promise<TakenIn> {
  const now = await ground.now(organisation);
  const claimed = await inOrganisation(ground.pool, organisation, (tx) =>
    claimSaved(tx, organisation, now, now + lease, limit),
  );
  const failed: unknown[] = [];
  let taken = 0;
  for (const message of claimed) {
    try {
      if (message.tries > mostTries) await giveUp(ground, organisation, message);
      else if (await takeOne(ground, organisation, reader, message)) taken += 1;
      else await postpone(ground, organisation, message.id, now + 1_000);
    } catch (error) {
      failed.push(error);
      await afterFailure(ground, organisation, message, now);
    }
  }
  await inOrganisation(ground.pool, organisation, async (tx) => {
    const next = await nextTry(tx, organisation);
    await intakeLooked(tx, organisation, next ?? (claimed.length > 0 ? now + lookAgain : null));
  });
  return { taken, failed };
}

const postpone = (ground: Ground, organisation: OrganisationId, id: string, at: Instant): Promise<void> =>
  inOrganisation(ground.pool, organisation, (tx) => tryAgain(tx, organisation, id, at, false));

async function afterFailure(
  ground: Ground,
  organisation: OrganisationId,
  message: ClaimedMessage,
  now: Instant,
): Promise<void> {
  if (message.tries >= mostTries) return giveUp(ground, organisation, message);
  const pause = Math.min(longestPause, 1_000 * 2 ** message.tries);
  await inOrganisation(ground.pool, organisation, (tx) =>
    tryAgain(tx, organisation, message.id, now + pause, true),
  );
}

/** What cannot be read is kept and shown: a person opens the original. */
function giveUp(ground: Ground, organisation: OrganisationId, { id }: ClaimedMessage): Promise<void> {
  return inOrganisation(ground.pool, organisation, (tx) =>
    settleMessage(tx, organisation, id, {
      status: 'unreadable',
      why: 'It could not be taken in after several tries: open the original and file it by hand',
      caseId: null,
      partyId: null,
    }),
  );
}

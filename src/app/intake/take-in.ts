import type { Instant } from '../../domain/time/types.ts';
import { type ClaimedMessage, claimSaved, settleMessage, tryAgain } from '../../store/message.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { nextTry } from '../../store/reads/saved-messages.ts';
import { intakeDue, intakeLooked } from '../../store/route-intake.ts';
import { inOrganisation, inRouting } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { carryOut } from './carry-out.ts';
import type { Plan } from './plan.ts';
import type { MailReader } from './reading.ts';
import { type ReadMessage, readOne, takeOne } from './take-one.ts';

/**
 * How long a claimed message is left to its worker. Until its sender is known everybody's later mail waits for it, so a
 * worker that lost its database or its life may not hold it long; whoever takes it then finds by its plan what was done.
 */
const lease = 30_000;
const mostTries = 8;
const longestPause = 600_000;
/**
 * A delivery may be under way that nobody sees yet, and that found no need to wake anybody: look again this long after
 * looking, sooner after finding something.
 */
const lookAgain = 5_000;
const lookAgainSoon = 1_000;
/** The earlier message of the same sender is under way at another worker. */
const lookAgainAtSender = 1_000;

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
  const guarded = async <T>(message: ClaimedMessage, act: () => Promise<T>): Promise<T | null> => {
    try {
      return await act();
    } catch (error) {
      failed.push(error);
      await afterFailure(ground, organisation, message, now);
      return null;
    }
  };
  let taken = 0;
  const read: ReadMessage[] = [];
  const readInto = async (all: ReadMessage[], message: ClaimedMessage): Promise<void> => {
    const one = await readOne(ground, organisation, reader, message);
    if (one === null) taken += 1;
    else all.push(one);
  };
  for (const message of claimed) {
    await guarded(message, async () => {
      if (message.tries > mostTries) await giveUp(ground, organisation, message);
      else if (message.plan !== null) await carryOut(ground, organisation, message.id, message.plan as Plan);
      else await readInto(read, message);
      taken += message.plan === null ? 0 : 1;
    });
  }
  for (const one of read) {
    const done = await guarded(one.message, () => takeOne(ground, organisation, reader, one));
    if (done === true) taken += 1;
    if (done === false) await postpone(ground, organisation, one.message.id, now + lookAgainAtSender);
  }
  await inOrganisation(ground.pool, organisation, async (tx) => {
    const next = await nextTry(tx, organisation);
    const again = now + (claimed.length > 0 ? lookAgainSoon : lookAgain);
    await intakeLooked(tx, organisation, next === null ? again : Math.min(next, again));
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

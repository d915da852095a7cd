import type { Instant } from '../domain/time/types.ts';
import { backOff, claimDueCases } from '../store/case/claim.ts';
import type { OrganisationId } from '../store/organisation-id.ts';
import { inOrganisation, inRouting } from '../store/transaction.ts';
import { plannedWake, toWake } from '../store/work.ts';
import { askOfCase } from './ask.ts';
import type { Ground } from './ground.ts';
import { noteTime, noteTimes } from './note-time.ts';

const batch = 25;

export interface Woken {
  readonly cases: number;
  readonly events: number;
  readonly failed: number;
}

/** Told of each case that could not be woken: ids only. */
export type OnFailure = (caseId: string, error: unknown) => void;

/** One turn of the wake loop over all organisations: `wall` is the wall clock. Bounded; answers what it did. */
export async function wakeDue(ground: Ground, wall: Instant, onFailure: OnFailure): Promise<Woken> {
  const due = await inRouting(ground.pool, (tx) => toWake(tx, wall, 20));
  let total: Woken = { cases: 0, events: 0, failed: 0 };
  for (const { organisation, offset } of due) {
    const woken = await wakeOrganisation(ground, organisation, wall + offset, onFailure);
    total = {
      cases: total.cases + woken.cases,
      events: total.events + woken.events,
      failed: total.failed + woken.failed,
    };
  }
  return total;
}

/** Wakes the due cases of one organisation, a batch a transaction, at its own time `now`. */
export async function wakeOrganisation(
  ground: Ground,
  organisation: OrganisationId,
  now: Instant,
  onFailure: OnFailure,
): Promise<Woken> {
  const claimed: string[] = [];
  try {
    const events = await inOrganisation(ground.pool, organisation, async (tx) => {
      claimed.length = 0;
      const due = await claimDueCases(tx, organisation, now, batch);
      claimed.push(...due.map(({ caseId }) => caseId));
      const sum = await noteTimes(
        ground,
        organisation,
        tx,
        due.map(({ state }) => state),
        now,
      );
      if (claimed.length < batch) await plannedWake(tx, organisation, now, claimed.length > 0);
      return sum;
    });
    return { cases: claimed.length, events, failed: 0 };
  } catch (error) {
    if (claimed.length === 0) throw error;
    return oneByOne(ground, organisation, now, claimed, onFailure);
  }
}

/** One of the batch throws: each alone, so that it stops nobody else. */
async function oneByOne(
  ground: Ground,
  organisation: OrganisationId,
  now: Instant,
  cases: readonly string[],
  onFailure: OnFailure,
): Promise<Woken> {
  let woken: Woken = { cases: 0, events: 0, failed: 0 };
  for (const caseId of cases) {
    try {
      const events = await inOrganisation(ground.pool, organisation, (tx) =>
        noteTime(ground, organisation, tx, caseId, now),
      );
      woken = { ...woken, cases: woken.cases + 1, events: woken.events + events };
    } catch (error) {
      onFailure(caseId, error);
      woken = { ...woken, failed: woken.failed + 1 };
      // The key makes it one exception, however often the case throws; one too broken for that is listed all the same.
      await putBeforePerson(ground, organisation, caseId).catch((again: unknown) => onFailure(caseId, again));
      await inOrganisation(ground.pool, organisation, (tx) => backOff(tx, organisation, caseId, now));
    }
  }
  await inOrganisation(ground.pool, organisation, (tx) => plannedWake(tx, organisation, now, true));
  return woken;
}

async function putBeforePerson(ground: Ground, organisation: OrganisationId, caseId: string): Promise<void> {
  const about = 'The clock of this case has stopped: the keeper must look at the log';
  await askOfCase(ground, organisation, {
    key: `stopped ${caseId}`,
    case: caseId,
    by: { kind: 'desk' },
    timeStands: true,
    ask: {
      do: 'raise exception',
      data: { exceptionId: ground.newId(), about, messageId: null, urgent: true },
    },
  });
}

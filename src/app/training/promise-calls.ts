import type { Calendar } from '../../domain/time/calendar.ts';
import { nextOpening } from '../../domain/time/operations.ts';
import type { Instant } from '../../domain/time/types.ts';
import { loadCase } from '../../store/case/load.ts';
import { castOpenCases } from '../../store/reads/training-cast.ts';
import { inOrganisation } from '../../store/transaction.ts';
import { authorOf, type Crew } from './crew.ts';
import { later } from './diary.ts';
import type { Desk } from './open.ts';
import { perform } from './perform.ts';

const hour = 3_600_000;

/** A few homeowners were promised a call in the hours of the desk that come next. */
export async function promiseCalls(
  desk: Desk,
  crew: Crew,
  calendar: Calendar,
  now: Instant,
  count: number,
): Promise<void> {
  const { ground, organisation } = desk;
  const opening = nextOpening(calendar, now) ?? now;
  const cases = await inOrganisation(ground.pool, organisation, (tx) =>
    castOpenCases(tx, organisation, count * 3),
  );
  let promised = 0;
  for (const caseId of cases) {
    if (promised === count) return;
    const { state } = await inOrganisation(ground.pool, organisation, (tx) =>
      loadCase(tx, organisation, caseId, null),
    );
    const party = state?.parties.find(({ role, confirmed }) => role === 'homeowner' && confirmed);
    const manager = state?.managerId === null || state === null ? undefined : crew.member(state.managerId);
    if (party === undefined || manager === undefined) continue;
    const callAt = later(calendar, opening + hour, 45 * (promised + 1));
    const answer = await perform(
      ground,
      organisation,
      caseId,
      {
        name: 'promise a call',
        at: now,
        by: authorOf(manager),
        ask: { do: 'promise callback', data: { callbackId: ground.newId(), partyId: party.id, callAt } },
        words: [],
      },
      now,
    );
    if ('done' in answer) promised += 1;
  }
}

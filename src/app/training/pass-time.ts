import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { inOrganisation } from '../../store/transaction.ts';
import { nextDue } from '../../store/work.ts';
import type { Ground } from '../ground.ts';
import { sendOrganisation } from '../send.ts';
import { type OnFailure, wakeOrganisation } from '../wake.ts';

/** Far more than any moment of any desk needs; beyond it something turns in a circle. */
export const mostTurnsAMoment = 10_000;

/** The same ground, with the organisation's clock stopped at `moment`. */
export const at = (ground: Ground, moment: Instant): Ground => ({ ...ground, now: async () => moment });

/** When something next happens by itself on the desk (a case wakes, a letter goes); null: nothing ever. */
export const nextMoment = (ground: Ground, organisation: OrganisationId): Promise<Instant | null> =>
  inOrganisation(ground.pool, organisation, (tx) => nextDue(tx, organisation));

/**
 * One turn of what is due at `moment`, with the organisation's clock standing there: cases are woken, letters go, the cases
 * hear of it. `onFailure` is told of a case that cannot be woken. Answers how much was done.
 */
export async function liveTurn(
  ground: Ground,
  organisation: OrganisationId,
  moment: Instant,
  onFailure: OnFailure,
): Promise<number> {
  const then = at(ground, moment);
  const woken = await wakeOrganisation(then, organisation, moment, onFailure);
  const sent = await sendOrganisation(then, null, organisation, moment);
  return woken.cases + sent.letters + sent.told;
}

/** Lets everything happen that is due at `moment`, turn by turn, until nothing more is. */
export async function liveMoment(
  ground: Ground,
  organisation: OrganisationId,
  moment: Instant,
  onFailure: OnFailure,
): Promise<void> {
  for (let turn = 0; turn < mostTurnsAMoment; turn += 1)
    if ((await liveTurn(ground, organisation, moment, onFailure)) === 0) return;
  throw new Error(`the moment ${moment} of a training desk does not end`);
}

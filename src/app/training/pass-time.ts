import type { Instant } from '../../domain/time/types.ts';
import { mailboxesHeard } from '../../store/heard.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { inOrganisation } from '../../store/transaction.ts';
import { nextDue } from '../../store/work.ts';
import type { Ground } from '../ground.ts';
import { sendOrganisation } from '../send.ts';
import { type OnFailure, wakeOrganisation } from '../wake.ts';

/** Far more than any moment of any desk needs; beyond it something turns in a circle. */
const mostTurnsAMoment = 10_000;

/** The same ground, with the organisation's clock stopped at `moment`. */
export const at = (ground: Ground, moment: Instant): Ground => ({ ...ground, now: async () => moment });

/** When something next happens by itself on the desk (a case wakes, a letter goes); null: nothing ever. */
export const nextMoment = (ground: Ground, organisation: OrganisationId): Promise<Instant | null> =>
  inOrganisation(ground.pool, organisation, (tx) => nextDue(tx, organisation));

/**
 * Lets everything happen that is due at `moment`, with the organisation's clock standing there: cases are woken, their
 * letters go, the cases hear of it, until nothing more is due. Mailboxes count as heard up to it. `onFailure` is told of
 * a case that cannot be woken.
 */
export async function liveMoment(
  ground: Ground,
  organisation: OrganisationId,
  moment: Instant,
  onFailure: OnFailure,
): Promise<void> {
  const then = at(ground, moment);
  await inOrganisation(ground.pool, organisation, (tx) => mailboxesHeard(tx, organisation, moment));
  for (let turn = 0; turn < mostTurnsAMoment; turn += 1) {
    const woken = await wakeOrganisation(then, organisation, moment, onFailure);
    const sent = await sendOrganisation(then, null, organisation, moment);
    if (woken.cases + sent.letters + sent.told === 0) return;
  }
  throw new Error(`the moment ${moment} of a training desk does not end`);
}

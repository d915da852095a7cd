import { lastCloseAt } from '../../domain/time/derived.ts';
import { isWorking, nextOpening } from '../../domain/time/operations.ts';
import type { Instant } from '../../domain/time/types.ts';
import { mailboxesHeard } from '../../store/heard.ts';
import { organisationKind } from '../../store/organisation.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { inOrganisation, inRouting } from '../../store/transaction.ts';
import { beginWinding, endWinding, type Winding, windingNow, windings } from '../../store/winding.ts';
import { clockOffset, setClockOffset } from '../../store/work.ts';
import type { Ground } from '../ground.ts';
import type { OnFailure } from '../wake.ts';
import { liveMoment, nextMoment } from './pass-time.ts';

const day = 86_400_000;

/** The longest wind, in calendar days: a person who wants more presses again. */
export const longestWind = 60;

/**
 * Asks for a training desk's clock to be wound forward to `until` (its own time); the worker does it. Refused: no
 * training desk, a time gone by, more than 60 days, a wind under way.
 */
export async function askToWind(
  ground: Ground,
  organisation: OrganisationId,
  until: Instant,
): Promise<{ readonly winding: true } | { readonly refused: string }> {
  const kind = await inOrganisation(ground.pool, organisation, (tx) => organisationKind(tx, organisation));
  if (kind?.training !== true) return { refused: 'Only the clock of a training desk can be wound.' };
  const now = await ground.now(organisation);
  if (until <= now) return { refused: 'That time has gone by: choose a later one.' };
  if (until > now + longestWind * day)
    return {
      refused: `The clock is wound by at most ${longestWind} days at a time: choose an earlier date.`,
    };
  const begun = await inRouting(ground.pool, (tx) => beginWinding(tx, organisation, now, until));
  return begun
    ? { winding: true }
    : { refused: 'The clock is being wound already: wait until it is there, or stop it.' };
}

export const steps = ['hour', 'day', 'opening', 'week'] as const;
export type Step = (typeof steps)[number];

/** Where a step leads from `now`: an hour, a day or a week on, or to the next opening of the desk. */
export async function stepTo(
  ground: Pick<Ground, 'rules'>,
  organisation: OrganisationId,
  step: Step,
  now: Instant,
): Promise<Instant> {
  if (step === 'hour') return now + day / 24;
  if (step === 'day') return now + day;
  if (step === 'week') return now + 7 * day;
  const rules = await ground.rules.of(organisation);
  const calendar = rules.calendars.get(rules.inForce.get('query')?.calendar ?? '');
  const closed = calendar === undefined || !isWorking(calendar, now);
  const after = closed || calendar === undefined ? now + 1 : lastCloseAt(calendar, now);
  return (calendar === undefined ? null : nextOpening(calendar, after)) ?? now + day;
}

/** Stops a wind where it is. */
export const stopWinding = (ground: Pick<Ground, 'pool'>, organisation: OrganisationId): Promise<void> =>
  inRouting(ground.pool, (tx) => endWinding(tx, organisation));

/** The wind under way, if any. */
export const underWay = (
  ground: Pick<Ground, 'pool'>,
  organisation: OrganisationId,
): Promise<Winding | null> => inRouting(ground.pool, (tx) => windingNow(tx, organisation));

/** The desks whose clocks are to be wound, for the worker. */
export const toWind = (ground: Pick<Ground, 'pool'>): Promise<Winding[]> =>
  inRouting(ground.pool, (tx) => windings(tx, 20));

const setClock = (
  ground: Pick<Ground, 'pool'>,
  organisation: OrganisationId,
  now: Instant,
  wall: Instant,
): Promise<void> => inRouting(ground.pool, (tx) => setClockOffset(tx, organisation, now - wall));

/**
 * Winds a training desk's clock to `until`, from one due moment to the next, so that every act happens at its own.
 * `wall` is the wall clock. `goOn` is asked after each step, with where the clock stands; false stops it there.
 */
export async function windTo(
  ground: Ground,
  organisation: OrganisationId,
  until: Instant,
  wall: () => Instant,
  goOn: (now: Instant) => Promise<boolean>,
  onFailure: OnFailure,
): Promise<void> {
  let stands = await clockNow(ground, organisation, wall);
  while (stands < until) {
    const next = await nextMoment(ground, organisation);
    // Something overdue never holds the clock: it is tried again a minute later.
    stands = Math.min(until, next === null ? until : next > stands ? next : stands + 60_000);
    await setClock(ground, organisation, stands, wall());
    // Nothing can arrive while time is wound: what was heard before is heard up to here.
    await inOrganisation(ground.pool, organisation, (tx) => mailboxesHeard(tx, organisation, stands));
    await liveMoment(ground, organisation, stands, onFailure);
    if (!(await goOn(stands))) break;
  }
  // What it took to wind is not time that passed on the desk.
  await setClock(ground, organisation, stands, wall());
}

async function clockNow(ground: Ground, organisation: OrganisationId, wall: () => Instant): Promise<Instant> {
  return wall() + (await inRouting(ground.pool, (tx) => clockOffset(tx, organisation)));
}

import { agenda } from '../../agenda.ts';
import type { Instant } from '../../time/types.ts';
import { arrivals } from './arrivals.ts';
import { chanceOf } from './chance.ts';
import { withdrawal } from './closed.ts';
import { ask, desk, settle } from './deeds.ts';
import { diaryOf } from './diary.ts';
import { clientId, homeownerId, type Life, lifeOf, newItems, partiesOf } from './life.ts';
import { liveOn, passUntil } from './live-on.ts';
import { look } from './look.ts';
import { lotOf } from './lot.ts';
import type { Scenario } from './scenario.ts';
import { staffOf } from './staff.ts';
import type { Tally } from './tally.ts';
import type { Simulated, World } from './world.ts';

/** How long after the last arrival cases are followed; what is open then is counted as open. */
export const followed = 150 * 86_400_000;

/**
 * Lives through one year from an empty desk, or through its first `count` cases: each report as it comes, each move as
 * somebody comes to it, each moment of the clock. All of it is counted in the tally.
 */
export function liveYear(
  simulated: Simulated,
  scenario: Scenario,
  seed: number,
  year: number,
  count: number,
  tally: Tally,
  progress: (cases: number) => void,
): void {
  const moments = arrivals(scenario, simulated.calendar, seed, year).slice(0, count);
  const world: World = {
    ...simulated,
    scenario,
    tally,
    staff: staffOf(scenario, simulated.calendar, tally),
    diary: diaryOf(scenario, simulated.calendar),
    agenda: agenda(),
    until: (moments.at(-1) ?? 0) + followed,
  };
  const lives: Life[] = [];
  for (const [i, moment] of moments.entries()) {
    passUntil(world, moment);
    const n = year * scenario.cases + i;
    const life = lifeOf(n, lotOf(scenario, chanceOf(seed, 2 * n)), chanceOf(seed, 2 * n + 1));
    lives.push(life);
    arrive(world, life, moment);
    liveOn(world, life, moments[i + 1] ?? Number.POSITIVE_INFINITY);
    if (i % 250 === 249) progress(i + 1);
  }
  passUntil(world, world.until + 1);
  for (const life of lives)
    if (life.state.seq > 0) tally.settle(life.state, world.standard.headline?.promise);
  tally.years += moments.length / scenario.cases;
}

function arrive(world: World, life: Life, at: Instant): void {
  const { standard, standardId, calendarId } = world;
  const { lot } = life;
  const requesterId = lot.byTheClient ? clientId : homeownerId;
  const isByPhone = lot.byPhoneOnly && !lot.byTheClient;
  const { details } = world.ways;
  const isDone = ask(world, life, at, desk, {
    do: 'open case',
    data: {
      standard: standardId,
      calendar: calendarId,
      kind: standard.kinds[0] ?? 'query',
      reference: `${standard.reference.prefix}-${life.n}`,
      trackId: 'track',
      receivedAt: at,
      homeId: null,
      siteId: null,
      clientId: null,
      parties: partiesOf(lot),
      items: newItems(lot.items),
      details: lot.incomplete ? details.slice(1) : details,
      message: {
        messageId: 'first',
        partyId: requesterId,
        receivedAt: at,
        channel: isByPhone ? 'phone' : 'email',
        automatic: false,
        thanks: false,
        why: 'new',
      },
      requesterId,
      // A phone note is read back at once.
      acknowledge: isByPhone ? null : requesterId,
      danger: lot.danger,
    },
  });
  if (!isDone) return;
  withdrawal(world, life, at, look);
  settle(world, life, at, (then) => look(world, life, then));
}

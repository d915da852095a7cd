import { currentCycle } from '../../case/closing.ts';
import type { Author } from '../../case/event.ts';
import { nextOpening } from '../../time/operations.ts';
import type { Instant } from '../../time/types.ts';
import { writes } from './answering.ts';
import { drawn } from './chance.ts';
import { ask, settle } from './deeds.ts';
import { fieldsOf } from './fields.ts';
import type { Looking } from './intend.ts';
import { homeownerId, isFirst, type Life, letGo, partyOf } from './life.ts';
import { plan } from './plans.ts';
import type { World } from './world.ts';

const day = 86_400_000;

/** A case is closed: somebody disputes it, or writes after all; else it is counted and let go. */
export function afterClosing(world: World, life: Life, now: Instant, look: Looking): void {
  const track = life.state.tracks[0];
  if (track === undefined || life.awaited || life.state.danger) return;
  const cycle = currentCycle(track);
  const dispute = world.ways.disputes.get(cycle.reason ?? '');
  if (dispute !== undefined && life.lot.disputes && isFirst(life, 'disputed')) {
    const at = nextOpening(world.calendar, now + drawn(life.chance, 0.5, 6) * day) ?? now;
    life.awaited = true;
    plan(life.plans, at, false, (then) => {
      life.awaited = false;
      const homeowner = partyOf(life.state, 'homeowner');
      const by: Author =
        homeowner !== undefined && dispute.parties.includes('homeowner')
          ? { kind: 'party', id: homeowner.id, role: 'homeowner' }
          : { kind: 'staff', id: 'dispute', roles: [...dispute.roles] };
      const items = life.state.items.filter((item) => item.outcome === cycle.reason).map((item) => item.id);
      const fields = fieldsOf(world, life, dispute.move, { now: then, items });
      ask(world, life, then, by, { do: 'make move', data: { move: dispute.move.name, items, fields } });
      settle(world, life, then, (later) => look(world, life, later));
    });
    return;
  }
  if (cycle.closedBy !== 'clock' || !life.lot.writesAgain || !isFirst(life, 'wrote again')) {
    world.tally.settle(life.state, world.standard.headline?.promise);
    letGo(life);
    return;
  }
  life.awaited = true;
  plan(life.plans, now + drawn(life.chance, 2, 14) * day, false, (then) => {
    life.awaited = false;
    writes(world, life, homeownerId, then, look);
  });
}

/** They withdraw, at the moment that was drawn, if the case is still open and the standard has a move for it. */
export function withdrawal(world: World, life: Life, receivedAt: Instant, look: Looking): void {
  if (life.lot.withdrawsAfter === null) return;
  plan(life.plans, receivedAt + life.lot.withdrawsAfter, false, (at) => {
    const way = life.turns[0]?.ways.withdraws ?? null;
    const homeowner = partyOf(life.state, 'homeowner');
    if (way === null || homeowner === undefined || !life.state.tracks.some((track) => track.open)) return;
    const by: Author = way.parties.includes('homeowner')
      ? { kind: 'party', id: homeowner.id, role: 'homeowner' }
      : { kind: 'staff', id: 'withdrawal', roles: [...way.roles] };
    const items = life.state.items.filter((item) => item.stage !== null).map((item) => item.id);
    const fields = fieldsOf(world, life, way.move, { now: at, items });
    ask(world, life, at, by, { do: 'make move', data: { move: way.move.name, items, fields } });
    settle(world, life, at, (later) => look(world, life, later));
  });
}

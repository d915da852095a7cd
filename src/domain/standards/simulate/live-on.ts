import type { Instant } from '../../time/types.ts';
import { passTime, settle } from './deeds.ts';
import type { Life } from './life.ts';
import { look } from './look.ts';
import type { World } from './world.ts';

/**
 * Lets a case live ahead of the others, as far as nothing but its own clock, letters and people are asked for: what it does
 * meanwhile is the same whatever happens elsewhere, and its state is at hand. Where it comes to what all share it waits on
 * the agenda, unless it is the first of all: `before` is when the next report comes.
 */
export function liveOn(world: World, life: Life, before: Instant): void {
  const { agenda, until } = world;
  for (;;) {
    const next = life.plans.at(-1);
    const at = next === undefined ? Number.POSITIVE_INFINITY : next.at;
    if (life.wakeAt <= at) {
      const moment = life.wakeAt;
      if (moment > until) return;
      passTime(world, life, moment);
      settle(world, life, moment, (then) => look(world, life, then));
      continue;
    }
    if (next === undefined || at > until) return;
    if (next.isShared && (at >= before || at >= agenda.soonest)) {
      agenda.add(at, life);
      return;
    }
    life.plans.pop();
    next.run(at);
  }
}

/** Every case that waits comes to what it waited for, in order, up to that instant. */
export function passUntil(world: World, before: Instant): void {
  for (let next = world.agenda.takeBefore(before); next !== null; next = world.agenda.takeBefore(before)) {
    next.what.plans.pop()?.run(next.at);
    liveOn(world, next.what, before);
  }
}

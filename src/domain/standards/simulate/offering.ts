import type { Slot } from '../../case/event.ts';
import { drawnFrom } from '../../chance.ts';
import { instOf } from '../../time/derived.ts';
import type { Instant } from '../../time/types.ts';
import { fieldsOf } from './fields.ts';
import { isFirstPlan, isPlanned, isStanding, type Looking, make, queue } from './intend.ts';
import { isFirst, type Life, type Turn } from './life.ts';
import type { Way } from './ways.ts';
import type { World } from './world.ts';

const hour = 3_600_000;
/** Times offered at once, and working days to a later one that they wish for. */
const offered = 3;
const laterBy = 12;

/** The kind of appointment that a turn is about: of its offers, its booking or its visit. */
const kindOf = ({ ways, step }: Turn): string =>
  (ways.offers ?? step ?? ways.done[0])?.move.appointment?.kind ?? '';

/** Who visits: the first role with people among those who may say that such a visit is done. */
export const visitor = ({ staff, ways }: World, kind: string): string | null =>
  staff.roleOf(ways.visitors.get(kind) ?? []);

function freeSlots(
  world: World,
  life: Life,
  turn: Turn,
  now: Instant,
  notice: number,
  count: number,
): Slot[] | null {
  const role = visitor(world, kindOf(turn));
  if (role === null) return null;
  return world.diary.free(role, world.staff.peopleOf(role), now, notice, count, goodsDate(world, life, turn));
}

/** A time may not lie before a date that was given for these items. */
function goodsDate(world: World, life: Life, turn: Turn): string | null {
  let latest: string | null = null;
  for (const item of life.state.items) {
    if (!turn.items.includes(item.id)) continue;
    for (const field of world.ways.datesBefore) {
      const fact = item.facts[field];
      if (typeof fact === 'string' && (latest === null || fact > latest)) latest = fact;
    }
  }
  return latest;
}

/** Times that still lie ahead of now, and of the goods. */
function openOffers(world: World, life: Life, turn: Turn, now: Instant): Slot[] {
  const open: Slot[] = [];
  if (life.state.offers.length === 0) return open;
  const date = goodsDate(world, life, turn);
  const earliest = Math.max(now + hour, date === null ? 0 : instOf(world.calendar, date, '00:00'));
  const kind = kindOf(turn);
  for (const offer of life.state.offers)
    if (offer.kind === kind && offer.items.some((id) => turn.items.includes(id)))
      for (const slot of offer.slots) if (slot.from >= earliest) open.push(slot);
  return open;
}

/** Times are offered where fewer than two still lie ahead and an agreement is what comes next. */
export function offering(world: World, life: Life, turn: Turn, now: Instant, look: Looking): void {
  const { offers } = turn.ways;
  if (offers === null || turn.step?.move.appointment?.does !== 'books') return;
  const { length } = life.state.offers;
  if (length > 30 || isPlanned(turn, offers.move, length)) return;
  if (openOffers(world, life, turn, now).length >= 2 || !isFirstPlan(turn, offers.move, length)) return;
  const stage = turn.ways.stage.name;
  const what = { roles: offers.roles, minutes: offers.minutes, stage, inDiary: true };
  queue(
    world,
    life,
    now,
    what,
    () => isStanding(life, turn),
    (at, by) => {
      const times = timesToOffer(world, life, turn, offers, at);
      if (times === null) return;
      const fields = fieldsOf(world, life, offers.move, { now: at, items: turn.items, timesAfter: times });
      make(world, life, turn, offers, at, by, fields, look);
    },
  );
}

/** Times in the diary of those who visit, for a move that offers some; null: nobody visits, and that is counted. */
export function timesToOffer(
  world: World,
  life: Life,
  turn: Turn,
  { move }: Way,
  now: Instant,
): ((date: string | null) => readonly Slot[]) | null {
  const kind = move.appointment?.kind ?? '';
  const role = visitor(world, kind);
  if (role === null) {
    world.tally.unmanned(world.ways.visitors.get(kind)?.[0] ?? 'nobody', turn.ways.stage.name);
    return null;
  }
  const goods = goodsDate(world, life, turn);
  return (date) =>
    world.diary.free(
      role,
      world.staff.peopleOf(role),
      now,
      world.scenario.visits.notice,
      offered,
      date ?? goods,
    ) ?? [];
}

/** Whether there is a time to agree to: one that was offered and still lies ahead, or, where nothing is offered, somebody who visits. */
export const isAnyOffered = (world: World, life: Life, turn: Turn, now: Instant): boolean =>
  turn.ways.offers === null
    ? visitor(world, kindOf(turn)) !== null
    : openOffers(world, life, turn, now).length > 0;

/** The time they agree to: one of those offered, or a later one of their own wish; null: there is none. */
export function agreedSlot(
  world: World,
  life: Life,
  turn: Turn,
  now: Instant,
): { readonly slot: Slot; readonly wish: boolean } | null {
  const open =
    turn.ways.offers === null
      ? freeSlots(world, life, turn, now, 1, offered)
      : openOffers(world, life, turn, now);
  const [first] = open ?? [];
  if (first === undefined) return null;
  const wishes = life.lot.laterDate && isFirst(life, 'later date');
  if (!wishes) return { slot: drawnFrom(life.chance, open ?? []) ?? first, wish: false };
  const [later] = freeSlots(world, life, turn, now, laterBy, 1) ?? [];
  return later === undefined ? { slot: first, wish: false } : { slot: later, wish: true };
}

/** The time is taken in the diary of those who visit. */
export function noteBooking(world: World, turn: Turn, slot: Slot): void {
  const role = visitor(world, kindOf(turn));
  if (role !== null) world.diary.book(role, slot);
}

import type { Author, Slot } from '../../case/event.ts';
import type { Appointment } from '../../case/state.ts';
import { instOf } from '../../time/derived.ts';
import type { Instant } from '../../time/types.ts';
import { weighted } from './chance.ts';
import { fieldsOf } from './fields.ts';
import { intend, type Looking, make, standing, work } from './intend.ts';
import { homeownerId, type Life, type Turn } from './life.ts';
import { personId } from './staff.ts';
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
function visitor(world: World, kind: string): string | null {
  for (const stage of world.ways.stages.values())
    for (const way of stage.done)
      if (way.move.appointment?.kind === kind) return world.staff.roleOf(way.roles);
  return null;
}

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
  const dates = life.state.items
    .filter((item) => turn.items.includes(item.id))
    .flatMap((item) => world.ways.datesBefore.map((field) => item.facts[field]))
    .filter((fact) => typeof fact === 'string');
  return dates.sort().at(-1) ?? null;
}

/** Times that still lie ahead of now, and of the goods. */
function openOffers(world: World, life: Life, turn: Turn, now: Instant): Slot[] {
  const date = goodsDate(world, life, turn);
  const earliest = Math.max(now + hour, date === null ? 0 : instOf(world.calendar, date, '00:00'));
  return life.state.offers
    .filter((offer) => offer.kind === kindOf(turn) && offer.items.some((id) => turn.items.includes(id)))
    .flatMap((offer) => offer.slots)
    .filter((slot) => slot.from >= earliest);
}

/** Times are offered where fewer than two still lie ahead and an agreement is what comes next. */
export function offering(world: World, life: Life, turn: Turn, now: Instant, look: Looking): void {
  const { offers } = turn.ways;
  if (offers === null || turn.step?.move.appointment?.does !== 'books') return;
  if (openOffers(world, life, turn, now).length >= 2) return;
  const { length } = life.state.offers;
  const name = `${offers.move.name} ${turn.key} ${length}`;
  if (life.planned.has(name) || length > 30) return;
  const stage = turn.ways.stage.name;
  const what = { roles: offers.roles, minutes: offers.minutes, stage };
  work(
    world,
    life,
    name,
    now,
    what,
    () => standing(life, turn).length > 0,
    (at, by) => {
      const times = timesToOffer(world, life, turn, offers, at);
      if (times === null) return;
      const fields = fieldsOf(life, offers.move, { ...world, now: at, items: turn.items, timesAfter: times });
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
    world.tally.unmanned(visitors(world, kind), turn.ways.stage.name);
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

const visitors = (world: World, kind: string): string =>
  [...world.ways.stages.values()]
    .flatMap((stage) => stage.done)
    .find((way) => way.move.appointment?.kind === kind)?.roles[0] ?? 'nobody';

/** The time they agree to: one of those offered, or a later one of their own wish; null: there is none. */
export function agreedSlot(
  world: World,
  life: Life,
  turn: Turn,
  now: Instant,
  isChosen: boolean,
): { readonly slot: Slot; readonly wish: boolean } | null {
  const open =
    turn.ways.offers === null
      ? freeSlots(world, life, turn, now, 1, offered)
      : openOffers(world, life, turn, now);
  const [first] = open ?? [];
  if (first === undefined) return null;
  if (!isChosen) return { slot: first, wish: false };
  const wishes = life.lot.laterDate && !life.happened.has('later date');
  if (!wishes)
    return {
      slot:
        open?.[
          weighted(
            life.chance,
            open.map(() => 1),
          )
        ] ?? first,
      wish: false,
    };
  life.happened.add('later date');
  const [later] = freeSlots(world, life, turn, now, laterBy, 1) ?? [];
  return later === undefined ? { slot: first, wish: false } : { slot: later, wish: true };
}

/** The time is taken in the diary of those who visit. */
export function noteBooking(world: World, turn: Turn, slot: Slot): void {
  const role = visitor(world, kindOf(turn));
  if (role !== null) world.diary.book(role, slot);
}

/** What comes of an appointment that is made: moved, missed, nobody there, or done. False: there is none. */
export function visiting(world: World, life: Life, turn: Turn, now: Instant, look: Looking): boolean {
  const { ways } = turn;
  const kind = ways.done[0]?.move.appointment?.kind ?? '';
  const booked = life.state.appointments.find(
    (row) => row.kind === kind && row.outcome === null && row.items.some((id) => turn.items.includes(id)),
  );
  if (booked === undefined) return false;
  const name = `visit ${booked.id} ${booked.slot.from} ${turn.refused}`;
  if (life.planned.has(name) || turn.refused > 3) return true;
  if (ways.moved !== null && isFirst(life, life.lot.movesVisit, 'moved')) {
    moves(world, life, turn, booked, ways.moved, name, now, look);
    return true;
  }
  const way = outcomeOf(world, life, turn);
  intend(world, life, name, Math.max(now, booked.slot.to), (at) => {
    if (standing(life, turn).length === 0) return;
    const role = world.staff.roleOf(way.roles);
    if (role === null) return world.tally.unmanned(way.roles[0] ?? 'nobody', ways.stage.name);
    world.tally.worked(role, ways.stage.name, world.scenario.visits.hours * 60 + way.minutes, 0);
    if (way.move.appointment?.does === 'done') life.lastVisitAt = at;
    const by: Author = { kind: 'staff', id: personId(99, 0), roles: [role] };
    const fields = fieldsOf(life, way.move, { ...world, now: at, items: turn.items });
    make(world, life, turn, way, at, by, fields, look);
  });
  return true;
}

/** Whether it happens now: drawn for the case, and once. */
function isFirst(life: Life, drawn: boolean, what: string): boolean {
  if (!drawn || life.happened.has(what)) return false;
  life.happened.add(what);
  return true;
}

function outcomeOf(world: World, life: Life, turn: Turn): Way {
  const { missed, noAccess, done, stage } = turn.ways;
  if (missed !== null && isFirst(life, life.lot.visitMissed, 'missed')) return missed;
  if (noAccess !== null && isFirst(life, life.lot.noAccess, 'no access')) return noAccess;
  const order = (name: string): number => world.standard.stages.findIndex((row) => row.name === name);
  const isBack = ({ move }: Way): boolean => move.to !== 'closed' && order(move.to) < order(stage.name);
  const ahead = done.filter((way) => !isBack(way));
  const back = done.filter(isBack);
  const again = back.length > 0 && ahead.length > 0 && isFirst(life, life.lot.secondVisit, 'second visit');
  const from = again || ahead.length === 0 ? back : ahead;
  const chosen =
    from[
      weighted(
        life.chance,
        from.map((way) => way.weight),
      )
    ] ?? from[0];
  if (chosen === undefined) throw new Error(`no visit is ever done in ${stage.name}`);
  return chosen;
}

/** They move it: the first free time some days after. */
function moves(
  world: World,
  life: Life,
  turn: Turn,
  booked: Appointment,
  way: Way,
  name: string,
  now: Instant,
  look: Looking,
): void {
  const before = Math.max(now, booked.slot.from - 20 * hour);
  intend(world, life, name, before, (at) => {
    const role = visitor(world, booked.kind);
    const [slot] =
      role === null ? [] : (world.diary.free(role, world.staff.peopleOf(role), at, 4, 1, null) ?? []);
    if (role === null || slot === undefined || standing(life, turn).length === 0) return;
    const by: Author = way.parties.includes('homeowner')
      ? { kind: 'party', id: homeownerId, role: 'homeowner' }
      : { kind: 'staff', id: personId(98, 0), roles: [...way.roles] };
    const fields = fieldsOf(life, way.move, { ...world, now: at, items: turn.items, slot });
    world.diary.release(role, booked.slot);
    world.diary.book(role, slot);
    make(world, life, turn, way, at, by, fields, look);
  });
}

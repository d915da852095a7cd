import type { Author } from '../../case/event.ts';
import type { Appointment } from '../../case/state.ts';
import { weighted } from '../../chance.ts';
import type { Instant } from '../../time/types.ts';
import { fieldsOf } from './fields.ts';
import { isStanding, type Looking, make } from './intend.ts';
import { homeownerId, isFirst, type Life, type Turn } from './life.ts';
import { visitor } from './offering.ts';
import { plan } from './plans.ts';
import { personId } from './staff.ts';
import type { Way } from './ways.ts';
import type { World } from './world.ts';

const hour = 3_600_000;
const someVisitor = personId(99, 0);
const someColleague = personId(98, 0);

/** What comes of an appointment that is made: moved, missed, nobody there, or done. False: there is none. */
export function visiting(world: World, life: Life, turn: Turn, now: Instant, look: Looking): boolean {
  const { ways } = turn;
  const kind = ways.done[0]?.move.appointment?.kind ?? '';
  const booked = life.state.appointments.find(
    (row) => row.kind === kind && row.outcome === null && row.items.some((id) => turn.items.includes(id)),
  );
  if (booked === undefined) return false;
  if (turn.refused > 3 || isForeseen(life, booked, turn.refused)) return true;
  if (ways.moved !== null && life.lot.movesVisit && isFirst(life, 'moved')) {
    moves(world, life, turn, booked, ways.moved, now, look);
    return true;
  }
  const way = outcomeOf(life, turn);
  plan(life.plans, Math.max(now, booked.slot.to), false, (at) => {
    if (!isStanding(life, turn)) return;
    const role = world.staff.roleOf(way.roles);
    if (role === null) return world.tally.unmanned(way.roles[0] ?? 'nobody', ways.stage.name);
    world.tally.worked(role, ways.stage.name, world.scenario.visits.hours * 60 + way.minutes, 0);
    if (way.move.appointment?.does === 'done') life.lastVisitAt = at;
    const by: Author = { kind: 'staff', id: someVisitor, roles: [role] };
    const fields = fieldsOf(world, life, way.move, { now: at, items: turn.items });
    make(world, life, turn, way, at, by, fields, look);
  });
  return true;
}

/** Whether what comes of a visit is planned already, so many tries having been refused; if not, it is now. */
function isForeseen({ visits }: Life, { id, slot }: Appointment, refused: number): boolean {
  for (const visit of visits)
    if (visit.id === id && visit.from === slot.from && visit.refused === refused) return true;
  visits.push({ id, from: slot.from, refused });
  return false;
}

function outcomeOf(life: Life, turn: Turn): Way {
  const { missed, noAccess, doneAhead: ahead, doneBack: back, stage } = turn.ways;
  if (missed !== null && life.lot.visitMissed && isFirst(life, 'missed')) return missed;
  if (noAccess !== null && life.lot.noAccess && isFirst(life, 'no access')) return noAccess;
  const again = back.length > 0 && ahead.length > 0 && life.lot.secondVisit && isFirst(life, 'second visit');
  const from = again || ahead.length === 0 ? back : ahead;
  const chosen = weighted(life.chance, from);
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
  now: Instant,
  look: Looking,
): void {
  const before = Math.max(now, booked.slot.from - 20 * hour);
  const move = (at: Instant): void => {
    const role = visitor(world, booked.kind);
    const [slot] =
      role === null ? [] : (world.diary.free(role, world.staff.peopleOf(role), at, 4, 1, null) ?? []);
    if (role === null || slot === undefined || !isStanding(life, turn)) return;
    const by: Author = way.parties.includes('homeowner')
      ? { kind: 'party', id: homeownerId, role: 'homeowner' }
      : { kind: 'staff', id: someColleague, roles: [...way.roles] };
    const fields = fieldsOf(world, life, way.move, { now: at, items: turn.items, slot });
    world.diary.release(role, booked.slot);
    world.diary.book(role, slot);
    make(world, life, turn, way, at, by, fields, look);
  };
  plan(life.plans, before, true, move);
}

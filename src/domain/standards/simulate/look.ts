import type { CaseState, Item } from '../../case/state.ts';
import { weighted } from '../../chance.ts';
import { dayNAt, instOf } from '../../time/derived.ts';
import type { Instant } from '../../time/types.ts';
import { answering } from './answering.ts';
import { calls, danger } from './calls.ts';
import { happens } from './chance.ts';
import { afterClosing } from './closed.ts';
import { fieldsOf } from './fields.ts';
import { isFirstPlan, isStanding, type Looking, make, queue } from './intend.ts';
import type { Life, Turn } from './life.ts';
import { offering, timesToOffer } from './offering.ts';
import { renewing } from './renewing.ts';
import { signing } from './signing.ts';
import { visiting } from './visiting.ts';
import type { StageWays, Way } from './ways.ts';
import type { World } from './world.ts';

/** Sees how a case stands and plans what people do next; what is planned already stays as it is. */
export const look: Looking = (world, life, now) => {
  calls(world, life, now, look);
  danger(world, life, now, look);
  if (!life.state.tracks.some((track) => track.open)) {
    afterClosing(world, life, now, look);
    return;
  }
  if (!areAsBefore(life)) life.turns = turnsOf(world, life);
  for (const turn of life.turns) plan(world, life, turn, now);
};

/** Whether every open item still stands where its turn found it. */
function areAsBefore({ state, turns }: Life): boolean {
  let open = 0;
  for (const item of state.items) if (item.stage !== null) open += 1;
  for (const turn of turns) {
    for (const item of state.items)
      if (turn.items.includes(item.id)) {
        if (item.stage !== turn.ways.stage.name || item.enteredAt !== turn.enteredAt) return false;
        open -= 1;
      }
  }
  return open === 0;
}

/** Items by the stage in which they stand, since when, and, where they go several ways, the first of them alone. */
function turnsOf(world: World, life: Life): Turn[] {
  const turns: Turn[] = [];
  const { items } = life.state;
  for (let i = 0; i < items.length; i += 1) {
    const item = items[i];
    if (item === undefined || item.stage === null) continue;
    const part = life.lot.severalWays && i > 0 ? 1 : 0;
    if (turnOf(turns, item, part) !== undefined) continue;
    const along: string[] = [];
    for (let n = 0; n < items.length; n += 1) {
      const row = items[n];
      const isAlong = part === 0 ? n === i || !life.lot.severalWays : n > 0;
      if (row !== undefined && isAlong && row.stage === item.stage && row.enteredAt === item.enteredAt)
        along.push(row.id);
    }
    const known = turnOf(life.turns, item, part);
    if (known?.items.length === along.length) {
      turns.push(known);
      continue;
    }
    const ways = world.ways.stages.get(item.stage);
    if (ways !== undefined) turns.push(begun(life, part, ways, along, item.enteredAt));
  }
  return turns;
}

function turnOf(turns: readonly Turn[], item: Item, part: number): Turn | undefined {
  for (const turn of turns) if (isOf(turn, item, part)) return turn;
  return undefined;
}

const isOf = (turn: Turn, item: Item, part: number): boolean =>
  turn.part === part && turn.enteredAt === item.enteredAt && turn.ways.stage.name === item.stage;

/** A stage is entered: what will be done there is drawn. */
function begun(
  life: Life,
  part: number,
  ways: StageWays,
  items: readonly string[],
  enteredAt: Instant,
): Turn {
  const besides: Way[] = [];
  let moving: Way | null = null;
  for (const way of ways.besides) {
    const { name, to } = way.move;
    if (life.drawn.includes(name) || !isLetIn(life.state, way, items)) continue;
    // Drawn once a case, wherever it first may be.
    life.drawn.push(name);
    if (!happens(life.chance, way.share)) continue;
    if (to === 'same') besides.push(way);
    else moving ??= way;
  }
  const open: Way[] = [];
  for (const way of ways.steps) if (isLetIn(life.state, way, items)) open.push(way);
  const step = moving ?? weighted(life.chance, open) ?? null;
  return {
    part,
    ways,
    items,
    enteredAt,
    step,
    besides,
    answered: false,
    isTaken: false,
    answerTry: -1,
    signatureTry: -1,
    made: [],
    planned: [],
    refused: 0,
    renewed: [],
  };
}

/** Whether the move is for such items: it may ask for attributes, and put off only what is promised. */
function isLetIn(state: CaseState, { move }: Way, items: readonly string[]): boolean {
  const item = state.items.find((row) => row.id === items[0]);
  if (item === undefined) return false;
  for (const name in move.only)
    if (move.only[name]?.includes(item.attributes[name] ?? '') !== true) return false;
  return (
    move.to !== 'same' ||
    move.extends.length === 0 ||
    move.extends.some((row) => isOwedNow(state, row.promise, items))
  );
}

const isOwedNow = (state: CaseState, name: string, items: readonly string[]): boolean =>
  state.promises.some(
    (row) =>
      row.keptAt === null &&
      row.supersededAt === null &&
      row.promise === name &&
      (row.itemId === null || items.includes(row.itemId)),
  );

function plan(world: World, life: Life, turn: Turn, now: Instant): void {
  const { ways } = turn;
  for (const way of turn.besides) staffMakes(world, life, turn, way, now);
  const along =
    ways.along.length === 0
      ? ways.along
      : ways.along.filter(
          (way) => way.roles.length > 0 && way.keeps.some((name) => isOwedNow(life.state, name, turn.items)),
        );
  for (const way of along) staffMakes(world, life, turn, way, now);
  for (const way of ways.renews) renewing(world, life, turn, way, now, look);
  if (ways.offers !== null) offering(world, life, turn, now, look);
  if (ways.done.length > 0 && visiting(world, life, turn, now, look)) return;
  if (ways.signed) signing(world, life, turn, now, look);
  const { waitingFor } = ways.stage;
  const isOurs = waitingFor === 'us' || waitingFor === 'operative' || waitingFor === 'named contact';
  const { step } = turn;
  const books = step?.move.appointment?.does === 'books';
  // What is owed here and can be done at once comes before what leaves.
  const isOwedFirst =
    turn.refused === 0 && along.some((way) => way.datedBy === null && !turn.made.includes(way));
  if (step !== null && !books && (isOurs || turn.answered) && step.roles.length > 0) {
    if (!isOwedFirst) staffMakes(world, life, turn, step, now);
  } else if (books || !ways.signed || turn.answered) answering(world, life, turn, now, look, isOurs);
}

/** A member of staff makes the move when they come to it, not before its date. */
export function staffMakes(world: World, life: Life, turn: Turn, way: Way, now: Instant): void {
  if (turn.refused > 3 || !isFirstPlan(turn, way.move, turn.refused)) return;
  const stage = turn.ways.stage.name;
  const inDiary = way.move.appointment?.does === 'offers';
  queue(
    world,
    life,
    Math.max(now, dateOf(world, life, turn, way, now)),
    { roles: way.roles, minutes: way.minutes, stage, inDiary, except: () => exceptFor(life, turn, way) },
    () => isStanding(life, turn),
    (at, by, id) => {
      const offers = inDiary ? timesToOffer(world, life, turn, way, at) : null;
      const fields = fieldsOf(world, life, way.move, {
        now: at,
        items: turn.items,
        personId: id,
        ...(offers === null ? {} : { timesAfter: offers }),
      });
      make(world, life, turn, way, at, by, fields, look);
    },
  );
}

/** Who may not make it: those who decided before, and whoever an earlier move named. */
function exceptFor(life: Life, turn: Turn, way: Way): string[] {
  if (!way.byAnother && way.unlike.length === 0) return [];
  const people: string[] = [];
  for (const item of life.state.items) {
    if (!turn.items.includes(item.id)) continue;
    if (way.byAnother) people.push(...item.decidedBy);
    for (const field of way.unlike) people.push(String(item.facts[field] ?? ''));
  }
  return people;
}

/** Before it can be made: the date given for the goods, or so many working days as the scenario says. */
function dateOf(world: World, life: Life, turn: Turn, way: Way, now: Instant): Instant {
  const { calendar } = world;
  const date =
    way.datedBy === null
      ? undefined
      : life.state.items.find((item) => turn.items.includes(item.id))?.facts[way.datedBy];
  const dated = typeof date === 'string' && date !== '' ? instOf(calendar, date, '12:00') : now;
  const after = way.after === 0 ? null : dayNAt(calendar, now, way.after, '10:00');
  return Math.max(dated, after ?? now);
}

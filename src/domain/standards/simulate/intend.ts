import type { Author, Fact } from '../../case/event.ts';
import type { Item } from '../../case/state.ts';
import type { Instant } from '../../time/types.ts';
import type { Move } from '../standard.ts';
import { ask, settle } from './deeds.ts';
import type { Life, Turn } from './life.ts';
import { plan } from './plans.ts';
import type { Way } from './ways.ts';
import type { World } from './world.ts';

export type Looking = (world: World, life: Life, at: Instant) => void;

/** Whether a move of a turn is planned already, at such a count of tries or offers. */
export const isPlanned = ({ planned }: Turn, move: Move, count: number): boolean =>
  planned[count]?.includes(move) === true;

/** Whether it is not, and from now on is. */
export function isFirstPlan(turn: Turn, move: Move, count: number): boolean {
  if (isPlanned(turn, move, count)) return false;
  const moves = turn.planned[count];
  if (moves === undefined) turn.planned[count] = [move];
  else moves.push(move);
  return true;
}

export interface Work {
  readonly roles: readonly string[];
  readonly minutes: number;
  readonly stage: string;
  /** Doing it looks into the diary of those who visit. */
  readonly inDiary: boolean;
  /** Who may not, asked when it is taken up. */
  readonly except?: () => readonly string[];
}

type Doing = (at: Instant, by: Author, id: string) => void;

/**
 * Plans a piece of work: at its moment it queues for whoever of these roles is free, and is done when they have come to it,
 * if it is still wanted then.
 */
export function queue(
  world: World,
  life: Life,
  at: Instant,
  what: Work,
  isWanted: () => boolean,
  run: Doing,
): void {
  plan(life.plans, at, true, (from) => {
    if (!isWanted()) return;
    const done = world.staff.work(what.roles, what.minutes, from, what.stage, what.except?.());
    if (done === null) return;
    const { id, role } = done;
    plan(life.plans, done.at, what.inDiary, (then) => {
      if (isWanted()) run(then, { kind: 'staff', id, roles: [role] }, id);
    });
  });
}

/** The items of a turn that still stand where it found them: mostly all of them. */
export function standing({ state }: Life, turn: Turn): readonly string[] {
  let count = 0;
  for (const item of state.items) if (isThere(item, turn)) count += 1;
  return count === turn.items.length
    ? turn.items
    : state.items.filter((item) => isThere(item, turn)).map((item) => item.id);
}

export function isStanding({ state }: Life, turn: Turn): boolean {
  for (const item of state.items) if (isThere(item, turn)) return true;
  return false;
}

const isThere = (item: Item, turn: Turn): boolean =>
  item.stage === turn.ways.stage.name && item.enteredAt === turn.enteredAt && turn.items.includes(item.id);

/** Makes a move for the items of a turn, then sees what comes next. */
export function make(
  world: World,
  life: Life,
  turn: Turn,
  way: Way,
  at: Instant,
  by: Author,
  fields: Readonly<Record<string, Fact>>,
  look: Looking,
): boolean {
  const items = standing(life, turn);
  if (items.length === 0) return false;
  const done = ask(world, life, at, by, { do: 'make move', data: { move: way.move.name, items, fields } });
  if (done) turn.made.push(way);
  else turn.refused += 1;
  settle(world, life, at, (then) => look(world, life, then));
  return done;
}

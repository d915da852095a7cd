import type { Move, Standard } from '../standard.ts';
import { type Clocks, canMove, makeMove, type Stretch, setOut, type Walker, waitOf } from './walk.ts';

/** The longest run of kept promises from receipt to closure, counted in working days. */
export interface Run {
  readonly days: number;
  readonly stretches: readonly Stretch[];
}

export interface Runs {
  /** The document's own promises and waits on one way through, added up one after the other. */
  readonly plain: Run;
  /** The same as they run: what starts together runs side by side. */
  readonly asTheyRun: Run;
  /** With the house's own steps. */
  readonly withHouse: Run;
  /** The days that each way back adds when it is gone once, by the shortest way round. */
  readonly loops: readonly Stretch[];
  /** With the house's steps and each loop once. */
  readonly withLoops: number;
}

/** Moves that a walk may try at most: a standard with more ways than that is not one that people can follow. */
const MOST_MOVES = 200_000;

/** Computed by going every way through the standard that visits no stage twice. */
export function runsOf(standard: Standard): Runs {
  const document = closings(standard, 'document', setOut(standard, 'document'));
  const stands: Walker[] = [];
  const house = closings(standard, 'house', setOut(standard, 'house'), (walker) => stands.push(walker));
  const withHouse = longest(house.map(timed));
  const loops = loopsOf(standard, stands);
  return {
    plain: longest(document.map(summed)),
    asTheyRun: longest(document.map(timed)),
    withHouse,
    loops,
    withLoops: loops.reduce((sum, loop) => sum + loop.days, withHouse.days),
  };
}

const timed = (walker: Walker): Run => ({ days: walker.days, stretches: walker.stretches });

function summed(walker: Walker): Run {
  const stretches = [...walker.limits.values()].filter((limit) => limit.days > 0);
  return { days: stretches.reduce((sum, stretch) => sum + stretch.days, 0), stretches };
}

/** The longest; of equals the one with the fewest stretches, so that what it says is short. */
const longest = (runs: readonly Run[]): Run =>
  runs.reduce(
    (best, run) =>
      run.days > best.days || (run.days === best.days && run.stretches.length < best.stretches.length)
        ? run
        : best,
    { days: 0, stretches: [] },
  );

/** Every way from where the walker stands to a closure, no stage twice; `pass` sees each stand on the way. */
function closings(
  standard: Standard,
  clocks: Clocks,
  from: Walker,
  pass?: (walker: Walker) => void,
): Walker[] {
  const closed: Walker[] = [];
  let left = MOST_MOVES;
  const go = (walker: Walker): void => {
    pass?.(walker);
    if (walker.place.startsWith('closed as ')) closed.push(walker);
    for (const move of standard.moves) {
      if (move.to === 'same' || walker.visited.some((one) => one.place === move.to) || !canMove(walker, move))
        continue;
      left -= 1;
      if (left >= 0) go(makeMove(standard, clocks, walker, move));
    }
  };
  go(from);
  return closed;
}

/** Ways back, each with the days it adds when gone once; two moves that lead the same way back are one loop. */
function loopsOf(standard: Standard, stands: readonly Walker[]): Stretch[] {
  const rounds = new Set<string>();
  return standard.moves.flatMap((move): Stretch[] => {
    const loops = move.to === 'same' ? waitsAnew(standard, move) : waysBack(standard, stands, move);
    const longest = loops.filter((loop) => !rounds.has(loop.round)).sort((a, b) => b.days - a.days)[0];
    for (const loop of loops) rounds.add(loop.round);
    return longest === undefined || longest.days === 0 ? [] : [{ title: move.title, days: longest.days }];
  });
}

interface Loop {
  /** From which stage to which. */
  readonly round: string;
  readonly days: number;
}

const waitsAnew = (standard: Standard, move: Move): Loop[] =>
  standard.attempts
    .filter((plan) => move.begins.includes(plan.name))
    .map((plan) => ({ round: `wait ${plan.name}`, days: waitOf(plan, 'house') }));

/**
 * For each stage that the move leads back from, the shortest way round; of equals the one that takes longest.
 * A way round is told once, by the move that leads to the first listed of its stages.
 */
function waysBack(standard: Standard, stands: readonly Walker[], move: Move): Loop[] {
  const order = standard.stages.map((stage) => stage.name);
  const shortest = new Map<string, { steps: number; days: number }>();
  for (const walker of stands) {
    const back = walker.visited.findIndex((one) => one.place === move.to);
    if (back < 0 || !canMove(walker, move)) continue;
    const round = walker.visited.slice(back).filter((one) => order.includes(one.place));
    if (round.some((one) => order.indexOf(one.place) < order.indexOf(move.to))) continue;
    const days = makeMove(standard, 'house', walker, move).days - (walker.visited[back]?.days ?? 0);
    const known = shortest.get(walker.place);
    if (
      known === undefined ||
      round.length < known.steps ||
      (round.length === known.steps && days > known.days)
    ) {
      shortest.set(walker.place, { steps: round.length, days });
    }
  }
  return [...shortest].map(([place, { days }]) => ({ round: `${place} to ${move.to}`, days }));
}

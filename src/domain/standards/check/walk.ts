import type { AttemptPlan, Move, PromiseRule, Standard } from '../standard.ts';
import { inWorkingDays } from './days.ts';

/** Whose clocks run on a walk: those of the document or law, or the house's as well. */
export type Clocks = 'document' | 'house';

/** Time that passed on a walk, and the promise or wait that allowed it. */
export interface Stretch {
  readonly title: string;
  readonly days: number;
}

/** An item on its way through the standard, each move made as late as its promises allow. */
export interface Walker {
  /** A stage, or 'closed as <closure>'. */
  readonly place: string;
  /** Places where it has stood, this one included, and the day it came there. */
  readonly visited: readonly { readonly place: string; readonly days: number }[];
  readonly days: number;
  /** When each running promise and wait must have ended, by name. */
  readonly ends: ReadonlyMap<string, number>;
  readonly attributes: Readonly<Record<string, string>>;
  readonly stretches: readonly Stretch[];
  /** The limits of all promises and waits met so far, each once. */
  readonly limits: ReadonlyMap<string, Stretch>;
}

const waitKey = (plan: string): string => `wait ${plan}`;

/** A new item in the first stage. */
export function setOut(standard: Standard, clocks: Clocks): Walker {
  const nothing: Walker = {
    place: '',
    visited: [],
    days: 0,
    ends: new Map(),
    attributes: {},
    stretches: [],
    limits: new Map(),
  };
  return enter(standard, clocks, nothing, standard.stages[0]?.name ?? '', [], []);
}

/** Whether the standard lets the item go this way. Moves out of any open stage only end a walk early. */
export const canMove = (walker: Walker, move: Move): boolean =>
  move.from.includes(walker.place) &&
  Object.entries(move.only).every(([what, values]) => values.includes(walker.attributes[what] ?? ''));

/** The item after a move to another place, made as late as every promise that is running, and the wait for an answer, allow. */
export function makeMove(standard: Standard, clocks: Clocks, walker: Walker, move: Move): Walker {
  const inPlace = new Set(
    standard.moves
      .filter((one) => one.to === 'same' && one.from.includes(walker.place))
      .flatMap((one) => one.keeps),
  );
  const last = lastMoment(walker, move, inPlace);
  const days = Math.max(walker.days, last?.[1] ?? walker.days);
  const stretches =
    last === undefined || days === walker.days
      ? walker.stretches
      : [...walker.stretches, { title: titleOf(standard, last[0]), days: days - walker.days }];
  const left = standard.stages.find((stage) => stage.name === walker.place);
  const ends = new Map(walker.ends);
  for (const [name, end] of walker.ends) {
    const over = name.startsWith('wait ') || (inPlace.has(name) && end <= days);
    if (over || move.keeps.includes(name) || move.supersedes.includes(name)) ends.delete(name);
    // A promise of the stage ends with it, unless the next stage or the move has it too.
    else if (left?.starts.includes(name) && !startsAgain(standard, move, name)) ends.delete(name);
  }
  const moved = { ...walker, days, stretches, ends, attributes: { ...walker.attributes, ...move.sets } };
  if (move.closes !== undefined) return enter(standard, clocks, moved, `closed as ${move.closes}`, [], []);
  return stretched(enter(standard, clocks, moved, move.to, move.starts, move.begins), move);
}

/** A promise that the move extends to the end of the wait which it begins. */
function stretched(walker: Walker, move: Move): Walker {
  const waits = [...walker.ends].filter(([name]) => name.startsWith('wait ')).map(([, end]) => end);
  const extended = move.extends.filter((one) => one.until === 'the wait' && walker.ends.has(one.promise));
  const ends = new Map(walker.ends);
  for (const { promise } of extended) ends.set(promise, Math.max(ends.get(promise) ?? 0, ...waits));
  return { ...walker, ends };
}

const startsAgain = (standard: Standard, move: Move, name: string): boolean =>
  move.starts.includes(name) ||
  (standard.stages.find((stage) => stage.name === move.to)?.starts.includes(name) ?? false);

/** The name and day of what must end first; undefined: nothing runs, or the move comes with the message itself. */
function lastMoment(walker: Walker, move: Move, inPlace: ReadonlySet<string>): [string, number] | undefined {
  if (move.when?.on === 'incomplete details') return undefined;
  const silent = move.when?.on === 'silence' ? walker.ends.get(waitKey(move.when.plan)) : undefined;
  if (silent !== undefined && move.when?.on === 'silence') return [waitKey(move.when.plan), silent];
  const binding = [...walker.ends].filter(([name]) => move.keeps.includes(name) || !inPlace.has(name));
  // Of several that end together, the one that the move keeps gives the stretch its name.
  return binding.sort(
    (a, b) => a[1] - b[1] || Number(move.keeps.includes(b[0])) - Number(move.keeps.includes(a[0])),
  )[0];
}

function enter(
  standard: Standard,
  clocks: Clocks,
  walker: Walker,
  place: string,
  starts: readonly string[],
  begins: readonly string[],
): Walker {
  const stage = standard.stages.find((one) => one.name === place);
  const ends = new Map(walker.ends);
  const limits = new Map(walker.limits);
  const run = (key: string, title: string, allowed: number): void => {
    if (ends.has(key)) return;
    ends.set(key, walker.days + allowed);
    if (!limits.has(key)) limits.set(key, { title, days: allowed });
  };
  for (const name of [...starts, ...(stage?.starts ?? [])]) {
    const promise = standard.promises.find((one) => one.name === name);
    if (promise !== undefined && binds(promise, clocks))
      run(name, promise.title, inWorkingDays(promise.limit));
  }
  for (const name of [...begins, ...(stage?.attempts === undefined ? [] : [stage.attempts])]) {
    const plan = standard.attempts.find((one) => one.name === name);
    if (plan === undefined || !counts(plan.source, clocks)) continue;
    run(waitKey(name), plan.title, waitOf(plan, clocks));
  }
  return { ...walker, place, visited: [...walker.visited, { place, days: walker.days }], ends, limits };
}

const counts = (source: PromiseRule['source'], clocks: Clocks): boolean =>
  clocks === 'house' || source !== 'house';

/** What a letter or a conversation keeps holds up no move. */
const binds = (promise: PromiseRule, clocks: Clocks): boolean =>
  counts(promise.source, clocks) &&
  promise.keptByLetter === undefined &&
  promise.keptByConversation === undefined;

/** The days of a plan's wait, those before it begins included. */
export const waitOf = (plan: AttemptPlan, clocks: Clocks): number =>
  inWorkingDays(plan.wait.limit) + before(plan, clocks);

/** Days before the wait begins: ours, to write or to make the first attempt; the document's own wait has none. */
function before(plan: AttemptPlan, clocks: Clocks): number {
  if (clocks === 'document') return 0;
  return plan.wait.from === 'request delivered' ? (plan.requestOn?.day ?? 0) : plan.firstBy;
}

const titleOf = (standard: Standard, key: string): string =>
  standard.promises.find((one) => one.name === key)?.title ??
  standard.attempts.find((one) => waitKey(one.name) === key)?.title ??
  key;

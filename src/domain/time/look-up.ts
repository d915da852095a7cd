import { DAY_MS, type DayNumber } from './date.ts';
import type { Instant } from './types.ts';
import { never, row, shape, WEEK_MS } from './week-shapes.ts';
import { dayStep, head, headInts, type Window, week, weekInts } from './window.ts';

/**
 * Look-ups in a window: a week by division, then one of its few openings. Instants asked for lie from the window's
 * beginning to its end, ordinals and working ms from 0 to all of them.
 */

const workTo = (cells: Float64Array, w: number): number => cells[week.length * w + week.work] as number;

const daysTo = (ints: Int32Array, w: number): number => ints[weekInts.length * w + weekInts.days] as number;

/** Where the block of a week stands. */
const blockOf = (ints: Int32Array, w: number): number => ints[weekInts.length * w + weekInts.block] as number;

const startOf = ({ cells, ints }: Window, w: number): number =>
  (cells[head.start] as number) + w * WEEK_MS + (ints[blockOf(ints, w) + shape.shift] as number);

/** A week in which clocks went forward, be it by a day and some hours. */
const shortestWeek = WEEK_MS - 2 * DAY_MS;

/** The week that holds an instant; at the latest the empty one after the last. */
function weekAt(window: Window, t: Instant): number {
  let w = Math.floor((t - (window.cells[head.start] as number)) / WEEK_MS);
  // Clock changes shift Mondays by hours, and once in a zone's life by a day.
  while (startOf(window, w) > t) w--;
  if (t - startOf(window, w) < shortestWeek) return w;
  while (startOf(window, w + 1) <= t) w++;
  return w;
}

/** Where the first opening of the block stands that closes after `into` ms of its week; that which is never if none does. */
function openingAt(ints: Int32Array, block: number, into: number): number {
  const day = block + shape.closedBy + Math.floor(into / DAY_MS);
  let low = ints[day] as number;
  let high = ints[day + 1] as number;
  const closes = block + shape.rows + row.close;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ints[closes + row.length * middle] as number) > into) high = middle;
    else low = middle + 1;
  }
  return block + shape.rows + row.length * low;
}

export function isOpenAt(window: Window, t: Instant): boolean {
  const { ints } = window;
  const w = weekAt(window, t);
  const into = t - startOf(window, w);
  return (ints[openingAt(ints, blockOf(ints, w), into) + row.open] as number) <= into;
}

/** Working ms of a week in its first `into` ms. */
function workWithin(ints: Int32Array, block: number, into: number): number {
  const opening = openingAt(ints, block, into);
  const inside = into - (ints[opening + row.open] as number);
  const before = ints[opening + row.before] as number;
  return inside > 0 ? before + inside : before;
}

/** Working ms of the window before t. */
export function workBefore(window: Window, t: Instant): number {
  const w = weekAt(window, t);
  const { cells, ints } = window;
  return workTo(cells, w) + workWithin(ints, blockOf(ints, w), t - startOf(window, w));
}

/**
 * The instant that lies so much working time after t (before t, if `ms` is negative): the earliest for ms > 0, the latest
 * for ms < 0; null if the window has not so much.
 */
export function instantAfter(window: Window, t: Instant, ms: number): Instant | null {
  const { cells, ints } = window;
  const w = weekAt(window, t);
  const goal = workTo(cells, w) + workWithin(ints, blockOf(ints, w), t - startOf(window, w)) + ms;
  if (goal < 0 || goal > (cells[head.work] as number)) return null;
  return instantOfWork(window, goal, ms > 0 ? 0 : 1, w);
}

/** The first week by whose end so much work is done; it is looked for near a week first. */
function weekOfWork({ cells, byWork }: Window, work: number, near: number): number {
  if (workTo(cells, near) < work)
    for (let w = near; w < near + 3; w++) if (workTo(cells, w + 1) >= work) return w;
  const k = Math.floor(work / (cells[head.workStep] as number));
  let low = byWork[k] as number;
  // The step holds the work of an average week, but weeks are not alike.
  let high = byWork[k + 1] as number;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (workTo(cells, middle + 1) >= work) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The instant by which so much of the window's working time has passed: the earliest (`past` 0), or the latest
 * (`past` 1). `near` is a week in or soon before which it may lie.
 */
function instantOfWork(window: Window, work: number, past: 0 | 1, near: number): Instant {
  const { cells, ints } = window;
  const w = weekOfWork(window, work + past, near);
  const left = work - workTo(cells, w);
  const opening = openingOfWork(ints, blockOf(ints, w), left + past);
  return (
    startOf(window, w) + (ints[opening + row.open] as number) + left - (ints[opening + row.before] as number)
  );
}

/** Where the first opening of the block stands by whose end so much of its week's work is done. */
function openingOfWork(ints: Int32Array, block: number, work: number): number {
  const befores = block + shape.rows + row.before;
  let low = 0;
  let high = ints[block + shape.openings] as number;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ints[befores + row.length * (middle + 1)] as number) >= work) high = middle;
    else low = middle + 1;
  }
  return block + shape.rows + row.length * low;
}

/** t itself if it is working, else the next opening; null if the window has none. */
export function openingFrom(window: Window, t: Instant): Instant | null {
  const { cells, ints } = window;
  const w = weekAt(window, t);
  const start = startOf(window, w);
  const opens = ints[openingAt(ints, blockOf(ints, w), t - start) + row.open] as number;
  if (opens !== never) return start + opens > t ? start + opens : t;
  const work = workTo(cells, w + 1);
  return work < (cells[head.work] as number) ? instantOfWork(window, work, 1, w) : null;
}

/** Ordinal of the working day of the opening that holds t, or comes next; the number of them all if there is none. */
export function ordinalFrom(window: Window, t: Instant): number {
  const { ints } = window;
  const w = weekAt(window, t);
  const block = blockOf(ints, w);
  const weekday = ints[openingAt(ints, block, t - startOf(window, w)) + row.weekday] as number;
  return daysTo(ints, w) + (ints[block + shape.daysBefore + weekday] as number);
}

/** How many working days of the window lie before a date: its ordinal, where it is one. */
export function ordinalOf({ ints }: Window, day: DayNumber): number {
  const since = day - (ints[headInts.firstMonday] as number);
  const w = Math.floor(since / 7);
  return daysTo(ints, w) + (ints[blockOf(ints, w) + shape.daysBefore + since - 7 * w] as number);
}

/** The week of a working day. */
function weekOfDay({ ints, byDays }: Window, ordinal: number): number {
  const k = Math.floor(ordinal / dayStep);
  let low = byDays[k] as number;
  let high = byDays[k + 1] as number;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (daysTo(ints, middle + 1) > ordinal) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The weekday of a working day of that week. */
const weekdayIn = (ints: Int32Array, w: number, ordinal: number): number =>
  ints[blockOf(ints, w) + shape.dayOfOrdinal + ordinal - daysTo(ints, w)] as number;

/** The date of a working day. */
export function dayOf(window: Window, ordinal: number): DayNumber {
  const { ints } = window;
  const w = weekOfDay(window, ordinal);
  return (ints[headInts.firstMonday] as number) + 7 * w + weekdayIn(ints, w, ordinal);
}

/** The last close of a working day. */
export function closeOfDay(window: Window, ordinal: number): Instant {
  const { ints } = window;
  const w = weekOfDay(window, ordinal);
  const close = blockOf(ints, w) + shape.lastClose + weekdayIn(ints, w, ordinal);
  return startOf(window, w) + (ints[close] as number);
}

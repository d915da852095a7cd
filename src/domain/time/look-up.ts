import type { DayNumber } from './date.ts';
import * as dates from './date.ts';
import type { Instant } from './types.ts';
import * as weeks from './week-shapes.ts';
import type { Window } from './window.ts';
import * as windows from './window.ts';

// Constants of this file are part of its compiled code; imported ones would be fetched and looked at wherever they are used.
const { DAY_MS } = dates;
const { never, row, shape, unit, WEEK_MS } = weeks;
const { blockBits, blockMask, dayGroup, dayStep, group } = windows;

/**
 * Look-ups in a window: a week by division, then one of its few openings. Instants asked for lie from the window's
 * beginning to its end, ordinals and working ms from 0 to all of them.
 */

const groupOf = (window: Window, w: number): number => window.groups + group.length * (w >> 3);

/** Where the block of a week stands. */
const blockOf = (window: Window, w: number): number =>
  window.blockUnit * ((window.ints[groupOf(window, w) + group.weeks + (w & 7)] as number) & blockMask);

/** Working units before a week. */
const workTo = (window: Window, w: number): number => {
  const of = groupOf(window, w);
  const here = (window.ints[of + group.weeks + (w & 7)] as number) >>> blockBits;
  return (window.ints[of + group.work] as number) + here;
};

/** Working days before a week. */
const daysTo = (window: Window, w: number): number => {
  const of = window.dayGroups + dayGroup.length * (w >> 3);
  const here = ((window.ints[of + dayGroup.daysHere + ((w & 7) >> 2)] as number) >> ((w & 3) << 3)) & 0xff;
  return (window.ints[of + dayGroup.days] as number) + here;
};

/** The instant at which a week begins whose block stands there. */
const startOf = (window: Window, w: number, block: number): number =>
  window.start * unit + w * WEEK_MS + (window.blocks[block + shape.shift] as number);

/** The week that holds an instant; at the latest the empty one after the last. */
function weekAt(window: Window, t: Instant): number {
  const w = Math.floor((t - window.start * unit) / WEEK_MS);
  const block = blockOf(window, w);
  const into = t - startOf(window, w, block);
  return into >= 0 && into < (window.blocks[block + shape.span] as number) ? w : weekNear(window, t, w);
}

/** The same, searched from a week near it: clock changes shift Mondays by hours, and once in a zone's life by a day. */
function weekNear(window: Window, t: Instant, near: number): number {
  let w = near;
  while (startOf(window, w, blockOf(window, w)) > t) w--;
  while (startOf(window, w + 1, blockOf(window, w + 1)) <= t) w++;
  return w;
}

/** Where the first opening of the block stands that closes after `into` ms of its week; that which is never if none does. */
function openingAt(blocks: Int32Array, block: number, into: number): number {
  const day = block + shape.closedBy + Math.floor(into / DAY_MS);
  let low = blocks[day] as number;
  let high = blocks[day + 1] as number;
  const closes = block + shape.rows + row.close;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[closes + row.length * middle] as number) > into) high = middle;
    else low = middle + 1;
  }
  return block + shape.rows + row.length * low;
}

export function isOpenAt(window: Window, t: Instant): boolean {
  const { blocks } = window;
  const w = weekAt(window, t);
  const block = blockOf(window, w);
  const into = t - startOf(window, w, block);
  return (blocks[openingAt(blocks, block, into) + row.open] as number) <= into;
}

/** Working ms of a week in its first `into` ms. */
function workWithin(blocks: Int32Array, block: number, into: number): number {
  const opening = openingAt(blocks, block, into);
  const inside = into - (blocks[opening + row.open] as number);
  const before = blocks[opening + row.before] as number;
  return inside > 0 ? before + inside : before;
}

/** Working ms of the window before t. */
export function workBefore(window: Window, t: Instant): number {
  const w = weekAt(window, t);
  const block = blockOf(window, w);
  return workTo(window, w) * unit + workWithin(window.blocks, block, t - startOf(window, w, block));
}

/**
 * The instant that lies so much working time after t (before t, if `ms` is negative): the earliest for ms > 0, the latest
 * for ms < 0; null if the window has not so much.
 */
export function instantAfter(window: Window, t: Instant, ms: number): Instant | null {
  const w = weekAt(window, t);
  const block = blockOf(window, w);
  const goal =
    workTo(window, w) * unit + workWithin(window.blocks, block, t - startOf(window, w, block)) + ms;
  if (goal < 0 || goal > window.work * unit) return null;
  return instantOfWork(window, goal, ms > 0 ? 0 : 1, w);
}

/** Whether so much work is done in that week, and not before. */
const endsIn = (window: Window, w: number, work: number): boolean =>
  workTo(window, w) * unit < work && work <= workTo(window, w + 1) * unit;

/** The first week by whose end so much work is done. */
function weekOfWork(window: Window, work: number): number {
  const { byWork } = window;
  const k = Math.floor(work / (window.workStep * unit));
  let low = byWork[k] as number;
  // The step holds the work of an average week, but weeks are not alike.
  let high = byWork[k + 1] as number;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (workTo(window, middle + 1) * unit >= work) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The week in which so much work is done: looked for in three weeks side by side before the index, which stands apart. */
function weekNearWork(window: Window, work: number, near: number): number {
  if (endsIn(window, near, work)) return near;
  if (endsIn(window, near + 1, work)) return near + 1;
  return endsIn(window, near + 2, work) ? near + 2 : weekOfWork(window, work);
}

/**
 * The instant by which so much of the window's working time has passed: the earliest (`past` 0), or the latest
 * (`past` 1). `near` is a week in or soon after which it may lie.
 */
function instantOfWork(window: Window, work: number, past: 0 | 1, near: number): Instant {
  const { blocks } = window;
  const goal = work + past;
  const w = weekNearWork(window, goal, near);
  const block = blockOf(window, w);
  const left = work - workTo(window, w) * unit;
  const opening = openingOfWork(blocks, block, left + past);
  return (
    startOf(window, w, block) +
    (blocks[opening + row.open] as number) +
    left -
    (blocks[opening + row.before] as number)
  );
}

/** Where the first opening of the block stands by whose end so much of its week's work is done. */
function openingOfWork(blocks: Int32Array, block: number, work: number): number {
  const befores = block + shape.rows + row.before;
  let low = 0;
  let high = blocks[block + shape.openings] as number;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[befores + row.length * (middle + 1)] as number) >= work) high = middle;
    else low = middle + 1;
  }
  return block + shape.rows + row.length * low;
}

/** t itself if it is working, else the next opening; null if the window has none. */
export function openingFrom(window: Window, t: Instant): Instant | null {
  const { blocks } = window;
  const w = weekAt(window, t);
  const block = blockOf(window, w);
  const start = startOf(window, w, block);
  const opens = blocks[openingAt(blocks, block, t - start) + row.open] as number;
  if (opens !== never) return start + opens > t ? start + opens : t;
  const work = workTo(window, w + 1);
  return work < window.work ? instantOfWork(window, work * unit, 1, w + 1) : null;
}

/** Ordinal of the working day of the opening that holds t, or comes next; the number of them all if there is none. */
export function ordinalFrom(window: Window, t: Instant): number {
  const { blocks } = window;
  const w = weekAt(window, t);
  const block = blockOf(window, w);
  const weekday = blocks[openingAt(blocks, block, t - startOf(window, w, block)) + row.weekday] as number;
  return daysTo(window, w) + (blocks[block + shape.daysBefore + weekday] as number);
}

/** How many working days of the window lie before a date: its ordinal, where it is one. */
export function ordinalOf(window: Window, day: DayNumber): number {
  const { blocks } = window;
  const since = day - window.firstMonday;
  const w = Math.floor(since / 7);
  return daysTo(window, w) + (blocks[blockOf(window, w) + shape.daysBefore + since - 7 * w] as number);
}

/** The week of a working day. */
function weekOfDay(window: Window, ordinal: number): number {
  const { byDays } = window;
  const k = Math.floor(ordinal / dayStep);
  let low = byDays[k] as number;
  let high = byDays[k + 1] as number;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (daysTo(window, middle + 1) > ordinal) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The weekday of a working day of that week. */
const weekdayIn = (window: Window, w: number, ordinal: number): number =>
  window.blocks[blockOf(window, w) + shape.dayOfOrdinal + ordinal - daysTo(window, w)] as number;

/** The date of a working day. */
export function dayOf(window: Window, ordinal: number): DayNumber {
  const w = weekOfDay(window, ordinal);
  return window.firstMonday + 7 * w + weekdayIn(window, w, ordinal);
}

/** The last close of a working day. */
export function closeOfDay(window: Window, ordinal: number): Instant {
  const w = weekOfDay(window, ordinal);
  const block = blockOf(window, w);
  return (
    startOf(window, w, block) +
    (window.blocks[block + shape.lastClose + weekdayIn(window, w, ordinal)] as number)
  );
}

import type { Calendar } from './calendar.ts';
import { type DayNumber, weekdayOf } from './date.ts';
import { row, shape, weeksOf } from './week-shapes.ts';
import { instantOf } from './zone.ts';

/**
 * The openings of the dates [firstDay, endDay) with prefix sums, clock changes resolved. Nearly all of it lies in one
 * piece of memory, so that a thousand calendars of thirty years stay near the processor: what `head` names, by week what
 * `week` names, then the blocks of the different weeks. Weeks begin on local Mondays; an empty one follows the last.
 * "Ordinal" counts working days from the window's first.
 */
export interface Window {
  readonly firstDay: DayNumber;
  readonly endDay: DayNumber;
  /** The memory as numbers of 64 bits. */
  readonly cells: Float64Array;
  /** The same as whole numbers of 32 bits. */
  readonly ints: Int32Array;
  /** By stretches of `head.workStep` working ms: the first week that ends with so much or more. */
  readonly byWork: Int32Array;
  /** By stretches of `dayStep` working days: the same of days. */
  readonly byDays: Int32Array;
}

/**
 * In `cells`: `from` and `to`, the local midnights that begin the first day and end the last: [from, to) is what is known;
 * `start`, the instant at which the first week begins; `work`, all working ms.
 */
export const head = { from: 0, to: 1, start: 2, work: 3, workStep: 4 } as const;

/** In `ints`, behind them: how many weeks and working days there are, and the first Monday. */
export const headInts = { weeks: 10, workingDays: 11, firstMonday: 12, length: 14 } as const;

/** Of a week, in `cells`: working ms before it. */
export const week = { work: headInts.length / 2, length: 2 } as const;

/** Of a week, in `ints`: working days before it, and where in `ints` its block stands. */
export const weekInts = { days: headInts.length + 2, block: headInts.length + 3, length: 4 } as const;

/** Working days between two entries of an index: about a week of them. */
export const dayStep = 5;

/** The openings of the dates [firstDay, endDay), ready for looking up. */
export function compileWindow(calendar: Calendar, firstDay: DayNumber, endDay: DayNumber): Window {
  const { zone } = calendar;
  const firstMonday = firstDay - weekdayOf(firstDay);
  const weeks = Math.ceil((endDay - firstMonday) / 7);
  const { found, shapes } = weeksOf(calendar, firstMonday, weeks, firstDay, endDay);
  const stands: number[] = [];
  let end = headInts.length + weekInts.length * found.length;
  for (const block of shapes) {
    stands.push(end);
    end += block.length;
  }
  const cells = new Float64Array(Math.ceil(end / 2));
  const ints = new Int32Array(cells.buffer);
  for (const [s, block] of shapes.entries()) ints.set(block, stands[s]);
  const workAfter = new Float64Array(found.length);
  const daysAfter = new Float64Array(found.length);
  let [work, workingDays] = [0, 0];
  for (const [w, s] of found.entries()) {
    const block = shapes[s] as Int32Array;
    cells[week.length * w + week.work] = work;
    ints[weekInts.length * w + weekInts.days] = workingDays;
    ints[weekInts.length * w + weekInts.block] = stands[s] as number;
    work += block[block.length - row.length + row.before] as number;
    workingDays += block[shape.daysBefore + 7] as number;
    workAfter[w] = work;
    daysAfter[w] = workingDays;
  }
  const workStep = Math.max(1, Math.ceil(work / Math.max(1, weeks)));
  cells[head.from] = instantOf(zone, firstDay, 0);
  cells[head.to] = instantOf(zone, endDay, 0);
  cells[head.start] = instantOf(zone, firstMonday, 0);
  cells[head.work] = work;
  cells[head.workStep] = workStep;
  ints[headInts.weeks] = weeks;
  ints[headInts.workingDays] = workingDays;
  ints[headInts.firstMonday] = firstMonday;
  return {
    firstDay,
    endDay,
    cells,
    ints,
    byWork: firstAtOrAfter(workAfter, workStep, Math.floor(work / workStep) + 2),
    byDays: firstAtOrAfter(daysAfter, dayStep, Math.floor(workingDays / dayStep) + 2),
  };
}

/** For each step from 0 the index of the first value at or after it. */
function firstAtOrAfter(values: Float64Array, step: number, steps: number): Int32Array {
  const index = new Int32Array(steps + 1);
  let i = 0;
  for (let k = 0; k <= steps; k++) {
    while (i < values.length && (values[i] as number) < k * step) i++;
    index[k] = i;
  }
  return index;
}

/** How many working days a window has. */
export const workingDaysOf = ({ ints }: Window): number => ints[headInts.workingDays] as number;

/** Whether a window knows the instants from `a` to `b`. */
export const knows = ({ cells }: Window, a: number, b: number): boolean =>
  (cells[head.from] as number) <= a && b < (cells[head.to] as number);

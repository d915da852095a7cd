import { blocksFor } from './blocks.ts';
import type { Calendar } from './calendar.ts';
import { type DayNumber, weekdayOf } from './date.ts';
import { memoryFor } from './memory.ts';
import { inUnits, shape, unit, weeksOf } from './week-shapes.ts';
import { instantOf } from './zone.ts';

/**
 * The openings of the dates [firstDay, endDay) with prefix sums, clock changes resolved: weeks in groups, side by side in a
 * piece of memory and small, so that a thousand calendars of thirty years stay near the processor, and the blocks of the
 * different weeks, which calendars share. Weeks begin on local Mondays; an empty one follows the last. "Ordinal" counts working days from the
 * window's first.
 */
export interface Window {
  /** The piece of memory with the weeks, and where in it the first group of them stands. */
  readonly ints: Int32Array;
  readonly groups: number;
  /** Where in it the first group of their working days stands. */
  readonly dayGroups: number;
  /** Where the blocks stand, at places that are counted in so many numbers. */
  readonly blocks: Int32Array;
  readonly blockUnit: number;
  /** In units: the local midnights that begin the first day and end the last; [from, to) is what is known. */
  readonly from: number;
  readonly to: number;
  /** In units: the instant at which the first week begins. */
  readonly start: number;
  /** In units: all work. */
  readonly work: number;
  readonly workStep: number;
  readonly workingDays: number;
  readonly firstMonday: DayNumber;
  readonly firstDay: DayNumber;
  readonly endDay: DayNumber;
  /** By stretches of `workStep`: the first week that ends with so much work or more. */
  readonly byWork: Int32Array;
  /** By stretches of `dayStep` working days: the same of days. */
  readonly byDays: Int32Array;
}

/**
 * Eight weeks: the work before them in units; by week the place of its block and, above `blockBits`, the work of the weeks
 * before it here. Four and a half bytes a week: what a thousand calendars cost is how much of them the processor can keep
 * near.
 */
export const group = { work: 0, weeks: 1, length: 9 } as const;

/**
 * The working days of the same eight weeks, apart, for most questions ask nothing of them: those before the eight; by week,
 * in a byte each, those of the weeks before it here.
 */
export const dayGroup = { days: 0, daysHere: 1, length: 3 } as const;

/** A piece has 16,384 lines, and 230 years have 12,000 weeks; seven weeks have 141,120 units. */
export const blockBits = 14;
export const blockMask = 0x3fff;

/** Working days between two entries of an index: about a week of them. */
export const dayStep = 5;

/** The openings of the dates [firstDay, endDay), ready for looking up. */
export function compileWindow(calendar: Calendar, firstDay: DayNumber, endDay: DayNumber): Window {
  const { zone } = calendar;
  const firstMonday = firstDay - weekdayOf(firstDay);
  const weeks = Math.ceil((endDay - firstMonday) / 7);
  const { found, shapes } = weeksOf(calendar, firstMonday, weeks, firstDay, endDay);
  const different = [...shapes.values()];
  const { ints: blocks, places, unit: blockUnit } = blocksFor(shapes);
  const groups = Math.ceil(found.length / 8);
  const { ints, at } = memoryFor((group.length + dayGroup.length) * groups);
  const daysAt = at + group.length * groups;
  const workAfter = new Int32Array(found.length);
  const daysAfter = new Int32Array(found.length);
  let [work, workingDays] = [0, 0];
  for (const [w, s] of found.entries()) {
    const block = different[s] as Int32Array;
    const place = places[s] as number;
    const of = at + group.length * (w >> 3);
    const ofDays = daysAt + dayGroup.length * (w >> 3);
    if (w % 8 === 0) {
      ints[of + group.work] = work;
      ints[ofDays + dayGroup.days] = workingDays;
    }
    const daysHere = ofDays + dayGroup.daysHere + ((w & 7) >> 2);
    const days = workingDays - (ints[ofDays + dayGroup.days] as number);
    ints[daysHere] = (ints[daysHere] as number) | (days << (8 * (w & 3)));
    ints[of + group.weeks + (w & 7)] = ((work - (ints[of + group.work] as number)) << blockBits) | place;
    work += block[shape.work] as number;
    workingDays += block[shape.daysBefore + 7] as number;
    workAfter[w] = work;
    daysAfter[w] = workingDays;
  }
  const workStep = Math.max(1, Math.ceil(work / Math.max(1, weeks)));
  return {
    ints,
    groups: at,
    dayGroups: daysAt,
    blocks,
    blockUnit,
    from: inUnits(instantOf(zone, firstDay, 0)),
    to: inUnits(instantOf(zone, endDay, 0)),
    start: inUnits(instantOf(zone, firstMonday, 0)),
    work,
    workStep,
    workingDays,
    firstMonday,
    firstDay,
    endDay,
    byWork: firstAtOrAfter(workAfter, workStep, Math.floor(work / workStep) + 2),
    byDays: firstAtOrAfter(daysAfter, dayStep, Math.floor(workingDays / dayStep) + 2),
  };
}

/** For each step from 0 the index of the first value at or after it. */
function firstAtOrAfter(values: Int32Array, step: number, steps: number): Int32Array {
  const index = new Int32Array(steps + 1);
  let i = 0;
  for (let k = 0; k <= steps; k++) {
    while (i < values.length && (values[i] as number) < k * step) i++;
    index[k] = i;
  }
  return index;
}

/** Whether a window knows the instants from `a` to `b`. */
export const knows = (window: Window, a: number, b: number): boolean =>
  window.from * unit <= a && b < window.to * unit;

import type { Calendar } from './calendar.ts';
import { hoursOf } from './compile.ts';
import { DAY_MS, type DayNumber } from './date.ts';
import { instantFrom, instantOf, stretchAt } from './zone.ts';

/**
 * A week's openings as one block of whole numbers; weeks that are alike share it. Instants are ms from the instant the week
 * begins, days of the week Monday 0 to Sunday 6. First by how much later than a whole number of weeks after the first it
 * begins, its clocks having changed; the number of openings; by day how many working days lie before it, and all of
 * them; by working day its day; by day its last close; by 24 hours how many openings have closed at their start; then the
 * openings, each with what `row` names, and one that is never.
 */
export const shape = {
  daysBefore: 0,
  dayOfOrdinal: 8,
  lastClose: 15,
  work: 22,
  shift: 23,
  span: 24,
  openings: 25,
  closedBy: 26,
  rows: 36,
} as const;

/** The numbers of an opening; `before` is the working ms of its week before it. */
export const row = { close: 0, open: 1, before: 2, weekday: 3, length: 4 } as const;

/** Later than anything in a week: a week has 600 million ms. */
export const never = 2 ** 31 - 1;

/**
 * Openings begin and end on minutes of a wall clock, and no zone has been off by less than half a minute since 1970: in
 * units of so many ms instants and work are small whole numbers for two hundred years, kept and compared as such.
 */
export const unit = 30_000;

/** Throws where clocks changed by part of a unit: a broken invariant. */
export function inUnits(ms: number): number {
  if (ms % unit !== 0) throw new Error(`no whole number of ${unit} ms: ${ms}`);
  return ms / unit;
}

/** Milliseconds of a week whose clocks do not change. */
export const WEEK_MS = 7 * DAY_MS;

/** Openings of one week: open, close and weekday in turn. */
type Openings = number[];

/**
 * The weeks from a Monday on, two more than asked for, which are empty, each as its place among the different ones, whose
 * blocks are given under a text that says all they do; dates outside [firstDay, endDay) have no hours.
 */
export function weeksOf(
  calendar: Calendar,
  firstMonday: DayNumber,
  weeks: number,
  firstDay: DayNumber,
  endDay: DayNumber,
): { readonly found: readonly number[]; readonly shapes: ReadonlyMap<string, Int32Array> } {
  const { zone } = calendar;
  const known = new Map<string, number>();
  const shapes = new Map<string, Int32Array>();
  const found: number[] = [];
  const first = instantOf(zone, firstMonday, 0);
  let stretch = stretchAt(zone, (firstMonday - 3) * DAY_MS);
  const at = (day: DayNumber, minutes: number): number => {
    const answer = instantFrom(zone, day * DAY_MS + minutes * 60_000, stretch);
    stretch = answer.stretch;
    return answer.at;
  };
  for (let w = 0; w <= weeks + 1; w++) {
    const monday = firstMonday + 7 * w;
    const start = instantOf(zone, monday, 0);
    const openings: Openings = [];
    for (let weekday = 0; weekday < 7; weekday++) {
      const day = monday + weekday;
      if (day >= firstDay && day < endDay) addDay(calendar, openings, day, weekday, start, at);
    }
    const shift = start - first - w * WEEK_MS;
    const span = instantOf(zone, monday + 7, 0) - start;
    const key = `${shift},${span},${openings.join()}`;
    const place = known.get(key) ?? shapes.size;
    if (place === shapes.size) {
      known.set(key, place);
      shapes.set(key, blockOf(shift, span, openings));
    }
    found.push(place);
  }
  return { found, shapes };
}

function addDay(
  calendar: Calendar,
  openings: Openings,
  day: DayNumber,
  weekday: number,
  start: number,
  at: (day: DayNumber, minutes: number) => number,
): void {
  const hours = hoursOf(calendar, day);
  const before = openings.length;
  for (let i = 0; i < hours.length; i += 2) {
    const open = at(day, hours[i] as number);
    const close = at(day, hours[i + 1] as number);
    // An opening inside the hour that clocks skip has no length and does not exist.
    if (open < close) openings.push(open - start, close - start, weekday);
  }
  if (!calendar.wholeDays || openings.length === before) return;
  openings.length = before;
  openings.push(instantOf(calendar.zone, day, 0) - start, at(day + 1, 0) - start, weekday);
}

function blockOf(shift: number, span: number, openings: Openings): Int32Array {
  const count = openings.length / 3;
  const block = new Int32Array(shape.rows + row.length * (count + 1));
  block[shape.shift] = shift;
  block[shape.span] = span;
  block[shape.openings] = count;
  let work = 0;
  let days = 0;
  let at: number = shape.rows;
  for (let i = 0; i < openings.length; i += 3) {
    const [open, close, weekday] = openings.slice(i, i + 3) as [number, number, number];
    block.set([close, open, work, weekday], at);
    work += close - open;
    if (weekday !== openings[i - 1]) {
      block[shape.dayOfOrdinal + days] = weekday;
      days += 1;
      block.fill(days, shape.daysBefore + weekday + 1, shape.daysBefore + 8);
    }
    block[shape.lastClose + weekday] = close;
    at += row.length;
  }
  for (let day = 0; day < shape.rows - shape.closedBy; day++) {
    let closed = 0;
    while (closed < count && (openings[3 * closed + 1] as number) <= day * DAY_MS) closed++;
    block[shape.closedBy + day] = closed;
  }
  block[shape.work] = inUnits(work);
  block.set([never, never, work, 7], at);
  return block;
}

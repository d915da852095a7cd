import type { Calendar, Window } from './calendar.ts';
import { hoursOf } from './compile.ts';
import { DAY_MS, type DayNumber } from './date.ts';
import { instantFrom, instantOf, stretchAt } from './zone.ts';

interface Openings {
  opens: number[];
  closes: number[];
  ordinals: number[];
  days: number[];
  workedBefore: Int32Array;
}

/** The openings of the dates [firstDay, endDay) as flat arrays with their indexes. */
export function compileWindow(calendar: Calendar, firstDay: DayNumber, endDay: DayNumber): Window {
  const { opens, closes, ordinals, days, workedBefore } = openingsOf(calendar, firstDay, endDay);
  const before = new Float64Array(opens.length + 1);
  for (let i = 0; i < opens.length; i++)
    before[i + 1] = (before[i] as number) + (closes[i] as number) - (opens[i] as number);
  const dayOpens = new Float64Array(days.length);
  const dayCloses = new Float64Array(days.length);
  for (let i = opens.length - 1; i >= 0; i--) dayOpens[ordinals[i] as number] = opens[i] as number;
  for (let i = 0; i < opens.length; i++) dayCloses[ordinals[i] as number] = closes[i] as number;
  const from = instantOf(calendar.zone, firstDay, 0);
  const to = instantOf(calendar.zone, endDay, 0);
  const total = before[opens.length] as number;
  const workStep = Math.max(1, Math.ceil(total / Math.max(1, opens.length)));
  return {
    firstDay,
    endDay,
    from,
    to,
    opens: Float64Array.from([...opens, Number.POSITIVE_INFINITY]),
    closes: Float64Array.from([...closes, Number.POSITIVE_INFINITY]),
    before,
    ordinals: Int32Array.from([...ordinals, days.length]),
    days: Int32Array.from(days),
    dayOpens,
    dayCloses,
    workedBefore,
    byTime: firstAtOrAfter(closes, from, DAY_MS, Math.floor((to - from) / DAY_MS) + 2, 1),
    byWork: firstAtOrAfter(before.subarray(1), 0, workStep, Math.floor(total / workStep) + 2, 0),
    workStep,
  };
}

function openingsOf(calendar: Calendar, firstDay: DayNumber, endDay: DayNumber): Openings {
  const { zone } = calendar;
  const found: Openings = {
    opens: [],
    closes: [],
    ordinals: [],
    days: [],
    workedBefore: new Int32Array(endDay - firstDay + 1),
  };
  let stretch = stretchAt(zone, (firstDay - 3) * DAY_MS);
  const at = (day: DayNumber, minutes: number): number => {
    const found = instantFrom(zone, day * DAY_MS + minutes * 60_000, stretch);
    stretch = found.stretch;
    return found.at;
  };
  for (let day = firstDay; day < endDay; day++) {
    found.workedBefore[day - firstDay] = found.days.length;
    const hours = hoursOf(calendar, day);
    const ordinal = found.days.length;
    const firstOpening = found.opens.length;
    for (let i = 0; i < hours.length; i += 2) {
      const open = at(day, hours[i] as number);
      const close = at(day, hours[i + 1] as number);
      // An opening inside the hour that clocks skip has no length and does not exist.
      if (open >= close) continue;
      found.opens.push(open);
      found.closes.push(close);
      found.ordinals.push(ordinal);
    }
    if (found.opens.length === firstOpening) continue;
    found.days.push(day);
    if (!calendar.wholeDays) continue;
    found.opens.length = found.closes.length = found.ordinals.length = firstOpening + 1;
    found.opens[firstOpening] = instantOf(zone, day, 0);
    found.closes[firstOpening] = at(day + 1, 0);
  }
  found.workedBefore[endDay - firstDay] = found.days.length;
  return found;
}

/** For each step from `start` the index of the first value at or after it (strictly after, if `strictly` is 1). */
function firstAtOrAfter(
  values: ArrayLike<number>,
  start: number,
  step: number,
  steps: number,
  strictly: 0 | 1,
): Int32Array {
  const index = new Int32Array(steps + 1);
  let i = 0;
  for (let k = 0; k <= steps; k++) {
    const from = start + k * step + strictly;
    while (i < values.length && (values[i] as number) < from) i++;
    index[k] = i;
  }
  return index;
}

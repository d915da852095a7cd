import { weighted } from '../../chance.ts';
import type { Calendar } from '../../time/calendar.ts';
import { civilOf, dateOf, dayNumber, dayOfDate, weekdayOf } from '../../time/date.ts';
import { isWorkingDay } from '../../time/days.ts';
import { instOf } from '../../time/derived.ts';
import type { Instant } from '../../time/types.ts';
import { chanceOf } from './chance.ts';
import type { Scenario } from './scenario.ts';

/** The moments at which a year's cases come in, in order: so many as the scenario says, from its first day. */
export function arrivals(scenario: Scenario, calendar: Calendar, seed: number, year: number): Instant[] {
  const first = dayOfDate(scenario.from);
  const { months, weekdays, hours } = scenario.arrivals;
  const quietest = Math.min(...weekdays);
  const weights = Array.from({ length: 365 }, (_, n) => {
    const day = first + n;
    const civil = civilOf(day);
    const days = dayNumber(civil.year, civil.month + 1, 1) - dayNumber(civil.year, civil.month, 1);
    const usual = weekdays[weekdayOf(day)] ?? 0;
    const weekday = weekdayOf(day) < 5 && !isWorkingDay(calendar, day) ? Math.min(usual, quietest) : usual;
    return ((months[civil.month - 1] ?? 0) / days) * weekday;
  });
  const upTo = new Float64Array(weights.length);
  weights.reduce((sum, weight, i) => {
    upTo[i] = sum + weight;
    return sum + weight;
  }, 0);
  const chance = chanceOf(seed, -1 - year);
  const moments = Array.from({ length: scenario.cases }, () => {
    const day = first + firstAbove(upTo, chance() * (upTo.at(-1) ?? 0));
    const at = weighted(chance, hours)?.at ?? '09:00';
    return instOf(calendar, dateOf(day), at) + Math.floor(chance() * 3_600_000);
  });
  return moments.sort((a, b) => a - b);
}

function firstAbove(upTo: Float64Array, goal: number): number {
  let low = 0;
  let high = upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] as number) > goal) high = middle;
    else low = middle + 1;
  }
  return low;
}

import type { Rules } from '../../case/rules.ts';
import { type Calendar, OutsideCalendar } from '../../time/calendar.ts';
import { dateOf, dayOfDate } from '../../time/date.ts';
import { instOf, localDateOf } from '../../time/derived.ts';
import { workingTimeBetween } from '../../time/operations.ts';
import { type Standard, standardId } from '../standard.ts';
import type { Figures } from './figures.ts';
import { figuresOf } from './reckon.ts';
import type { Scenario } from './scenario.ts';
import { tally } from './tally.ts';
import { waysOf } from './ways.ts';
import type { Simulated } from './world.ts';
import { followed, liveYear } from './year.ts';

/** The most cases of one simulation. */
export const mostCases = 1_000_000;

const dayMs = 86_400_000;
/** The longest that promises of the last cases reach beyond the time for which cases are followed. */
const beyond = 200 * dayMs;

/**
 * Drives so many synthetic cases through a standard, by the same `decide` and `wake` that run a desk, on a virtual clock:
 * year after year, each begun with an empty desk on the scenario's first day. The same seed gives the same figures.
 * Refused, in words: a scenario whose year the calendar does not know.
 */
export function simulate(
  standard: Standard,
  calendar: Calendar,
  scenario: Scenario,
  how: { readonly cases: number; readonly seed: number },
  progress: (done: number) => void = () => {},
): Figures | { readonly refused: string } {
  const unknown = beyondCalendar(calendar, scenario);
  if (unknown !== null) return { refused: unknown };
  const simulated = simulatedBy(standard, calendar, scenario);
  const counted = tally();
  for (let year = 0, done = 0; done < how.cases; year += 1) {
    const count = Math.min(scenario.cases, how.cases - done);
    const before = done;
    liveYear(simulated, scenario, how.seed, year, count, counted, (cases) => progress(before + cases));
    done += count;
    progress(done);
  }
  const first = instOf(calendar, scenario.from, '00:00');
  return figuresOf(
    simulated,
    scenario,
    how.seed,
    counted,
    workingTimeBetween(calendar, first, first + 365 * dayMs),
  );
}

function simulatedBy(standard: Standard, calendar: Calendar, scenario: Scenario): Simulated {
  const id = standardId(standard);
  const calendarId = `${calendar.id}@${calendar.version}`;
  const force = { standard: id, calendar: calendarId };
  const rules: Rules = {
    standards: new Map([[id, standard]]),
    calendars: new Map([[calendarId, calendar]]),
    inForce: new Map(standard.kinds.map((kind) => [kind, force])),
  };
  return { standard, standardId: id, calendar, calendarId, rules, ways: waysOf(standard, scenario) };
}

function beyondCalendar(calendar: Calendar, scenario: Scenario): string | null {
  try {
    const from = instOf(calendar, scenario.from, '00:00');
    const end = from + 365 * dayMs + followed + beyond;
    const last = localDateOf(calendar, end);
    const { firstYear, lastYear } = calendar;
    const early = firstYear !== undefined && Number(scenario.from.slice(0, 4)) < firstYear;
    const late = lastYear !== undefined && Number(last.slice(0, 4)) > lastYear;
    if (!early && !late) return null;
    const latest =
      lastYear === undefined ? '' : dateOf(dayOfDate(`${lastYear}-12-31`) - Math.ceil((end - from) / dayMs));
    return `The scenario begins on ${scenario.from} and follows its cases until ${last}, but bank holidays are published from ${firstYear} to ${lastYear}: begin between ${firstYear}-01-01 and ${latest}.`;
  } catch (error) {
    if (error instanceof OutsideCalendar)
      return `The scenario begins on ${scenario.from}, which its calendar does not reach.`;
    throw error;
  }
}

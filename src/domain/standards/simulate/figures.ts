import { wordRule } from '../../time/rule.ts';
import type { Histogram } from './histogram.ts';
import type { Scenario } from './scenario.ts';
import type { Tally, Work } from './tally.ts';
import type { Simulated } from './world.ts';

export interface Share {
  readonly of: number;
  readonly in: number;
  readonly share: number;
  /** Wilson's interval of 95 %: where the share lies, as far as so many cases can tell. */
  readonly from: number;
  readonly to: number;
}

export interface Days {
  readonly mean: number;
  readonly median: number;
  readonly ninetieth: number;
}

export interface RoleFigures {
  readonly role: string;
  readonly people: number;
  readonly tasks: number;
  readonly hours: number;
  /** Of the hours its people have. */
  readonly busy: number;
  /** Working minutes that work waited for somebody. */
  readonly waited: Days;
  /** Work that waits, on average over the working hours. */
  readonly queue: number;
  readonly stages: readonly {
    readonly stage: string;
    readonly tasks: number;
    readonly hours: number;
    readonly waited: number;
  }[];
}

/** What came of a simulation; shares are parts of one, days are working days. */
export interface Figures {
  readonly standard: string;
  readonly title: string;
  readonly scenario: string;
  readonly seed: number;
  readonly cases: number;
  readonly years: number;
  readonly target: { readonly share: number; readonly limit: string; readonly source: string } | null;
  /** Of the cycles that were judged; null where the standard has no headline target. */
  readonly inTime: Share | null;
  /** All promises that were made but the headline: those never late. */
  readonly kept: Share;
  readonly gross: Days;
  readonly net: Days;
  /** Cycles that closed by their net days, from 0; the last is all that took longer. */
  readonly byNetDays: readonly number[];
  readonly promises: readonly {
    readonly promise: string;
    readonly title: string;
    readonly limit: string;
    readonly made: number;
    readonly late: number;
    readonly share: number;
  }[];
  readonly closures: readonly {
    readonly reason: string;
    readonly title: string;
    readonly cases: number;
    readonly share: number;
  }[];
  readonly open: readonly { readonly stage: string; readonly title: string; readonly cases: number }[];
  readonly reopened: number;
  readonly attempts: number;
  readonly work: readonly RoleFigures[];
  /** Work that waits for ever, because nobody of its role works there. */
  readonly starved: readonly { readonly role: string; readonly stage: string; readonly tasks: number }[];
  /** What was put in front of a person, and what the standard refused; the most frequent first. */
  readonly exceptions: readonly { readonly about: string; readonly cases: number }[];
  readonly refusals: readonly { readonly what: string; readonly times: number }[];
  readonly events: number;
}

const z = 1.959964;
const mostListed = 12;
const longestShown = 61;

/** Wilson's score interval for so many of so many. */
export function wilson(of: number, among: number): Share {
  if (among === 0) return { of: 0, in: 0, share: 0, from: 0, to: 1 };
  const share = of / among;
  const middle = (share + (z * z) / (2 * among)) / (1 + (z * z) / among);
  const half =
    (z / (1 + (z * z) / among)) * Math.sqrt((share * (1 - share)) / among + (z * z) / (4 * among * among));
  return {
    of: among,
    in: of,
    share: round(share),
    from: round(Math.max(0, middle - half)),
    to: round(Math.min(1, middle + half)),
  };
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

const daysOf = (counted: Histogram): Days => ({
  mean: counted.count === 0 ? 0 : round(counted.sum / counted.count),
  median: counted.quantile(0.5),
  ninetieth: counted.quantile(0.9),
});

const byCount = (counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));

/** The figures of a tally: `yearMs` is the working time of one person in a year. */
export function figuresOf(
  simulated: Simulated,
  scenario: Scenario,
  seed: number,
  counted: Tally,
  yearMs: number,
): Figures {
  const { standard } = simulated;
  const { headline } = standard;
  const titleOf = (
    name: string,
    among: readonly { readonly name: string; readonly title: string }[],
  ): string => among.find((row) => row.name === name)?.title ?? name;
  return {
    standard: simulated.standardId,
    title: standard.title,
    scenario: scenario.simulation,
    seed,
    cases: counted.cases,
    years: round(counted.years),
    target:
      headline === undefined
        ? null
        : { share: headline.share / 1000, limit: wordRule(headline.limit), source: headline.source },
    inTime: headline === undefined ? null : wilson(counted.inTime, counted.judged),
    kept: keptOf(counted, headline?.promise),
    gross: daysOf(counted.gross),
    net: daysOf(counted.net),
    byNetDays: counted.net.counts(longestShown),
    promises: promisesOf(simulated, counted),
    closures: byCount(counted.closures).map(([reason, cases]) => ({
      reason,
      title: titleOf(reason, standard.closures),
      cases,
      share: round(cases / Math.max(1, counted.cycles)),
    })),
    open: byCount(counted.openIn).map(([stage, cases]) => ({
      stage,
      title: titleOf(stage, standard.stages),
      cases,
    })),
    reopened: counted.reopened,
    attempts: counted.attempts,
    work: workOf(simulated, scenario, counted, yearMs),
    starved: [...counted.undone]
      .flatMap(([role, stages]) => [...stages].map(([stage, tasks]) => ({ role, stage, tasks })))
      .sort((a, b) => b.tasks - a.tasks),
    exceptions: byCount(counted.exceptions)
      .slice(0, mostListed)
      .map(([about, cases]) => ({ about, cases })),
    refusals: byCount(counted.refusals)
      .slice(0, mostListed)
      .map(([what, times]) => ({ what, times })),
    events: counted.events,
  };
}

function keptOf(counted: Tally, headline: string | undefined): Share {
  const rows = [...counted.promises].filter(([name]) => name !== headline).map(([, row]) => row);
  const made = rows.reduce((sum, row) => sum + row.made, 0);
  return wilson(made - rows.reduce((sum, row) => sum + row.late, 0), made);
}

const attempt = 'attempt: ';

/** In the order of the standard: its promises, then the attempts of its plans. */
function promisesOf({ standard }: Simulated, counted: Tally): Figures['promises'] {
  const rows = [
    ...standard.promises.map(({ name, title, limit }) => ({ name, title, limit: wordRule(limit) })),
    ...standard.attempts.map(({ name, title }) => ({
      name: `${attempt}${name}`,
      title: `${title}: each attempt on its day`,
      limit: 'its day',
    })),
  ];
  return rows.flatMap(({ name, title, limit }) => {
    const row = counted.promises.get(name);
    if (row === undefined) return [];
    return [
      {
        promise: name,
        title,
        limit,
        made: row.made,
        late: row.late,
        share: round(row.late / Math.max(1, row.made)),
      },
    ];
  });
}

function workOf({ ways }: Simulated, scenario: Scenario, counted: Tally, yearMs: number): RoleFigures[] {
  const years = Math.max(counted.years, 1e-9);
  const order = [...ways.stages.keys()];
  return [...counted.work]
    .map(([role, stages]): RoleFigures => {
      const people = scenario.staff.find((row) => row.role === role)?.people ?? scenario.otherRoles;
      const total = [...stages.values()].reduce(
        (sum, row) => ({
          tasks: sum.tasks + row.tasks,
          minutes: sum.minutes + row.minutes,
          waited: sum.waited + row.waited,
        }),
        { tasks: 0, minutes: 0, waited: 0 } satisfies Work,
      );
      const waits = counted.waits.get(role);
      return {
        role,
        people,
        tasks: total.tasks,
        hours: round(total.minutes / 60),
        busy: round((total.minutes * 60_000) / Math.max(1, people * yearMs * years)),
        waited: waits === undefined ? { mean: 0, median: 0, ninetieth: 0 } : daysOf(waits),
        queue: round((total.waited * 60_000) / (yearMs * years)),
        stages: [...stages]
          .sort((a, b) => order.indexOf(a[0]) - order.indexOf(b[0]))
          .map(([stage, row]) => ({
            stage,
            tasks: row.tasks,
            hours: round(row.minutes / 60),
            waited: round(row.waited / row.tasks),
          })),
      };
    })
    .sort((a, b) => b.hours - a.hours);
}

import { wordRule } from '../../time/rule.ts';
import type { Figures, RoleFigures, Share } from './figures.ts';
import type { Scenario } from './scenario.ts';
import { byCount, daysOf, round, wilson } from './shares.ts';
import type { Tally, Work } from './tally.ts';
import type { Simulated } from './world.ts';

const mostListed = 12;
const longestShown = 61;

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
    ...standard.promises.map(({ name, title, limit, share }) => ({
      name,
      title,
      limit: share === undefined ? wordRule(limit) : `${wordRule(limit)}, for ${share / 10} % at least`,
    })),
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

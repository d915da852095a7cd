import { compared } from './compare.ts';
import type { Days, Figures } from './figures.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const whole = (value: number): string => value.toFixed(0);

/** The share in time, as one sentence with its interval and whether the target is met. */
export function inTimeTold({ inTime, target }: Figures): string {
  if (inTime === null || target === null) return 'This standard has no headline target.';
  const met = inTime.share >= target.share ? 'met' : 'not met';
  return `${percent(inTime.share)} in time (${target.limit}, net), between ${percent(inTime.from)} and ${percent(inTime.to)} with 95 % certainty; the target is ${percent(target.share)}: ${met}`;
}

/** The figures as lines for a console, with what another standard's differ by where there is one. */
export function told(figures: Figures, against?: Figures): string {
  const parts = [section(figures)];
  if (against !== undefined)
    parts.push(section(against), [
      'WHAT CHANGES',
      `${figures.standard} against ${against.standard}:`,
      ...compared(figures, against).map((line) => `  ${line}`),
    ]);
  return parts.map((lines) => lines.join('\n')).join('\n\n');
}

function section(figures: Figures): string[] {
  const { promises, closures, open, work, starved, cases } = figures;
  return [
    `${figures.title} (${figures.standard})`,
    `${cases} cases, scenario ${figures.scenario}, seed ${figures.seed}, ${figures.years.toFixed(1)} years`,
    '',
    ...starved.map(
      (row) =>
        `NOBODY: ${row.tasks} pieces of work in “${row.stage}” wait for a ${row.role} for ever: nobody of that role works here.`,
    ),
    ...(starved.length > 0 ? [''] : []),
    inTimeTold(figures),
    `${percent(figures.kept.share)} of the other promises never late (${figures.kept.in} of ${figures.kept.of})`,
    `Gross days  ${daysTold(figures.gross)}`,
    `Net days    ${daysTold(figures.net)}`,
    `${figures.reopened} reopenings, ${figures.attempts} attempts to reach somebody`,
    '',
    'Promises late',
    ...table(
      promises.map((row) => [row.title, row.limit, `${row.late} of ${row.made}`, percent(row.share)]),
      ['promise', 'within', 'late', 'share'],
    ),
    '',
    'Closed',
    ...table(
      closures.map((row) => [row.title, String(row.cases), percent(row.share)]),
      ['reason', 'cases', 'share'],
    ),
    ...(open.length === 0
      ? []
      : [
          '',
          'Still open at the end',
          ...table(
            open.map((row) => [row.title, String(row.cases)]),
            ['stage', 'cases'],
          ),
        ]),
    '',
    'Work and queues',
    ...table(
      work.flatMap((row) => [
        [
          `${row.role} (${row.people})`,
          String(row.tasks),
          whole(row.hours),
          percent(row.busy),
          whole(row.waited.mean),
          whole(row.waited.ninetieth),
          row.queue.toFixed(1),
        ],
        ...row.stages.map((stage) => [
          `  ${stage.stage}`,
          String(stage.tasks),
          whole(stage.hours),
          '',
          whole(stage.waited),
          '',
          '',
        ]),
      ]),
      ['role and stage', 'tasks', 'hours', 'busy', 'wait, minutes', 'nine in ten', 'queue'],
    ),
  ];
}

const daysTold = ({ mean, median, ninetieth }: Days): string =>
  `mean ${mean.toFixed(1)}, median ${median}, nine in ten within ${ninetieth}`;

/** Columns as wide as their widest cell; the first to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[], head: readonly string[]): string[] {
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((row) => (row[i] ?? '').length)));
  return all.map((row) =>
    `  ${row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')}`.trimEnd(),
  );
}

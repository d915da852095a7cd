import type { Figures } from './figures.ts';

/** What another standard would change, in sentences: shares in points, days in days; small differences are left out. */
export function compared(one: Figures, other: Figures): readonly string[] {
  return [
    ...rules(one, other),
    ...inTime(one, other),
    ...days(one, other),
    ...promises(one, other),
    ...closures(one, other),
    ...work(one, other),
  ];
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const points = (change: number): string =>
  `${Math.abs(change * 100).toFixed(1)} points ${change > 0 ? 'more' : 'fewer'}`;
const least = 0.005;

/** Limits that the two promise differently. */
function rules(one: Figures, other: Figures): string[] {
  const before = new Map(other.promises.map((row) => [row.promise, row]));
  return one.promises.flatMap((row) => {
    const was = before.get(row.promise);
    return was === undefined || was.limit === row.limit
      ? []
      : [`“${row.title}” is promised within ${row.limit}, not ${was.limit}.`];
  });
}

function inTime(one: Figures, other: Figures): string[] {
  if (one.inTime === null || other.inTime === null) return [];
  const change = one.inTime.share - other.inTime.share;
  const apart = one.inTime.from > other.inTime.to || other.inTime.from > one.inTime.to;
  const said = `${percent(one.inTime.share)} of cases are in time instead of ${percent(other.inTime.share)}`;
  if (percent(one.inTime.share) === percent(other.inTime.share))
    return [`As many cases are in time: ${percent(one.inTime.share)}.`];
  return [
    `${said}: ${points(change)}, ${apart ? 'which is more than chance' : 'which may be chance: the intervals overlap'}.`,
  ];
}

function days(one: Figures, other: Figures): string[] {
  return (['net', 'gross'] as const).map((kind) => {
    const [now, was] = [one[kind], other[kind]];
    const change = now.mean - was.mean;
    const what = kind === 'net' ? 'Net days to close' : 'Gross days to close';
    const spread = `median ${instead(now.median, was.median)}, nine in ten within ${instead(now.ninetieth, was.ninetieth)}`;
    return Math.abs(change) < 0.05
      ? `${what} stay at ${now.mean.toFixed(1)} on average; ${spread}.`
      : `${what} ${change < 0 ? 'fall' : 'rise'} by ${Math.abs(change).toFixed(1)} to ${now.mean.toFixed(1)} on average; ${spread}.`;
  });
}

const instead = (now: number, was: number): string => (now === was ? `${now}` : `${now} instead of ${was}`);

function promises(one: Figures, other: Figures): string[] {
  const before = new Map(other.promises.map((row) => [row.promise, row]));
  const changed = one.promises.flatMap((row) => {
    const was = before.get(row.promise);
    if (was === undefined) return [`“${row.title}” is new: ${percent(row.share)} of ${row.made} are late.`];
    const change = row.share - was.share;
    return Math.abs(change) < least
      ? []
      : [
          `“${row.title}” is late in ${percent(row.share)} instead of ${percent(was.share)}: ${points(change)}.`,
        ];
  });
  const gone = other.promises
    .filter((row) => !one.promises.some((now) => now.promise === row.promise))
    .map((row) => `“${row.title}” is no longer promised.`);
  return [...changed, ...gone];
}

function closures(one: Figures, other: Figures): string[] {
  const reasons = new Map([...other.closures, ...one.closures].map((row) => [row.reason, row.title]));
  return [...reasons].flatMap(([reason, title]) => {
    const now = one.closures.find((row) => row.reason === reason)?.share ?? 0;
    const was = other.closures.find((row) => row.reason === reason)?.share ?? 0;
    return Math.abs(now - was) < least
      ? []
      : [`${percent(now)} close as “${title}” instead of ${percent(was)}: ${points(now - was)}.`];
  });
}

/** Hours of each role in a year, where they differ by more than one in fifty. */
function work(one: Figures, other: Figures): string[] {
  const roles = [...new Set([...one.work, ...other.work].map((row) => row.role))];
  const hours = (figures: Figures, role: string): number =>
    (figures.work.find((row) => row.role === role)?.hours ?? 0) / Math.max(figures.years, 1e-9);
  return roles.flatMap((role) => {
    const [now, was] = [hours(one, role), hours(other, role)];
    return Math.abs(now - was) <= 0.02 * Math.max(now, was)
      ? []
      : [
          `The work of ${role}s ${now > was ? 'grows' : 'shrinks'} from ${was.toFixed(0)} to ${now.toFixed(0)} hours a year.`,
        ];
  });
}

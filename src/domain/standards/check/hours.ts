import type { Standard } from '../standard.ts';
import type { Published } from './calendar.ts';
import type { Say } from './finding.ts';

/** An evening call reaches whoever works by day; so long before or after all opening hours nobody is there to make it. */
const BESIDE = 120;

/** Attempts and requests planned for the night, far from every opening hour of the calendar. */
export function checkHours(standard: Standard, calendars: ReadonlyMap<string, Published>, say: Say): void {
  const weekly = calendars.get(standard.calendar)?.weekly ?? [];
  const openings = weekly.flatMap((day) =>
    day.flatMap((from, at) => (at % 2 === 0 ? [{ from, to: day[at + 1] ?? from }] : [])),
  );
  if (openings.length === 0) return;
  const first = Math.min(...openings.map(({ from }) => from));
  const last = Math.max(...openings.map(({ to }) => to));
  const look = (plan: string, at: string, path: string): void => {
    const [hour, minute] = at.split(':').map(Number);
    if (hour === undefined || minute === undefined) return;
    const time = 60 * hour + minute;
    if (openings.some(({ from, to }) => time >= from - BESIDE && time <= to + BESIDE)) return;
    say(
      'warning',
      path,
      `The attempts "${plan}" plan something at ${at}, outside every opening hour of "${standard.calendar}" (${wordTime(first)} to ${wordTime(last)}): write a time near them.`,
    );
  };
  standard.attempts.forEach(({ name, requestOn, attempts }, index) => {
    if (requestOn !== undefined) look(name, requestOn.at, `attempts/${index}/requestOn/at`);
    attempts.forEach(({ at }, one) => {
      look(name, at, `attempts/${index}/attempts/${one}/at`);
    });
  });
}

const wordTime = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

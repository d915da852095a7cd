// Wall time and instants. A zone is a row of stretches in each of which the clock runs evenly;
// the page's definition of `inst` is then tried on one stretch after the other.
import { firstDate, lastDate } from './dates.ts';

interface Stretch {
  /** Instants, end excluded. */
  from: number;
  to: number;
  /** What the wall shows less what UTC shows, in ms. */
  ahead: number;
}

const stretchesOf = new Map<string, Stretch[]>();

function stretches(zone: string): Stretch[] {
  const known = stretchesOf.get(zone);
  if (known) return known;
  const all: Stretch[] = [];
  const end = naive(lastDate, 0);
  let at = Temporal.Instant.fromEpochMilliseconds(naive(firstDate, 0)).toZonedDateTimeISO(zone);
  while (at.epochMilliseconds < end) {
    const next = at.getTimeZoneTransition('next');
    const to = next ? Math.min(next.epochMilliseconds, end) : end;
    all.push({ from: at.epochMilliseconds, to, ahead: at.offsetNanoseconds / 1e6 });
    if (!next) break;
    at = next;
  }
  stretchesOf.set(zone, all);
  return all;
}

/** The number that a wall reading would be if it were UTC. */
function naive(date: string, msOfDay: number): number {
  return Temporal.Instant.from(`${date}T00:00:00Z`).epochMilliseconds + msOfDay;
}

/** The EARLIEST instant at which the local clock reads at least this date and time of day. */
export function instAtMs(zone: string, date: string, msOfDay: number): number {
  const wanted = naive(date, msOfDay);
  for (const { from, to, ahead } of stretches(zone)) {
    const earliestHere = Math.max(from, wanted - ahead);
    if (earliestHere < to) return earliestHere;
  }
  throw new Error('beyond 2200');
}

/** `24:00` is the next date's `00:00`. */
export function inst(zone: string, date: string, wall: string): number {
  const [hours, minutes] = wall.split(':').map(Number) as [number, number];
  return instAtMs(zone, date, (hours * 60 + minutes) * 60_000);
}

export function midnightThatEnds(zone: string, date: string): number {
  return inst(zone, date, '24:00');
}

/** What the local clock reads at an instant. */
export function reading(zone: string, instant: number): { date: string; msOfDay: number } {
  const stretch = stretches(zone).find(({ from, to }) => from <= instant && instant < to);
  if (!stretch) throw new Error('beyond 2200');
  const wall = Temporal.Instant.fromEpochMilliseconds(instant + stretch.ahead).toZonedDateTimeISO('UTC');
  const date = wall.toPlainDate().toString();
  return { date, msOfDay: instant + stretch.ahead - naive(date, 0) };
}

export function localDate(zone: string, instant: number): string {
  return reading(zone, instant).date;
}

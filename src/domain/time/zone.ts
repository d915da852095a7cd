import { DAY_MS, type DayNumber } from './date.ts';
import type { Instant } from './types.ts';

/** First and last instant the engine answers for: 1970-01-01 and 2200-01-01, both in UTC. */
export const FIRST_INSTANT = 0;
export const LAST_INSTANT = 7_258_118_400_000;

const SLACK = 3 * DAY_MS;

/** A time zone as stretches of constant offset, so that nothing asks the zone database while counting. */
export interface Zone {
  id: string;
  /** Where each stretch begins; the first is -Infinity. One longer than offsets: the last is Infinity. */
  starts: Float64Array;
  /** Local clock minus UTC in ms, a stretch each. */
  offsets: Float64Array;
}

const compiled = new Map<string, Zone>();

/** Stretches of an IANA zone from 1970 to 2200; null if the zone is not known. */
export function zoneOf(id: string): Zone | null {
  const known = compiled.get(id);
  if (known) return known;
  try {
    const zone = readZone(id);
    compiled.set(id, zone);
    return zone;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readZone(id: string): Zone {
  let at: Temporal.ZonedDateTime | null = new Temporal.ZonedDateTime(
    BigInt(FIRST_INSTANT - SLACK) * 1_000_000n,
    id,
  );
  const starts = [Number.NEGATIVE_INFINITY];
  const offsets = [at.offsetNanoseconds / 1e6];
  while (true) {
    at = at.getTimeZoneTransition('next');
    if (at === null || at.epochMilliseconds > LAST_INSTANT + SLACK) break;
    const offset = at.offsetNanoseconds / 1e6;
    if (offset === offsets.at(-1)) continue;
    starts.push(at.epochMilliseconds);
    offsets.push(offset);
  }
  starts.push(Number.POSITIVE_INFINITY);
  return { id, starts: Float64Array.from(starts), offsets: Float64Array.from(offsets) };
}

/** Index of the stretch that holds an instant. */
export function stretchAt(zone: Zone, t: Instant): number {
  let low = 0;
  let high = zone.offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((zone.starts[middle] as number) <= t) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What the wall clock reads at an instant, as ms since a local 1970-01-01T00:00. */
export function wallAt(zone: Zone, t: Instant): number {
  return t + (zone.offsets[stretchAt(zone, t)] as number);
}

/** The local date at an instant. */
export function localDay(zone: Zone, t: Instant): DayNumber {
  return Math.floor(wallAt(zone, t) / DAY_MS);
}

/**
 * The earliest instant at which the wall clock reads at least `wall` (ms, section 1): the moment of the jump
 * inside a gap, the first pass of a repeated hour. `stretch` is where to begin looking; it must not lie past
 * the answer.
 */
export function instantFrom(zone: Zone, wall: number, stretch: number): { at: Instant; stretch: number } {
  let i = stretch;
  while (wall - (zone.offsets[i] as number) >= (zone.starts[i + 1] as number)) i++;
  return { at: Math.max(zone.starts[i] as number, wall - (zone.offsets[i] as number)), stretch: i };
}

/** The earliest instant at which the wall clock reads at least `minutes` past midnight of a date. */
export function instantOf(zone: Zone, day: DayNumber, minutes: number): Instant {
  const wall = day * DAY_MS + minutes * 60_000;
  return instantFrom(zone, wall, stretchAt(zone, wall - SLACK)).at;
}

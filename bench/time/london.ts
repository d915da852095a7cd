import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type HolidayFeed, holidaysOf } from '../../src/domain/time/holidays.ts';
import type { CalendarSpec, Interval } from '../../src/domain/time/types.ts';

const folder = join(import.meta.dirname, '../../rulebook/calendars');
const office: Interval[] = [['09:00', '17:00']];
const weekdays = { mon: office, tue: office, wed: office, thu: office, fri: office, sat: [], sun: [] };

/** Office hours in London with the first 51 bank holidays from 2021 on. */
export async function london(): Promise<CalendarSpec> {
  const feed = JSON.parse(await readFile(join(folder, 'bank-holidays.json'), 'utf8')) as HolidayFeed;
  const { holidays } = holidaysOf('england-and-wales', feed);
  const some = holidays.filter((date) => date >= '2021').slice(0, 51);
  return { timezone: 'Europe/London', weekly: weekdays, holidays: some };
}

/** A generator of whole numbers below `below`, the same at each start (mulberry32). */
export function chanceFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

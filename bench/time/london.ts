import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chance } from '../../src/domain/chance.ts';
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

/** A generator of whole numbers below `below`, the same at each start. */
export function chanceFrom(seed: number): (below: number) => number {
  const next = chance(seed);
  return (below) => Math.floor(next() * below);
}

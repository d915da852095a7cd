import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Calendar } from '../domain/time/calendar.ts';
import { calendarFrom } from '../domain/time/calendar-file.ts';
import { compileCalendar } from '../domain/time/compile.ts';
import { DAY_CALENDARS, dayCalendar, type HolidayFeed } from '../domain/time/holidays.ts';

const folder = join(import.meta.dirname, '../../rulebook/calendars');

const feedOf = async (): Promise<HolidayFeed> =>
  JSON.parse(await readFile(join(folder, 'bank-holidays.json'), 'utf8')) as HolidayFeed;

/** The day calendars by which law counts (working-time.md, section 4) by name, compiled: every weekday a whole day. */
export async function dayCalendars(): Promise<Map<string, Calendar>> {
  const feed = await feedOf();
  return new Map(DAY_CALENDARS.map((name) => [name, compileCalendar(dayCalendar(name, feed, 'published'))]));
}

/** The calendars of the rulebook by id, compiled. Throws CalendarFault when a file is wrong. */
export async function rulebookCalendars(): Promise<Map<string, Calendar>> {
  const feed = await feedOf();
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
  const specs = await Promise.all(
    files.map(async (name) => calendarFrom(parse(await readFile(join(folder, name), 'utf8')), feed)),
  );
  return new Map(specs.map((spec) => [spec.id ?? '', compileCalendar(spec)]));
}

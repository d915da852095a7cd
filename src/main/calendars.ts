import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Calendar } from '../domain/time/calendar.ts';
import { calendarFrom } from '../domain/time/calendar-file.ts';
import { compileCalendar } from '../domain/time/compile.ts';
import type { HolidayFeed } from '../domain/time/holidays.ts';

const folder = join(import.meta.dirname, '../../rulebook/calendars');

/** The calendars of the rulebook by id, compiled. Throws CalendarFault when a file is wrong. */
export async function rulebookCalendars(): Promise<Map<string, Calendar>> {
  const feed = JSON.parse(await readFile(join(folder, 'bank-holidays.json'), 'utf8')) as HolidayFeed;
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
  const specs = await Promise.all(
    files.map(async (name) => calendarFrom(parse(await readFile(join(folder, name), 'utf8')), feed)),
  );
  return new Map(specs.map((spec) => [spec.id ?? '', compileCalendar(spec)]));
}

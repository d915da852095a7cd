import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { calendarFrom } from '../domain/time/calendar-file.ts';
import type { HolidayFeed } from '../domain/time/holidays.ts';
import type { PublishedRule } from '../store/rulebook.ts';

const folder = join(import.meta.dirname, '../../rulebook');

const textOf = (...path: string[]): Promise<string> => readFile(join(folder, ...path), 'utf8');

/** `after-care.1.yaml` is version 1 of after-care; wordings keep their whole name, by which a standard asks for them. */
async function files(of: string): Promise<{ stem: string; body: string }[]> {
  const names = (await readdir(join(folder, of))).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(
    names.map(async (name) => ({ stem: name.slice(0, -'.yaml'.length), body: await textOf(of, name) })),
  );
}

async function calendars(): Promise<PublishedRule[]> {
  const feed = JSON.parse(await textOf('calendars', 'bank-holidays.json')) as HolidayFeed;
  return (await files('calendars')).map(({ body }) => {
    const spec = calendarFrom(parse(body), feed);
    return {
      kind: 'calendar',
      name: spec.id ?? '',
      version: spec.version ?? '',
      body: JSON.stringify(spec),
      effectiveFrom: null,
    };
  });
}

/** The rulebook that Kept is shipped with, ready to be published. Throws CalendarFault when a calendar is wrong. */
export async function shippedRulebook(): Promise<PublishedRule[]> {
  const standards = (await files('standards')).map(({ stem, body }): PublishedRule => {
    const dot = stem.lastIndexOf('.');
    return {
      kind: 'standard',
      name: stem.slice(0, dot),
      version: stem.slice(dot + 1),
      body,
      effectiveFrom: null,
    };
  });
  const letters = (await files('letters')).map(
    ({ stem, body }): PublishedRule => ({
      kind: 'letters',
      name: stem,
      version: '1',
      body,
      effectiveFrom: null,
    }),
  );
  return [...(await calendars()), ...standards, ...letters];
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { wordFault } from '../domain/standards/fault.ts';
import { isFor, type OrganisationKind } from '../domain/standards/pack.ts';
import { readStandard } from '../domain/standards/read.ts';
import type { Standard } from '../domain/standards/standard.ts';
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

/** What the first lines of a standard say of whom it is for; the rest is read when it is published. */
interface Head {
  readonly stem: string;
  readonly body: string;
  readonly calendar: string;
  readonly appliesTo: readonly OrganisationKind[];
}

async function heads(of: 'standards' | 'packs'): Promise<Head[]> {
  return (await files(of)).map(({ stem, body }) => {
    const head = parse(body.slice(0, body.indexOf('\ndetails:'))) as Record<string, unknown>;
    const appliesTo = (head['applies to'] ?? []) as OrganisationKind[];
    return { stem, body, calendar: String(head.calendar), appliesTo };
  });
}

/** The rule packs that Kept is shipped with. Throws with its faults when one cannot be read. */
export async function shippedPacks(): Promise<Standard[]> {
  return (await files('packs')).map(({ stem, body }) => {
    const read = readStandard(body, `packs/${stem}.yaml`);
    if ('faults' in read) throw new Error(read.faults.map(wordFault).join('\n'));
    return read.standard;
  });
}

/**
 * The rulebook that Kept is shipped with for an organisation of this kind, ready to be published: its standards, those
 * rule packs that it has `chosen` by name among the ones it needs, their wording, and the calendars. A calendar in which
 * only others count is left out. Throws CalendarFault when a calendar is wrong.
 */
export async function shippedRulebook(
  kind: OrganisationKind = 'maker',
  chosen: readonly string[] = [],
): Promise<PublishedRule[]> {
  const [own, packs] = await Promise.all([heads('standards'), heads('packs')]);
  const published = [...own, ...packs.filter(({ stem }) => chosen.includes(split(stem).name))].filter(
    (head) => isFor(head, kind),
  );
  const counted = new Set(published.map((head) => head.calendar));
  const others = new Set([...own, ...packs].map((head) => head.calendar).filter((id) => !counted.has(id)));
  const stems = published.map((head) => head.stem);
  return [
    ...(await calendars()).filter((row) => !others.has(row.name)),
    ...published.map(
      ({ stem, body }): PublishedRule => ({ kind: 'standard', ...split(stem), body, effectiveFrom: null }),
    ),
    ...(await files('letters'))
      .filter(({ stem }) => stems.some((one) => stem.startsWith(`${one}.`)))
      .map(
        ({ stem, body }): PublishedRule => ({
          kind: 'letters',
          name: stem,
          version: '1',
          body,
          effectiveFrom: null,
        }),
      ),
  ];
}

function split(stem: string): { name: string; version: string } {
  const dot = stem.lastIndexOf('.');
  return { name: stem.slice(0, dot), version: stem.slice(dot + 1) };
}

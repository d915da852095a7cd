import { CalendarFault } from '../../domain/time/calendar.ts';
import {
  type DayChange,
  daysChanged,
  type HoursChange,
  nextVersion,
  withFeed,
  withHours,
} from '../../domain/time/calendar-change.ts';
import type { HolidayFeed } from '../../domain/time/holidays.ts';
import type { CalendarSpec } from '../../domain/time/types.ts';
import { type DayOfYear, monthsOf } from '../../domain/time/year-view.ts';
import { someCountOtherwise } from '../../store/case/open-cases.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { publishedRules, type RuleRow } from '../../store/rulebook.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import type { RulesChange } from './change.ts';

/** A calendar as it is in force, with the names of all its editions. */
export interface CalendarNow {
  readonly name: string;
  readonly spec: CalendarSpec;
  readonly versions: readonly string[];
}

export interface CalendarChange {
  readonly change: RulesChange;
  /** By calendar: the dates that change. */
  readonly days: readonly {
    readonly calendar: string;
    readonly days: readonly DayChange[];
    readonly lastYear: number | null;
  }[];
}

type Needs = Pick<Ground, 'pool' | 'now'>;

/** The organisation's calendars, each in its newest edition. */
export async function calendarsNow(ground: Needs, organisation: OrganisationId): Promise<CalendarNow[]> {
  const rows = await inOrganisation(ground.pool, organisation, (tx) => publishedRules(tx, organisation));
  const byName = Map.groupBy(
    rows.filter((row) => row.kind === 'calendar'),
    (row) => row.name,
  );
  return [...byName].flatMap(([name, editions]) => {
    const newest = editions.at(-1);
    return newest === undefined
      ? []
      : [{ name, spec: specOf(newest), versions: editions.map((row) => row.version) }];
  });
}

/** The days of a year by month, each with its hours and why it is not as every week. */
export const monthsOfYear = (spec: CalendarSpec, year: number): readonly (readonly DayOfYear[])[] =>
  monthsOf(spec, year);

const specOf = (row: RuleRow): CalendarSpec => JSON.parse(row.body) as CalendarSpec;

/**
 * What a newer feed of bank holidays changes about the organisation's calendars: a new edition of each that differs.
 * `nothing`: a sentence where none does.
 */
export async function feedChange(
  ground: Needs,
  organisation: OrganisationId,
  feed: HolidayFeed,
): Promise<CalendarChange | { readonly nothing: string }> {
  const year = yearOf(await ground.now(organisation));
  const calendars = await calendarsNow(ground, organisation);
  const next = calendars.flatMap(({ name, spec, versions }) => {
    const newer = withFeed(spec, feed, nextVersion(year, versions));
    const differs =
      newer !== null && (newer.lastYear !== spec.lastYear || daysChanged(spec, newer).length > 0);
    return differs ? [{ name, before: spec, after: newer }] : [];
  });
  if (next.length === 0) return { nothing: 'every calendar has these holidays already' };
  return changeOf(next, 'the bank holidays changed');
}

/**
 * Open cases follow the newest editions that are published: what a change that was interrupted left behind, or a new
 * edition that came with a newer Kept.
 */
export async function newestEditions(ground: Needs, organisation: OrganisationId): Promise<CalendarChange> {
  const calendars = await calendarsNow(ground, organisation);
  return {
    change: {
      publishes: [],
      calendars: new Map(calendars.map(({ name, spec }) => [name, spec.version ?? ''])),
      standards: new Map(),
      because: 'a newer calendar is in force',
    },
    days: [],
  };
}

/** Whether open cases count by an edition that is not the newest: a change that was interrupted, or came with a newer Kept. */
export async function someLag(ground: Needs, organisation: OrganisationId): Promise<boolean> {
  const calendars = await calendarsNow(ground, organisation);
  const newest = calendars.map(({ name, spec }) => `${name}@${spec.version ?? ''}`);
  return inOrganisation(ground.pool, organisation, (tx) => someCountOtherwise(tx, organisation, newest));
}

/** What a keeper’s change of hours is: a new edition of one calendar. Refused: a sentence for each place that is wrong. */
export async function hoursChange(
  ground: Needs,
  organisation: OrganisationId,
  name: string,
  wanted: HoursChange,
): Promise<CalendarChange | { readonly refused: string }> {
  const found = (await calendarsNow(ground, organisation)).find((row) => row.name === name);
  if (found === undefined) return { refused: `there is no calendar ${name}` };
  const year = yearOf(await ground.now(organisation));
  try {
    const after = withHours(found.spec, wanted, nextVersion(year, found.versions));
    return changeOf([{ name, before: found.spec, after }], 'our opening hours changed');
  } catch (error) {
    if (error instanceof CalendarFault) return { refused: error.faults.join('; ') };
    throw error;
  }
}

function changeOf(
  next: readonly { readonly name: string; readonly before: CalendarSpec; readonly after: CalendarSpec }[],
  because: string,
): CalendarChange {
  return {
    change: {
      publishes: next.map(({ name, after }) => ({
        kind: 'calendar',
        name,
        version: after.version ?? '',
        body: JSON.stringify(after),
        effectiveFrom: null,
      })),
      calendars: new Map(next.map(({ name, after }) => [name, after.version ?? ''])),
      standards: new Map(),
      because,
    },
    days: next.map(({ name, before, after }) => ({
      calendar: name,
      days: daysChanged(before, after),
      lastYear: after.lastYear !== before.lastYear ? (after.lastYear ?? null) : null,
    })),
  };
}

const yearOf = (at: number): number =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC').year;

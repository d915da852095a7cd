import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { Rules } from '../domain/case/rules.ts';
import type { CaseState } from '../domain/case/state.ts';
import { type Letters, readLetters } from '../domain/standards/letters.ts';
import { readStandard } from '../domain/standards/read.ts';
import { type Standard, standardId } from '../domain/standards/standard.ts';
import type { Calendar } from '../domain/time/calendar.ts';
import { compileCalendar } from '../domain/time/compile.ts';
import { localDateOf } from '../domain/time/derived.ts';
import type { CalendarSpec, Instant } from '../domain/time/types.ts';
import type { OrganisationId } from '../store/organisation-id.ts';
import {
  type PublishedRule,
  publishedRules,
  publishRule,
  type RuleRow,
  rulebookStamp,
} from '../store/rulebook.ts';
import { inOrganisation } from '../store/transaction.ts';

/** What an organisation has published, compiled: read from the database once a version, immutable from then. */
export interface RuleBook {
  /** Standards and calendars by `id@version`, and which of them is in force for each kind of case. */
  of(organisation: OrganisationId): Promise<Rules>;
  letters(organisation: OrganisationId, wording: string): Promise<Letters>;
  /** Reads anew at the next question: something was published. */
  forget(organisation: OrganisationId): void;
}

export interface Book {
  readonly rules: Rules;
  readonly letters: ReadonlyMap<string, Letters>;
}

interface KeptBook extends Book {
  readonly stamp: string;
  readonly readAt: number;
}

/** Whatever is in force is looked up again after so long, since dates come into effect. */
const fresh = 30_000;
/** Another process may publish: whether it has is asked after so long. */
const unasked = 1_000;

/** The published rules of each organisation, kept compiled in this process. `wall` is the wall clock, in ms. */
export function openRuleBook(pool: Pool, wall: () => number): RuleBook {
  const books = new Map<OrganisationId, Promise<KeptBook>>();
  const asked = new Map<OrganisationId, number>();
  const isFresh = async (organisation: OrganisationId, known: KeptBook): Promise<boolean> => {
    const now = wall();
    if (now - known.readAt >= fresh || now < known.readAt) return false;
    if (Math.abs(now - (asked.get(organisation) ?? known.readAt)) < unasked) return true;
    asked.set(organisation, now);
    return (await stampOf(pool, organisation)) === known.stamp;
  };
  const book = async (organisation: OrganisationId): Promise<Book> => {
    const known = await books.get(organisation)?.catch(() => undefined);
    if (known !== undefined && (await isFresh(organisation, known))) return known;
    const reading = readBook(pool, organisation, wall());
    books.set(organisation, reading);
    return reading;
  };
  return {
    of: async (organisation) => (await book(organisation)).rules,
    letters: async (organisation, wording) => {
      const found = (await book(organisation)).letters.get(wording);
      if (found === undefined) throw new Error(`no wording ${wording} is published`);
      return found;
    },
    forget: (organisation) => books.delete(organisation),
  };
}

/** The rules that these cases run by; read anew where another process has published one that a case follows already. */
export async function rulesFor(
  rules: RuleBook,
  organisation: OrganisationId,
  cases: readonly Pick<CaseState, 'tracks'>[],
): Promise<Rules> {
  const known = await rules.of(organisation);
  const knows = cases.every(({ tracks }) =>
    tracks.every((track) => known.standards.has(track.standard) && known.calendars.has(track.calendar)),
  );
  if (knows) return known;
  rules.forget(organisation);
  return rules.of(organisation);
}

const stampOf = (pool: Pool, organisation: OrganisationId): Promise<string> =>
  inOrganisation(pool, organisation, (tx) => rulebookStamp(tx, organisation));

async function readBook(pool: Pool, organisation: OrganisationId, readAt: number): Promise<KeptBook> {
  const read = await inOrganisation(pool, organisation, async (tx) => ({
    stamp: await rulebookStamp(tx, organisation),
    rows: await publishedRules(tx, organisation),
  }));
  return { ...compiled(read.rows, readAt), stamp: read.stamp, readAt };
}

/** The rulebook made ready for use: of each calendar the newest edition is in force, of each standard what is in effect at `at`. */
export function compiled(rows: readonly (PublishedRule & Partial<RuleRow>)[], at: Instant): Book {
  const published = rows.filter((row) => row.kind === 'standard');
  const standards = new Map(published.map((row) => [`${row.name}@${row.version}`, standardIn(row)]));
  const calendars = new Map<string, Calendar>();
  const latest = new Map<string, string>();
  for (const row of rows.filter((one) => one.kind === 'calendar')) {
    const id = `${row.name}@${row.version}`;
    calendars.set(id, compileCalendar(JSON.parse(row.body) as CalendarSpec));
    latest.set(row.name, id);
  }
  const offered = published.filter((row) => (row.withdrawnAt ?? null) === null);
  return {
    rules: {
      standards,
      calendars,
      inForce: inForceOn(
        offered.flatMap((row) => standards.get(`${row.name}@${row.version}`) ?? []),
        calendars,
        latest,
        at,
      ),
    },
    letters: new Map(rows.filter((row) => row.kind === 'letters').map((row) => [row.name, lettersIn(row)])),
  };
}

/** For each kind of case the latest version in effect; where none has begun yet, the first there is. */
function inForceOn(
  standards: readonly Standard[],
  calendars: ReadonlyMap<string, Calendar>,
  latest: ReadonlyMap<string, string>,
  at: Instant,
): Rules['inForce'] {
  const force = new Map<string, { standard: string; calendar: string }>();
  const byStart = standards.toSorted((a, b) =>
    a.effectiveFrom === b.effectiveFrom ? 0 : a.effectiveFrom < b.effectiveFrom ? -1 : 1,
  );
  for (const standard of byStart) {
    const id = latest.get(standard.calendar);
    const calendar = id === undefined ? undefined : calendars.get(id);
    if (id === undefined || calendar === undefined)
      throw new Error(`${standardId(standard)} counts in ${standard.calendar}, which is not published`);
    for (const kind of standard.kinds)
      if (!force.has(kind) || isInEffect(standard, calendar, at))
        force.set(kind, { standard: standardId(standard), calendar: id });
  }
  return force;
}

/** Whether the date from which it is in effect has come, where its calendar counts. */
const isInEffect = ({ effectiveFrom }: Standard, calendar: Calendar, at: Instant): boolean =>
  effectiveFrom <= localDateOf(calendar, at);

/** The standard of each kind of case whose date has not come yet: it is used only where there is no other. */
export function notInEffect(
  { standards, calendars, inForce }: Rules,
  at: Instant,
): ReadonlyMap<string, Standard> {
  const early = new Map<string, Standard>();
  for (const [kind, force] of inForce) {
    const standard = standards.get(force.standard);
    const calendar = calendars.get(force.calendar);
    if (standard !== undefined && calendar !== undefined && !isInEffect(standard, calendar, at))
      early.set(kind, standard);
  }
  return early;
}

function standardIn(row: PublishedRule): Standard {
  const read = readStandard(row.body, row.name);
  if ('faults' in read)
    throw new Error(
      `the published standard ${row.name}@${row.version} cannot be read: ${read.faults[0]?.message ?? ''}`,
    );
  return read.standard;
}

function lettersIn(row: PublishedRule): Letters {
  const read = readLetters(row.body, row.name);
  if ('faults' in read)
    throw new Error(`the published wording ${row.name} cannot be read: ${read.faults[0]?.message ?? ''}`);
  return read.letters;
}

/** Publishes rules for good; answers the names of those that are published already with other words. */
export async function publish(
  pool: Pool,
  organisation: OrganisationId,
  rules: readonly PublishedRule[],
  at: Instant,
): Promise<string[]> {
  return inOrganisation(pool, organisation, async (tx) => {
    const changed: string[] = [];
    for (const rule of rules) {
      const same = await publishRule(
        tx,
        organisation,
        rule,
        createHash('sha256').update(rule.body).digest(),
        at,
      );
      if (!same) changed.push(`${rule.kind} ${rule.name}@${rule.version}`);
    }
    return changed;
  });
}

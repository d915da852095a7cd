import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { Rules } from '../domain/case/rules.ts';
import { type Letters, readLetters } from '../domain/standards/letters.ts';
import { readStandard } from '../domain/standards/read.ts';
import { type Standard, standardId } from '../domain/standards/standard.ts';
import type { Calendar } from '../domain/time/calendar.ts';
import { compileCalendar } from '../domain/time/compile.ts';
import type { CalendarSpec, Instant } from '../domain/time/types.ts';
import type { OrganisationId } from '../store/organisation-id.ts';
import { type PublishedRule, publishedRules, publishRule } from '../store/rulebook.ts';
import { inOrganisation } from '../store/transaction.ts';

/** What an organisation has published, compiled: read from the database once a version, immutable from then. */
export interface RuleBook {
  /** Standards and calendars by `id@version`, and which of them is in force for each kind of case. */
  of(organisation: OrganisationId): Promise<Rules>;
  letters(organisation: OrganisationId, wording: string): Promise<Letters>;
  /** Reads anew at the next question: something was published. */
  forget(organisation: OrganisationId): void;
}

interface Book {
  readonly rules: Rules;
  readonly letters: ReadonlyMap<string, Letters>;
  readonly readAt: number;
}

/** Another process may publish: what is in force is looked up again after so long. */
const fresh = 30_000;

/** The published rules of each organisation, kept compiled in this process. `wall` is the wall clock, in ms. */
export function openRuleBook(pool: Pool, wall: () => number): RuleBook {
  const books = new Map<OrganisationId, Promise<Book>>();
  const book = async (organisation: OrganisationId): Promise<Book> => {
    const known = await books.get(organisation)?.catch(() => undefined);
    if (known !== undefined && wall() - known.readAt < fresh) return known;
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

async function readBook(pool: Pool, organisation: OrganisationId, readAt: number): Promise<Book> {
  const rows = await inOrganisation(pool, organisation, (tx) => publishedRules(tx, organisation));
  const standards = rows.filter((row) => row.kind === 'standard').map(standardIn);
  const calendars = new Map<string, Calendar>();
  const latest = new Map<string, string>();
  for (const row of rows.filter((one) => one.kind === 'calendar')) {
    const id = `${row.name}@${row.version}`;
    calendars.set(id, compileCalendar(JSON.parse(row.body) as CalendarSpec));
    latest.set(row.name, id);
  }
  const today = Temporal.Instant.fromEpochMilliseconds(readAt)
    .toZonedDateTimeISO('UTC')
    .toPlainDate()
    .toString();
  return {
    rules: {
      standards: new Map(standards.map((row) => [standardId(row), row])),
      calendars,
      inForce: inForceOn(standards, latest, today),
    },
    letters: new Map(rows.filter((row) => row.kind === 'letters').map((row) => [row.name, lettersIn(row)])),
    readAt,
  };
}

/** For each kind of case the latest version in effect; where none has begun yet, the first there is. */
function inForceOn(
  standards: readonly Standard[],
  calendars: ReadonlyMap<string, string>,
  today: string,
): Rules['inForce'] {
  const force = new Map<string, { standard: string; calendar: string }>();
  const byStart = standards.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
  for (const standard of byStart)
    for (const kind of standard.kinds) {
      const calendar = calendars.get(standard.calendar);
      if (calendar === undefined)
        throw new Error(`${standardId(standard)} counts in ${standard.calendar}, which is not published`);
      if (!force.has(kind) || standard.effectiveFrom <= today)
        force.set(kind, { standard: standardId(standard), calendar });
    }
  return force;
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

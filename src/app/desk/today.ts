import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { type DeskChoices, deskChoices } from '../../store/reads/desk-choices.ts';
import { type After, type TodayFilter, todayRows } from '../../store/reads/today.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { localDate } from '../local-date.ts';
import { type DeskCard, worded } from './card.ts';

export const casesAPage = 50;

export interface Today {
  readonly now: Instant;
  readonly cases: readonly DeskCard[];
  /** Where the next page begins; null on the last one. */
  readonly next: After | null;
  readonly unsafe: readonly DeskCard[];
  readonly vulnerable: readonly DeskCard[];
  readonly calls: readonly DeskCard[];
  readonly needsPerson: number;
  readonly unfiled: number;
  /** Letters that need a person, with those kept here. */
  readonly letters: number;
  /** Of those: kept here, to be printed or sent by hand. Their promises are not kept before. */
  readonly toSend: number;
}

/** Open cases by next deadline, 50 at a time, with the pinned band. `timezone` (IANA) says when today ends. */
export async function today(
  ground: Pick<Ground, 'pool' | 'rules' | 'now'>,
  organisation: OrganisationId,
  filter: TodayFilter,
  after: After | null,
  timezone: string,
): Promise<Today> {
  const [now, rules] = await Promise.all([ground.now(organisation), ground.rules.of(organisation)]);
  const rows = await inOrganisation(ground.pool, organisation, (tx) =>
    todayRows(tx, organisation, filter, after, endOfDay(now, timezone), casesAPage),
  );
  const cases = rows.cases.slice(0, casesAPage);
  const last = cases.at(-1);
  return {
    ...rows,
    now,
    cases: cases.map((row) => worded(rules, row)),
    next:
      rows.cases.length > casesAPage && last !== undefined
        ? { deadline: last.nextDeadline, id: last.id }
        : null,
    unsafe: rows.unsafe.map((row) => worded(rules, row)),
    vulnerable: rows.vulnerable.map((row) => worded(rules, row)),
    calls: rows.calls.map((row) => worded(rules, row)),
  };
}

export interface Choices extends DeskChoices {
  /** Stages of the standards in force, in their order. */
  readonly stages: readonly { readonly name: string; readonly title: string }[];
}

// Staff, clients and sites change a few times a day; lists that offer them are read all day long.
const kept = new WeakMap<
  object,
  Map<OrganisationId, { readonly until: Instant; readonly choices: Choices }>
>();
const freshFor = 15_000;

/** What lists and forms offer to choose from. A change shows within 15 seconds of the desk's clock. */
export async function choices(
  ground: Pick<Ground, 'pool' | 'rules' | 'now'>,
  organisation: OrganisationId,
  timezone: string,
): Promise<Choices> {
  const now = await ground.now(organisation);
  const known = kept.get(ground.pool) ?? new Map();
  kept.set(ground.pool, known);
  const fresh = known.get(organisation);
  if (fresh !== undefined && fresh.until > now && fresh.until - now <= freshFor) return fresh.choices;
  const rules = await ground.rules.of(organisation);
  const rows = await inOrganisation(ground.pool, organisation, (tx) =>
    deskChoices(tx, organisation, localDate(now, timezone)),
  );
  const found = new Map<string, string>();
  for (const standard of rules.standards.values())
    for (const stage of standard.stages) found.set(stage.name, stage.title);
  const all = { ...rows, stages: [...found].map(([name, title]) => ({ name, title })) };
  if (known.size > 1_000) known.clear();
  known.set(organisation, { until: now + freshFor, choices: all });
  return all;
}

function endOfDay(now: Instant, timezone: string): Instant {
  const day = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timezone).startOfDay();
  return day.add({ days: 1 }).epochMilliseconds - 1;
}

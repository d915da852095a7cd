import { publishedUntil } from '../../domain/time/published.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import { organisations } from '../../store/organisation.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { inRouting } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { localDate } from '../local-date.ts';

const day = 86_400_000;
/** So long before the last published day somebody is told to take in a newer feed (working-time.md, section 4). */
const warnedBefore = 120 * day;

export interface Ending {
  readonly calendar: string;
  readonly lastDay: LocalDate;
}

/** Calendars in force whose bank holidays are published for less than 120 days more, or no more at all. */
export async function calendarsEnding(
  ground: Pick<Ground, 'rules' | 'now'>,
  organisation: OrganisationId,
): Promise<Ending[]> {
  const [rules, now] = await Promise.all([ground.rules.of(organisation), ground.now(organisation)]);
  const used = new Set([...rules.inForce.values()].map((row) => row.calendar));
  return [...used].flatMap((id): Ending[] => {
    const calendar = rules.calendars.get(id);
    const end = calendar === undefined ? null : publishedUntil(calendar);
    return calendar === undefined || end === null || end - now > warnedBefore
      ? []
      : [{ calendar: calendar.id ?? id, lastDay: localDate(end - 1, calendar.timezone) }];
  });
}

/** The same over the organisations of this installation, at most 20 of them: for whoever watches the machine. */
export async function anyCalendarEnding(
  ground: Pick<Ground, 'pool' | 'rules' | 'now'>,
): Promise<LocalDate | null> {
  const found = await inRouting(ground.pool, (tx) => organisations(tx, 20));
  const ends = (await Promise.all(found.map((one) => calendarsEnding(ground, one)))).flat();
  return ends.map(({ lastDay }) => lastDay).sort()[0] ?? null;
}

import { unlessUnpublished } from '../../domain/case/unpublished.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { instOf, lastClose } from '../../domain/time/derived.ts';
import { nextOpening } from '../../domain/time/operations.ts';
import type { Instant, LocalDate } from '../../domain/time/types.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import type { Ground } from '../ground.ts';
import { localDate } from '../local-date.ts';

export interface DayOpen {
  readonly date: LocalDate;
  /** Null: closed all day. */
  readonly hours: { readonly from: Instant; readonly to: Instant } | null;
}

export interface OpeningTimes {
  readonly timezone: string;
  readonly days: readonly DayOpen[];
}

function dayOpen(calendar: Calendar, date: LocalDate): DayOpen {
  const from = nextOpening(calendar, instOf(calendar, date, '00:00'));
  const open = from !== null && localDate(from, calendar.timezone) === date;
  return { date, hours: open ? { from, to: lastClose(calendar, date) } : null };
}

/**
 * When the desk is open on the next eight days, bank holidays left out: from the calendar that its promises count by.
 * Days for which no bank holidays are published yet are not spoken of.
 */
export async function openingTimes(
  ground: Pick<Ground, 'rules' | 'now'>,
  organisation: OrganisationId,
): Promise<OpeningTimes | null> {
  const rules = await ground.rules.of(organisation);
  const calendar = rules.calendars.get(rules.inForce.get('query')?.calendar ?? '');
  if (calendar === undefined) return null;
  const today = localDate(await ground.now(organisation), calendar.timezone);
  const days = Array.from({ length: 8 }, (_, n): DayOpen[] => {
    const date = Temporal.PlainDate.from(today).add({ days: n }).toString();
    return unlessUnpublished(() => [dayOpen(calendar, date)], []);
  });
  return { timezone: calendar.timezone, days: days.flat() };
}

import type { Standard } from '../standard.ts';
import type { Say } from './finding.ts';

/** What a check reads of a calendar: the years for which it knows its holidays (none: no such limit), and its hours. */
export interface Published {
  readonly firstYear?: number | undefined;
  readonly lastYear?: number | undefined;
  /** Minutes past midnight of each weekday, open and close in turn; absent: its hours are not known. */
  readonly weekly?: readonly (readonly number[])[] | undefined;
}

/** Dates past the calendar by which the standard counts. */
export function checkCalendar(standard: Standard, calendars: ReadonlyMap<string, Published>, say: Say): void {
  const calendar = calendars.get(standard.calendar);
  if (calendar === undefined) {
    const known = [...calendars.keys()].join(', ') || 'none';
    say(
      'error',
      'calendar',
      `There is no calendar "${standard.calendar}" in the rulebook; there is: ${known}.`,
    );
    return;
  }
  const dates = [
    ['effective/from', standard.effectiveFrom],
    ['effective/to', standard.effectiveTo],
  ] as const;
  for (const [path, date] of dates) {
    if (date === undefined) continue;
    const year = Number(date.slice(0, 4));
    if (year > (calendar.lastYear ?? year) || year < (calendar.firstYear ?? year)) {
      say(
        'error',
        path,
        `The calendar "${standard.calendar}" knows no holidays of ${year}; publish that year first.`,
      );
    }
  }
}

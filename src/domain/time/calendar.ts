import type { DayNumber } from './date.ts';
import type { LocalDate } from './types.ts';
import type { Window } from './window.ts';
import type { Zone } from './zone.ts';

/** Minutes past midnight, open and close in turn: [540, 720, 780, 1020]. */
export type DayHours = readonly number[];

/** A calendar version made ready for counting. Only the functions of this folder look inside. */
export interface Calendar {
  /** Openings compiled so far, grown when asked beyond them; never changes an answer. */
  window: Window | undefined;
  readonly id: string | undefined;
  readonly version: string | undefined;
  readonly timezone: string;
  readonly zone: Zone;
  readonly weekly: readonly DayHours[];
  readonly dates: ReadonlyMap<DayNumber, DayHours>;
  readonly holidays: ReadonlySet<DayNumber>;
  /** Those holidays that are the organisation's own: law does not know them (working-time.md, section 4). */
  readonly closures: ReadonlySet<DayNumber>;
  /** Bank holidays that fall on Monday to Friday, ascending: what statutory days skip. */
  readonly weekdayHolidays: Int32Array;
  readonly holidayNames: Readonly<Record<LocalDate, string>>;
  /** First and last year of published holidays; undefined: no limit. */
  readonly firstYear: number | undefined;
  readonly lastYear: number | undefined;
  /** Dates the openings may be known for, [from, to). */
  readonly firstDay: DayNumber;
  readonly endDay: DayNumber;
  /** Whether hours go on before the first day and after the last, so that running out is not "never". */
  readonly endlessBefore: boolean;
  readonly endlessAfter: boolean;
  /** Each working date counted from local midnight to midnight instead of by its hours. */
  readonly wholeDays: boolean;
  /** The same working dates counted whole, made when first needed. */
  byWholeDays: Calendar | undefined;
}

/** A calendar that cannot be: every fault with its place. */
export class CalendarFault extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'CalendarFault';
    this.faults = faults;
  }
}

/**
 * An answer would lie before 1970, beyond 2200, or where holidays are not published. Thrown by the arithmetic;
 * `dueOf` and the clock turn it into a refusal.
 */
export class OutsideCalendar extends Error {
  readonly missingYear: number | undefined;
  constructor(message: string, missingYear?: number) {
    super(message);
    this.name = 'OutsideCalendar';
    this.missingYear = missingYear;
  }
}

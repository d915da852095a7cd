/** A moment: whole milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** A date on a calendar's own wall: 'YYYY-MM-DD'. */
export type LocalDate = string;

/** Opening and closing wall time of one opening: ['HH:MM', 'HH:MM'], the second at most '24:00'. */
export type Interval = [string, string];

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** Opening hours and days off as people write them. Dates win over weekly hours and over holidays. */
export interface CalendarSpec {
  timezone: string;
  weekly: Record<Weekday, Interval[]>;
  holidays: LocalDate[];
  dates?: Record<LocalDate, Interval[]>;
  holidayNames?: Record<LocalDate, string>;
  id?: string;
  version?: string;
  /** First and last year whose holidays are published; absent: no such limit. */
  firstYear?: number;
  lastYear?: number;
  /** Whose bank holidays these are, and which of the holidays are own closures: known where a newer edition was made here. */
  nation?: 'england-and-wales' | 'scotland' | 'northern-ireland' | 'uk-any' | 'none';
  closures?: Record<LocalDate, string>;
}

/** What a wait does to a date rule (section 4); a wait without an effect moves no date rule. */
export type PauseEffect = 'excluding (p,q]' | 'excluding [p,q]' | 'restart';

/** A wait during which a promise does not run: [from, to); `to` null while it is still open. */
export interface Pause {
  from: Instant;
  to: Instant | null;
  /** Whom we waited for, in words fit for the reader: 'the homeowner'. */
  waitingFor?: string;
  effect?: PauseEffect;
}

/** Day 0 is the day of the next opening, or the date of receipt whatever the hour. */
export type Counted = 'from next opening' | 'by date';

/** A promise counted in an organisation's opening hours or in elapsed time (sections 2 and 3). */
export type PromiseRule =
  | { unit: 'working days'; n: number; counted: Counted }
  | { unit: 'time next working day'; at: string; counted: Counted }
  | { unit: 'working hours'; n: number }
  | { unit: 'working minutes'; n: number }
  | { unit: 'hours on working days'; n: number }
  | { unit: 'hours'; n: number }
  | { unit: 'minutes'; n: number };

/** A rule of law or of a regulator, counted in whole dates (section 4). */
export type DateRule =
  | { unit: 'statutory working days'; n: number }
  | { unit: 'calendar days'; n: number; from: 'trigger' | 'inclusive' | 'next working day' }
  | { unit: 'weeks'; n: number }
  | { unit: 'calendar months'; n: number; rolling: boolean }
  | { unit: 'deemed'; days: number; rule: DateRule };

export type Rule = PromiseRule | DateRule;

/** Done in time if and only if done < lateFrom. `date` where people are shown a date and no hour. */
export interface Due {
  due: Instant;
  lateFrom: Instant;
  date?: LocalDate;
  /** Set while a pause that moves this date is open: what it would be if the pause ended now. */
  provisional?: true;
}

export interface Refused {
  refused: string;
  /** The first year without published holidays that the answer needs: a promise opens "made, date awaited". */
  missingYear?: number;
}

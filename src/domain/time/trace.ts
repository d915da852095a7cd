import type { Due, Instant, LocalDate, Rule } from './types.ts';

/** An instant as the calendar's wall shows it; the midnight that ends a date is that date's 24:00. */
export interface Moment {
  instant: Instant;
  date: LocalDate;
  time: string;
}

export type DayZeroReason =
  | 'received in opening hours'
  | 'next opening'
  | 'date of receipt'
  | 'deemed received'
  | 'started again'
  | 'next working day'
  | 'the date of receipt is day 1';

/** A date between day 0 and the due date that does not count, with its reason by name. */
export interface SkippedDay {
  date: LocalDate;
  kind: 'weekend' | 'holiday' | 'closed' | 'wait';
  why: string;
}

export interface TracedWait {
  from: Moment;
  to: Moment;
  waitingFor: string | null;
  /** The days of the rule's own unit by which it moved the date; null where it moved time, or began anew. */
  days: number | null;
  /** What it took out of the count, in words: '3 working days'. */
  moved: string;
  stillOpen: boolean;
}

/** How a due date came about. */
export interface Trace {
  rule: Rule;
  calendar: { id: string | null; version: string | null; timezone: string };
  trigger: Moment;
  /** Null for rules that count time and not days. */
  dayZero: { date: LocalDate; why: DayZeroReason } | null;
  /** When time began to count, for rules that count opening hours or working dates. */
  countedFrom: Moment | null;
  skipped: SkippedDay[];
  waits: TracedWait[];
  /** The date a month rule would have had on a day off. */
  rolledFrom: LocalDate | null;
  extension: { firstDue: Moment; reason: string | null } | null;
  due: Due;
  end: Moment;
}

import type { Due, Instant, LocalDate, Rule } from './types.ts';

/** An instant as the calendar's wall shows it; the midnight that ends a date is that date's 24:00. */
export interface Moment {
  instant: Instant;
  date: LocalDate;
  time: string;
  /** Which of the two, where clocks go back and the wall shows this time twice. */
  pass?: 'first' | 'second';
}

export type DayZeroReason =
  | 'received in opening hours'
  | 'next opening'
  | 'date of receipt'
  | 'deemed received'
  | 'started again';

/** The date from which days count, and why it is that one. */
export interface DayZero {
  date: LocalDate;
  why: DayZeroReason;
  /** The date itself is counted, as day 1. */
  isDayOne: boolean;
  /** Where days count from the next working day: the date that it follows, which `why` tells of. */
  nextAfter: LocalDate | null;
}

/** A date between day 0 and the due date that does not count, with its reason by name. */
export interface SkippedDay {
  date: LocalDate;
  kind: 'weekend' | 'holiday' | 'closed' | 'closed that day' | 'wait';
  why: string;
}

/** What a wait did to the count; what lay before the count began anew counts no longer, nor do waits. */
export type WaitEffect = 'left out' | 'began anew' | 'no longer counts' | 'nothing';

export interface TracedWait {
  from: Moment;
  to: Moment;
  waitingFor: string | null;
  /** The days of the rule's own unit by which it moved the date; null where it moved time, or began anew. */
  days: number | null;
  /** The time of the rule's own unit that it moved, in ms; null where it moved days, or began anew. */
  ms: number | null;
  effect: WaitEffect;
  stillOpen: boolean;
}

/** An amount of time that no rule names, in words; a time of day on the day that the rule names. */
export interface Asked {
  amount?: string;
  at?: string;
}

/** How a due date came about. */
export interface Trace {
  rule: Rule;
  calendar: { id: string | null; version: string | null; timezone: string; lastYear: number | null };
  /** What was counted, where the words of the rule do not tell it all. */
  asked?: Asked;
  trigger: Moment;
  /** Null for rules that count time and not days. */
  dayZero: DayZero | null;
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

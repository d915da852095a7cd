export interface Share {
  readonly of: number;
  readonly in: number;
  readonly share: number;
  /** Wilson's interval of 95 %: where the share lies, as far as so many cases can tell. */
  readonly from: number;
  readonly to: number;
}

export interface Days {
  readonly mean: number;
  readonly median: number;
  readonly ninetieth: number;
}

export interface RoleFigures {
  readonly role: string;
  readonly people: number;
  readonly tasks: number;
  readonly hours: number;
  /** Of the hours its people have. */
  readonly busy: number;
  /** Working minutes that work waited for somebody. */
  readonly waited: Days;
  /** Work that waits, on average over the working hours. */
  readonly queue: number;
  readonly stages: readonly {
    readonly stage: string;
    readonly tasks: number;
    readonly hours: number;
    readonly waited: number;
  }[];
}

/** What came of a simulation; shares are parts of one, days are working days. */
export interface Figures {
  readonly standard: string;
  readonly title: string;
  readonly scenario: string;
  readonly seed: number;
  readonly cases: number;
  readonly years: number;
  readonly target: { readonly share: number; readonly limit: string; readonly source: string } | null;
  /** Of the cycles that were judged; null where the standard has no headline target. */
  readonly inTime: Share | null;
  /** All promises that were made but the headline: those never late. */
  readonly kept: Share;
  readonly gross: Days;
  readonly net: Days;
  /** Cycles that closed by their net days, from 0; the last is all that took longer. */
  readonly byNetDays: readonly number[];
  readonly promises: readonly {
    readonly promise: string;
    readonly title: string;
    readonly limit: string;
    readonly made: number;
    readonly late: number;
    readonly share: number;
  }[];
  readonly closures: readonly {
    readonly reason: string;
    readonly title: string;
    readonly cases: number;
    readonly share: number;
  }[];
  readonly open: readonly { readonly stage: string; readonly title: string; readonly cases: number }[];
  readonly reopened: number;
  readonly attempts: number;
  readonly work: readonly RoleFigures[];
  /** Work that waits for ever, because nobody of its role works there. */
  readonly starved: readonly { readonly role: string; readonly stage: string; readonly tasks: number }[];
  /** What was put in front of a person, and what the standard refused; the most frequent first. */
  readonly exceptions: readonly { readonly about: string; readonly cases: number }[];
  readonly refusals: readonly { readonly what: string; readonly times: number }[];
  readonly events: number;
}

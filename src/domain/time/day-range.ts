import type { DayNumber } from './date.ts';

/** Dates (after, upTo]. */
export type DayRange = [after: DayNumber, upTo: DayNumber];

/** The parts of (after, upTo] outside the covered ones. */
export function without(span: DayRange, covered: readonly DayRange[]): DayRange[] {
  let parts = span[0] < span[1] ? [span] : [];
  for (const [after, upTo] of covered)
    parts = parts
      .flatMap(([from, to]): DayRange[] => [
        [from, Math.min(to, after)],
        [Math.max(from, upTo), to],
      ])
      .filter(([from, to]) => from < to);
  return parts;
}

import type { DayNumber } from './date.ts';

/** Dates (after, upTo]. */
export type DayRange = [after: DayNumber, upTo: DayNumber];

/** The parts of (after, upTo] outside the covered ones. */
export function without(span: DayRange, covered: readonly DayRange[]): DayRange[] {
  let parts = span[0] < span[1] ? [span] : [];
  for (const [after, upTo] of covered) {
    const left: DayRange[] = [];
    for (const [from, to] of parts) {
      const before: DayRange = [from, Math.min(to, after)];
      const behind: DayRange = [Math.max(from, upTo), to];
      for (const part of [before, behind]) if (part[0] < part[1]) left.push(part);
    }
    parts = left;
  }
  return parts;
}

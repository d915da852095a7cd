import type { Standard, StandardId } from '../standards/standard.ts';
import type { Calendar } from '../time/calendar.ts';

/** What `decide` counts and moves by: compiled standards and calendars by `name@version`. */
export interface Rules {
  readonly standards: ReadonlyMap<StandardId, Standard>;
  /** By `id@version`; a track carries the calendar version it was begun under. */
  readonly calendars: ReadonlyMap<string, Calendar>;
  /** Standard and calendar version that a new case of a kind begins under. */
  readonly inForce: ReadonlyMap<string, { readonly standard: StandardId; readonly calendar: string }>;
}

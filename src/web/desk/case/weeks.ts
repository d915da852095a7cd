import type { TimelineEntry } from '../../../app/desk/case-page/view.ts';
import { wallAt } from '../words/deadline.ts';

export interface Week {
  /** Its Monday: 'YYYY-MM-DD'. */
  readonly monday: string;
  readonly entries: readonly TimelineEntry[];
}

const standing = 10;
const notWorthIt = 5;

/**
 * A story, the newest first, as it is read on a small screen: what happened last stands open, with all that came of the
 * same deed; what is older lies in weeks by the wall of `zone`. A few entries more are not folded away.
 */
export function inWeeks(
  entries: readonly TimelineEntry[],
  zone: string,
): { readonly newest: readonly TimelineEntry[]; readonly older: readonly Week[] } {
  const last = entries[standing - 1]?.commandId;
  const cut = entries.findIndex((entry, i) => i >= standing && entry.commandId !== last);
  if (cut === -1 || entries.length - cut <= notWorthIt) return { newest: entries, older: [] };
  const weeks = Map.groupBy(entries.slice(cut), ({ at }) => mondayOf(wallAt(at, zone).toPlainDate()));
  return {
    newest: entries.slice(0, cut),
    older: [...weeks]
      .map(([monday, inIt]) => ({ monday, entries: inIt }))
      .toSorted((a, b) => (a.monday < b.monday ? 1 : -1)),
  };
}

const mondayOf = (date: Temporal.PlainDate): string => date.subtract({ days: date.dayOfWeek - 1 }).toString();

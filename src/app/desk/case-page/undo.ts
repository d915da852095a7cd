import type { CaseEvent } from '../../../domain/case/event.ts';
import { retractedIn } from '../../../domain/case/evolve.ts';
import type { Instant } from '../../../domain/time/types.ts';
import type { CasePage, TimelineEntry } from './view.ts';

const day = 86_400_000;
const lasting = new Set([
  'case opened',
  'retracted',
  'case linked',
  'item handed over',
  'rules followed',
  'links ended',
]);

/**
 * The last deed of a person on the case within a day, with all events of its command, or a closure that the clock made,
 * with all that came of it: what one key takes back. Deeds
 * that concern a second case, and a taking back itself, are undone by their own forms; links that were ended stay ended.
 */
export function undoOf(
  events: readonly CaseEvent[],
  timeline: readonly TimelineEntry[],
  now: Instant,
): CasePage['undo'] {
  const gone = retractedIn(events);
  const last = events.findLast(
    (event) =>
      (event.by.kind === 'staff' || event.by.kind === 'party' || isClockMade(event)) && !gone.has(event.id),
  );
  if (last === undefined || last.by.kind === 'party' || now - last.recordedAt > day) return null;
  const deed = isClockMade(last)
    ? setOff(events, last)
    : events.filter((event) => event.commandId === last.commandId);
  if (deed.some((event) => lasting.has(event.type) || gone.has(event.id))) return null;
  const title = timeline.findLast((entry) => entry.commandId === last.commandId)?.title ?? 'The last deed';
  return { commandId: last.commandId, title, events: deed.map((event) => event.id) };
}

const isClockMade = (event: CaseEvent): boolean => event.type === 'track closed' && event.by.kind === 'clock';

/** The move that closed and everything it set off; what else was noted in the same moment stands. */
function setOff(events: readonly CaseEvent[], closed: CaseEvent): CaseEvent[] {
  const ids = new Set([closed.causeId ?? closed.id]);
  return events.filter((event) => {
    const belongs = ids.has(event.id) || (event.causeId !== null && ids.has(event.causeId));
    if (belongs) ids.add(event.id);
    return belongs;
  });
}

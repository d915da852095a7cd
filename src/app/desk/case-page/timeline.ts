import type { CaseEvent } from '../../../domain/case/event.ts';
import { retractedIn } from '../../../domain/case/evolve.ts';
import type { Rules } from '../../../domain/case/rules.ts';
import type { CasePageRows } from '../../../store/reads/case-page.ts';
import { authorName } from './names.ts';
import { saidOf, type Told } from './told.ts';
import type { TimelineEntry } from './view.ts';

/** What happened on the case, the newest first: a line for each thing that a person would tell of it. */
export function timelineOf(rules: Rules, rows: CasePageRows, timezone: string): TimelineEntry[] {
  const gone = retractedIn(rows.events);
  const takenBack = new Map(
    rows.events.flatMap((event) =>
      event.type === 'retracted' && !gone.has(event.id)
        ? event.data.events.map((id) => [id, event] as const)
        : [],
    ),
  );
  const opening = rows.events[0]?.commandId;
  return rows.events
    .filter((event) => event.commandId !== opening || !withOpening.has(event.type))
    .flatMap((event): TimelineEntry[] => {
      const told = saidOf(rules, rows, event, timezone);
      return told === null ? [] : [entry(rows, event, told, takenBack.get(event.id))];
    })
    .reverse();
}

/** What every opening brings along is told by the opening itself. */
const withOpening: ReadonlySet<CaseEvent['type']> = new Set([
  'party joined',
  'item added',
  'exception raised',
]);

function entry(
  rows: CasePageRows,
  event: CaseEvent,
  told: Told,
  retraction: Extract<CaseEvent, { type: 'retracted' }> | undefined,
): TimelineEntry {
  return {
    id: event.id,
    at: event.occurredAt,
    kind: told.kind,
    title: told.title,
    by: told.by ?? authorName(rows, event.by),
    body: told.body ?? null,
    files: told.files ?? [],
    messageId: told.messageId ?? null,
    commandId: event.commandId,
    retracted:
      retraction === undefined
        ? null
        : {
            at: retraction.occurredAt,
            by: authorName(rows, retraction.by),
            because: rows.words[retraction.data.wordsId ?? ''] ?? retraction.data.because,
          },
  };
}

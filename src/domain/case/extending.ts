import type { Extending, Move, PromiseRule } from '../standards/standard.ts';
import type { Calendar } from '../time/calendar.ts';
import { localDateOf } from '../time/derived.ts';
import { dueOf } from '../time/due.ts';
import { extendDateRule } from '../time/extension.ts';
import { isDateRule, wordRule } from '../time/rule.ts';
import type { Due, Instant, Refused, Rule } from '../time/types.ts';
import type { Refusal } from './command.ts';
import { calendarOf, type Draft, standardOf, trackOf } from './draft.ts';
import type { Fact, Id, Slot } from './event.ts';
import { mayMake } from './makers.ts';
import { ruleNamed } from './named.ts';
import { waitsOf } from './pauses.ts';
import { isOwed } from './promises.ts';
import type { PromiseState, Track } from './state.ts';

export type NewDate = { readonly date: string } | { readonly instant: Instant };

/** A date, a moment, or the end of a slot, as a field holds it; null: it holds none of them. */
export function dateIn(fact: Fact | undefined): NewDate | null {
  if (typeof fact === 'string') return fact === '' ? null : { date: fact };
  if (typeof fact === 'number') return { instant: fact };
  return fact !== undefined && 'to' in fact ? { instant: (fact as Slot).to } : null;
}

/**
 * Why the standard does not let this promise be put off so far, now, by whoever asks; null if it does. A limit of the
 * law is counted in its own unit, from its own date; one of the house in working days from the first date, or from the
 * date in force where the standard says who may extend once more.
 */
export function tooFar(
  draft: Draft,
  promise: PromiseState,
  rule: PromiseRule,
  until: NewDate,
): string | null {
  const { extension } = rule;
  if (extension === undefined) return null;
  if (extension.inTime && draft.at >= promise.clock.lateFrom)
    return `“${rule.title}” could be put off only before it was late`;
  if (extension.again !== undefined && promise.extensions.length > 0 && !mayMake(draft, extension.again))
    return `“${rule.title}” was put off before: once more is for: ${extension.again.join(', ')}`;
  if (extension.atMost === undefined) return null;
  const calendar = calendarOf(draft.rules, trackOf(draft.state, promise.trackId));
  const last = latest(calendar, draft, promise, rule, extension.atMost);
  if (last === null || 'refused' in last) return 'no calendar is published so far ahead';
  const asked = 'instant' in until ? localDateOf(calendar, until.instant) : until.date;
  return asked > (last.date ?? localDateOf(calendar, last.due))
    ? `“${rule.title}” may be put off by ${wordRule(extension.atMost)} at most`
    : null;
}

function latest(
  calendar: Calendar,
  draft: Draft,
  promise: PromiseState,
  rule: PromiseRule,
  atMost: Rule,
): Due | Refused | null {
  const { limit } = rule;
  if (!isDateRule(limit)) return dueOf(byDate(atMost), calendar, countedFrom(promise, rule));
  const counted = atMost.unit === 'deemed' ? atMost.rule : atMost;
  const by = 'n' in counted ? counted.n : 0;
  const waits = waitsOf(draft.state, rule, promise.pauses);
  return extendDateRule(limit, calendar, promise.clock.start, waits, by, by);
}

/** The date that more days are added to: they are so many in all, unless each time has somebody named for it. */
function countedFrom(promise: PromiseState, { extension }: PromiseRule): Instant {
  const [first] = promise.extensions;
  return first === undefined || extension?.again !== undefined ? promise.clock.due : first.from.due;
}

/** Days more are counted from a date, whatever the hour of its close. */
const byDate = (rule: Rule): Rule => (rule.unit === 'working days' ? { ...rule, counted: 'by date' } : rule);

/** A bounded promise is put off to a day that is neither past nor before the date in force: else nothing is put off, and they would be told it was. */
function tooEarly(draft: Draft, promise: PromiseState, rule: PromiseRule, until: NewDate): string | null {
  if (rule.extension?.atMost === undefined) return null;
  const calendar = calendarOf(draft.rules, trackOf(draft.state, promise.trackId));
  const asked = 'instant' in until ? localDateOf(calendar, until.instant) : until.date;
  if (asked < localDateOf(calendar, draft.at)) return 'the new date is past';
  const { date, due } = promise.clock;
  return asked < (date ?? localDateOf(calendar, due))
    ? 'the new date is earlier than the one in force'
    : null;
}

/** Why a move that puts a promise off cannot be made with these fields; null: it can. */
export function cannotExtend(
  draft: Draft,
  trackId: Id,
  move: Move,
  items: readonly Id[],
  fields: Readonly<Record<string, Fact>>,
): Refusal | null {
  for (const extending of move.extends)
    for (const promise of ofMove(draft, trackId, extending, items)) {
      const rule = ruleNamed(standardOf(draft.rules, trackOf(draft.state, trackId)), promise.promise);
      const until = dateIn(fields[extending.until]);
      const why =
        rule === undefined || until === null
          ? null
          : (tooEarly(draft, promise, rule, until) ?? tooFar(draft, promise, rule, until));
      if (why !== null) return { refused: why, about: extending.until };
    }
  return null;
}

const ofMove = (draft: Draft, trackId: Id, { promise }: Extending, items: readonly Id[]): PromiseState[] =>
  draft.state.promises.filter(
    (row) =>
      isOwed(row) && row.promise === promise && row.trackId === trackId && items.includes(row.itemId ?? ''),
  );

/** Where the law wants a new date told in time, the step that writes to them puts it off; why no other way does. */
export function toldByMove(draft: Draft, track: Track, rule: PromiseRule): string | null {
  if (!rule.extension?.inTime) return null;
  const telling = standardOf(draft.rules, track).moves.find((move) =>
    move.extends.some((row) => row.promise === rule.name),
  );
  return telling === undefined ? null : `“${telling.title}” puts this off, since it tells them in time`;
}

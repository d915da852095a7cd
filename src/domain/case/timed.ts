import { onceEach } from '../once-each.ts';
import type { Move, Standard, Trigger } from '../standards/standard.ts';
import type { Calendar } from '../time/calendar.ts';
import { dueOf } from '../time/due.ts';
import type { Instant, Rule } from '../time/types.ts';
import { calendarOf, standardOf } from './draft.ts';
import type { Id } from './event.ts';
import { closedAs, mayGo } from './may-go.ts';
import type { Rules } from './rules.ts';
import type { CaseState, Item, Track } from './state.ts';

/** A move that time itself makes for an item, and when. */
export interface Timed {
  readonly at: Instant;
  readonly trackId: Id;
  readonly itemId: Id;
  readonly move: string;
}

type TimePassed = Extract<Trigger, { on: 'time passed' }>;
type TimedMove = readonly [Move, TimePassed];

type ByStage = ReadonlyMap<string, readonly TimedMove[]>;

/** What follows for the items of these tracks when so much time has passed where they stand. */
export function timedMoves(rules: Rules, state: CaseState): Timed[] {
  const found: Timed[] = [];
  for (const track of state.tracks) {
    const timed = timedOf(standardOf(rules, track));
    for (const item of state.items)
      if (item.trackId === track.id)
        for (const one of timedAt(timed, item))
          if (mayGo(item, one[0])) {
            const made = ofItem(rules, track, item, one);
            if (made !== null) found.push(made);
          }
  }
  return found;
}

const none: readonly TimedMove[] = [];

/** Those that begin where an item stands, as the moves of a standard name it. */
function timedAt(timed: ByStage, { stage, outcome }: Item): readonly TimedMove[] {
  const place = stage ?? (outcome === null ? null : closedAs(outcome));
  return place === null ? none : (timed.get(place) ?? none);
}

/** Those of a standard are looked for once, by where they begin: cases ask at every wake, and few places have any. */
const timedOf = onceEach((standard: Standard): ByStage => {
  const timed = standard.moves.flatMap((move): TimedMove[] =>
    move.when?.on === 'time passed' ? [[move, move.when]] : [],
  );
  const stages = standard.stages.map((stage) => stage.name);
  const froms = timed.flatMap(([move]) => move.from).filter((from) => from !== 'any open');
  return new Map(
    [...new Set([...stages, ...froms])]
      .map((place): [string, readonly TimedMove[]] => [
        place,
        timed.filter(
          ([move]) => move.from.includes(place) || (stages.includes(place) && move.from.includes('any open')),
        ),
      ])
      .filter(([, moves]) => moves.length > 0),
  );
});

function ofItem(rules: Rules, track: Track, item: Item, [move, when]: TimedMove): Timed | null {
  const since = when.since === undefined ? { at: item.enteredAt, seq: 0 } : item.made[when.since];
  if (since === undefined) return null;
  let start = since;
  for (const name of when.afresh) {
    const made = item.made[name];
    if (made !== undefined && made.seq > start.seq) start = made;
  }
  const isMade = (name: string): boolean => (item.made[name]?.seq ?? 0) > start.seq;
  if (isMade(move.name) || when.unless.some(isMade)) return null;
  const end = endOf(calendarOf(rules, track), when.limit, start.at);
  if (end === null) return null;
  const at = Math.max(end, ...endsBefore(rules, track, when, start.at));
  return { at, trackId: track.id, itemId: item.id, move: move.name };
}

/** When it was to be by calendars before: people were told how long they have, and a newer calendar gives no less. */
function endsBefore(rules: Rules, track: Track, { limit }: TimePassed, start: Instant): Instant[] {
  return (track.calendarsBefore ?? []).flatMap(({ calendar: id, until }) => {
    const calendar = until > start ? rules.calendars.get(id) : undefined;
    return (calendar && endOf(calendar, limit, start)) ?? [];
  });
}

/** When so much time has passed; null: no calendar knows yet. */
function endOf(calendar: Calendar, limit: Rule, start: Instant): Instant | null {
  const due = dueOf(limit, calendar, start);
  return due === null || 'refused' in due ? null : due.lateFrom;
}

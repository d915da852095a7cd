import type { Move, Standard, Trigger } from '../standards/standard.ts';
import type { Instant } from '../time/types.ts';
import { calendarOf, standardOf } from './draft.ts';
import type { Id } from './event.ts';
import { mayGo } from './may-go.ts';
import { clockOf } from './promises.ts';
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

const known = new WeakMap<Standard, readonly TimedMove[]>();

/** What follows for the items of these tracks when so much time has passed where they stand. */
export function timedMoves(rules: Rules, state: CaseState): Timed[] {
  const found: Timed[] = [];
  for (const track of state.tracks) {
    const timed = timedOf(standardOf(rules, track));
    if (timed.length === 0) continue;
    for (const item of state.items)
      if (item.trackId === track.id)
        for (const one of timed) if (mayGo(item, one[0])) found.push(...ofItem(rules, track, item, one));
  }
  return found;
}

/** Those of a standard are looked for once: cases ask at every wake. */
function timedOf(standard: Standard): readonly TimedMove[] {
  const before = known.get(standard);
  if (before !== undefined) return before;
  const found = standard.moves.flatMap((move): TimedMove[] =>
    move.when?.on === 'time passed' ? [[move, move.when]] : [],
  );
  known.set(standard, found);
  return found;
}

function ofItem(rules: Rules, track: Track, item: Item, [move, when]: TimedMove): Timed[] {
  const since = when.since === undefined ? { at: item.enteredAt, seq: 0 } : item.made[when.since];
  if (since === undefined) return [];
  const made = (names: readonly string[]) => names.flatMap((name) => item.made[name] ?? []);
  const start = [since, ...made(when.afresh)].reduce((one, other) => (other.seq > one.seq ? other : one));
  if (made([move.name, ...when.unless]).some((row) => row.seq > start.seq)) return [];
  const clock = clockOf(calendarOf(rules, track), track.calendar, when.limit, start.at);
  if (clock.awaited) return [];
  const at = Math.max(clock.lateFrom, ...endsBefore(rules, track, when, start.at));
  return [{ at, trackId: track.id, itemId: item.id, move: move.name }];
}

/** When it was to be by calendars before: people were told how long they have, and a newer calendar gives no less. */
function endsBefore(rules: Rules, track: Track, { limit }: TimePassed, start: Instant): Instant[] {
  return (track.calendarsBefore ?? []).flatMap(({ calendar: id, until }) => {
    const calendar = until > start ? rules.calendars.get(id) : undefined;
    const clock = calendar && clockOf(calendar, id, limit, start);
    return clock === undefined || clock.awaited ? [] : [clock.lateFrom];
  });
}

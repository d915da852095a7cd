import type { Fact, Slot } from '../../case/event.ts';
import { localDateOf } from '../../time/derived.ts';
import { addWorkingDays } from '../../time/operations.ts';
import type { Instant, LocalDate } from '../../time/types.ts';
import type { Ask, Move } from '../standard.ts';
import { drawn } from './chance.ts';
import type { Life } from './life.ts';
import type { World } from './world.ts';

/** Words, files and people are rows of their own elsewhere: one id stands for all of them here. */
export const stored = '00000000-0000-7000-8000-0000000005ed';

export interface Filling {
  readonly now: Instant;
  readonly items: readonly string[];
  /** Who makes it: given where the move asks who looks after it. */
  readonly personId?: string;
  readonly slot?: Slot;
  /** Times to offer, after a date where the same form gives one. */
  readonly timesAfter?: (date: LocalDate | null) => readonly Slot[];
  /** Dates stand as they were told before. */
  readonly asBefore?: boolean;
  /** The slot is their own wish: the words that say so are given. */
  readonly wish?: boolean;
}

/** What is written into the form of a move: what it must have, and an optional field only where it matters to a date. */
export function fieldsOf(world: World, life: Life, move: Move, filling: Filling): Record<string, Fact> {
  const fields: Record<string, Fact> = {};
  const stated = filling.wish === true ? move.extends.map((row) => row.stated) : [];
  for (const ask of move.asks) {
    if (ask.kind === 'slots') {
      const date = fields[ask.notBefore ?? ''];
      fields[ask.name] = filling.timesAfter?.(typeof date === 'string' ? date : null) ?? [];
    } else if (ask.required || stated.includes(ask.name))
      fields[ask.name] = factFor(world, life, move, ask, ask.kind, filling);
  }
  return fields;
}

function factFor(
  world: World,
  life: Life,
  move: Move,
  ask: Ask,
  kind: Exclude<Ask['kind'], 'slots'>,
  filling: Filling,
): Fact {
  switch (kind) {
    case 'words':
    case 'file':
    case 'message':
      return stored;
    case 'files':
      return [stored];
    case 'staff':
      // Somebody else than whoever was named before, and than whoever asks.
      return ask.unlike === undefined ? (filling.personId ?? stored) : stored;
    case 'date':
      return dateFor(world, life, move, ask, filling);
    case 'moment':
      return filling.now;
    case 'choice':
      return ask.choices?.[Math.floor(life.chance() * ask.choices.length)] ?? '';
    case 'slot':
      return filling.slot ?? { from: filling.now, to: filling.now + 1 };
    case 'number':
      return 1;
    case 'yes':
      return 'yes';
  }
}

/** A new date lies so many working days ahead; one that puts another off, after that other. */
function dateFor(
  { scenario, calendar }: World,
  life: Life,
  move: Move,
  ask: Ask,
  filling: Filling,
): LocalDate {
  const { now, items } = filling;
  const { dates } = scenario;
  const putsOff = move.extends.some((row) => row.until === ask.name);
  const today = localDateOf(calendar, now);
  if (!putsOff)
    return (
      addWorkingDays(calendar, now, Math.floor(drawn(life.chance, dates.least, dates.most + 1))) ?? today
    );
  const told = life.state.items.find((item) => items.includes(item.id))?.facts[ask.name];
  if (filling.asBefore === true && typeof told === 'string' && told > today) return told;
  const days = Math.floor(drawn(life.chance, dates.putOffLeast, dates.putOffMost + 1));
  const promises = new Set(move.extends.map((row) => row.promise));
  const due = life.state.promises
    .filter(
      (row) =>
        promises.has(row.promise) && row.keptAt === null && items.includes(row.itemId ?? items[0] ?? ''),
    )
    .map((row) => row.clock.due);
  return addWorkingDays(calendar, Math.max(now, ...due), days) ?? today;
}

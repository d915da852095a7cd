import { type Asks, type Command, type CommandName, isRefusal } from '../../case/command.ts';
import { decideInto } from '../../case/decide.ts';
import type { Author, CaseEvent, Facts } from '../../case/event.ts';
import { wake } from '../../case/wake.ts';
import type { Instant } from '../../time/types.ts';
import { homeownerId, type Life } from './life.ts';
import { plan } from './plans.ts';
import type { World } from './world.ts';

export type Ask = { [N in CommandName]: { readonly do: N; readonly data: Asks[N] } }[CommandName];

export const desk: Author = { kind: 'desk' };
const clock: Author = { kind: 'clock' };

/** More deeds than a case ever sees: one that does not settle is let alone, and is open at the end. */
const mostDeeds = 400;
const mostLetters = 50;

/** Somebody asks something of a case, time having done its part first; false: it was refused, and is counted. */
export function ask(world: World, life: Life, now: Instant, by: Author, asked: Ask): boolean {
  passTime(world, life, now);
  return take(world, life, now, by, asked);
}

function take(world: World, life: Life, now: Instant, by: Author, asked: Ask): boolean {
  const command = {
    id: 'command',
    organisation: life.state.organisation,
    case: life.state.id,
    at: now,
    by,
    onBehalfOf: null,
    do: asked.do,
    data: asked.data,
  } as Command;
  const decided = decideInto(world.rules, life.state, command, life.newId);
  if (isRefusal(decided)) {
    world.tally.refused(`${asked.do === 'make move' ? asked.data.move : asked.do}: ${decided.refused}`);
    return false;
  }
  life.state = decided.state;
  world.tally.deeds += 1;
  world.tally.events += decided.events.length;
  for (const event of decided.events) note(world, life, event);
  return true;
}

/** What only time changes, and nobody acts upon. */
const quiet: ReadonlySet<CaseEvent['type']> = new Set([
  'promise at risk',
  'promise late',
  'headline over gross',
  'review noted',
  'exception raised',
]);

function note(world: World, life: Life, event: CaseEvent): void {
  if (event.type === 'letter queued') {
    if (isWatched(world, life, event.data)) life.unsent.push({ letter: event.data, isPlanned: false });
  } else if (event.type === 'letter cancelled') forget(life, event.data.sendId);
  if (!life.stirred && !quiet.has(event.type)) life.stirred = true;
}

function forget(life: Life, sendId: string): void {
  if (life.unsent.some((row) => row.letter.sendId === sendId))
    life.unsent = life.unsent.filter((row) => row.letter.sendId !== sendId);
}

/** The post tells of a letter on which something hangs: an attempt, a wait, a promise; the others simply go. */
const isWatched = (world: World, life: Life, letter: Facts['letter queued']): boolean =>
  letter.runId !== null || world.ways.keeping.has(letter.letter) || life.lot.deadAddress;

/** Lets every moment up to now be noted. */
export function passTime(world: World, life: Life, now: Instant): void {
  if (life.wakeAt > now) return;
  take(world, life, now, clock, { do: 'note time', data: { moment: now, heardUpTo: null } });
  life.wakeAt = Number.POSITIVE_INFINITY;
}

/**
 * After a deed: the post takes the letters that are due, the hand of the clock is set to the next moment, and `look` says
 * what somebody does next.
 */
export function settle(world: World, life: Life, now: Instant, look: (at: Instant) => void): void {
  life.deeds += 1;
  if (life.deeds > mostDeeds) return;
  post(world, life, now, look);
  life.wakeAt = wake(world.rules, life.state) ?? Number.POSITIVE_INFINITY;
  if (!life.stirred) return;
  life.stirred = false;
  look(now);
}

function post(world: World, life: Life, now: Instant, look: (at: Instant) => void): void {
  for (let n = 0; n < mostLetters && life.unsent.length > 0; n += 1) {
    const due = life.unsent.find((row) => row.letter.notBefore <= now)?.letter;
    if (due === undefined) break;
    forget(life, due.sendId);
    const lost = life.lot.deadAddress && due.partyId === homeownerId && due.channel === 'email';
    take(world, life, now, desk, {
      do: 'know letter',
      data: { sendId: due.sendId, outcome: lost ? 'bounced' : 'sent' },
    });
  }
  for (const row of life.unsent) {
    if (row.isPlanned || row.letter.notBefore <= now) continue;
    row.isPlanned = true;
    plan(life.plans, row.letter.notBefore, false, (then) => {
      if (!life.unsent.includes(row)) return;
      passTime(world, life, then);
      settle(world, life, then, look);
    });
  }
}

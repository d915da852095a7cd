import { type Asked, type Lived, liveOn, unlived } from '../app/recorded/lived.ts';
import type { CaseEvent } from '../domain/case/event.ts';
import type { Rules } from '../domain/case/rules.ts';
import { wake } from '../domain/case/wake.ts';
import { LAST_INSTANT } from '../domain/time/zone.ts';
import { readLine } from './replay/line.ts';

/** More moments than any case has between two lines, and at one instant. */
const mostMoments = 10_000;
const mostAtOnce = 500;

export type Replayed =
  | { readonly line: number; readonly events: readonly CaseEvent[]; readonly wake: string | null }
  | { readonly line: number; readonly refused: string; readonly about?: string };

/**
 * One case without a database: each line is a command (docs/replay.md), answered with its events, or why not, and with
 * the number of the line, from 1. Time passes between the lines, moment by moment; `pass time` lets it pass and asks for
 * nothing. A refused line changes nothing and takes no ids: the same lines have the same answers. An empty line has none (null).
 */
export function replayer(rules: Rules): (text: string) => Replayed | null {
  let lived = unlived;
  let line = 0;
  let latest = Number.NEGATIVE_INFINITY;
  const force = rules.inForce.get('query');
  const opening = { standard: force?.standard, calendar: force?.calendar, kind: 'query' };
  return (text) => {
    line += 1;
    if (text.trim() === '') return null;
    const read = readLine(text, opening);
    if ('refused' in read) return { line, ...read };
    const { at, stands } = read;
    if (at < latest) return { line, refused: 'it is earlier than the line before it', about: 'at' };
    const passed = stands ? lived : passTo(rules, lived, at);
    if ('refused' in passed) return { line, ...passed };
    const asked = read.asked(passed.events);
    if (asked !== null && 'refused' in asked) return { line, ...asked };
    const went =
      asked === null ? { lived: passed } : (unheardOf(passed, asked) ?? tried(rules, passed, asked));
    if ('refused' in went) return { line, ...went };
    const events = went.lived.events.slice(lived.events.length);
    lived = went.lived;
    latest = at;
    return { line, events, wake: nextWake(rules, lived) };
  };
}

function nextWake(rules: Rules, { state }: Lived): string | null {
  const next = state.seq === 0 ? null : wake(rules, state);
  return next === null ? null : Temporal.Instant.fromEpochMilliseconds(next).toString();
}

/** What is asked may be impossible in ways that a desk never asks: that is a refusal as well, with what went wrong. */
function tried(rules: Rules, lived: Lived, asked: Asked): ReturnType<typeof liveOn> {
  try {
    return liveOn(rules, lived, asked);
  } catch (error) {
    return { refused: `not possible: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** A desk takes back what it has on record; here ids are written by hand. */
function unheardOf(
  { events }: Lived,
  asked: Asked,
): { readonly refused: string; readonly about: string } | null {
  if (asked.do !== 'retract') return null;
  const known = new Set(events.map((event) => event.id));
  const unknown = asked.data.events.find((id) => !known.has(id));
  return unknown === undefined ? null : { refused: `this case has no event ${unknown}`, about: 'events' };
}

function passTo(rules: Rules, from: Lived, until: number): Lived | { readonly refused: string } {
  if (until > LAST_INSTANT) return { refused: 'no calendar reaches beyond 2200: write an earlier instant' };
  let lived = from;
  let last = Number.NEGATIVE_INFINITY;
  let atOnce = 0;
  for (let n = 0; n < mostMoments; n += 1) {
    const due = lived.state.seq === 0 ? null : wake(rules, lived.state);
    if (due === null || due > until) return lived;
    atOnce = due === last ? atOnce + 1 : 0;
    last = due;
    if (atOnce === mostAtOnce) return { refused: 'time does not pass on this case' };
    const data = { moment: due, heardUpTo: due };
    const went = tried(rules, lived, { at: due, do: 'note time', by: { kind: 'clock' }, data });
    if ('refused' in went) return { refused: `time does not pass here: ${went.refused}` };
    lived = went.lived;
  }
  return {
    refused: `more than ${mostMoments} moments lie between these lines: let time pass in shorter steps`,
  };
}

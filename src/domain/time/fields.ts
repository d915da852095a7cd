import { minutesOf } from './check.ts';
import { MOST } from './rule.ts';
import type { Instant, Pause, PauseEffect } from './types.ts';
import { parseInstant } from './wire.ts';

/** A line that cannot be answered, in words for whoever wrote it. */
export class BadLine extends Error {}

export type Line = Readonly<Record<string, unknown>>;

const EFFECTS: readonly PauseEffect[] = ['excluding (p,q]', 'excluding [p,q]', 'restart'];

/** The fields of one asked line, each refused with its name and what to write (section 6). */
export function instantField(line: Line, name: string): Instant {
  const t = parseInstant(line[name]);
  if (t === null)
    throw new BadLine(
      `${name}: write an instant from 1970 to 2200 with its offset and whole milliseconds, such as 2026-06-01T09:00:00+01:00`,
    );
  return t;
}

export function countField(line: Line, name: string, least = 0): number {
  const n = line[name];
  if (!Number.isSafeInteger(n) || (n as number) < least || (n as number) > MOST)
    throw new BadLine(`${name}: write a whole number from ${least} to ${MOST}`);
  return n as number;
}

export function msField(line: Line, name: string): number {
  const ms = line[name];
  if (!Number.isSafeInteger(ms)) throw new BadLine(`${name}: write whole milliseconds`);
  return ms as number;
}

/** A share of at most three decimal places, in thousandths. */
export function shareField(line: Line, name: string): number {
  const share = line[name];
  if (typeof share !== 'number' || !/^(0(\.\d{1,3})?|1)$/.test(String(share)))
    throw new BadLine(`${name}: write a share from 0 to 1 with at most three decimal places`);
  return Math.round(share * 1000);
}

export function timeField(line: Line, name: string): string {
  const time = line[name];
  if (typeof time !== 'string' || minutesOf(time) === null)
    throw new BadLine(`${name}: write a time of day from 00:00 to 24:00`);
  return time;
}

export function textField(line: Line, name: string): string {
  const text = line[name];
  if (typeof text !== 'string') throw new BadLine(`${name}: write it as text`);
  return text;
}

/** Waits in order as given; `to` may be null for one that is still open. */
export function pausesField(line: Line, name: string): Pause[] {
  const pauses = line[name];
  if (!Array.isArray(pauses) || pauses.length > MOST)
    throw new BadLine(`${name}: write a list of {from, to}, at most ${MOST}`);
  return pauses.map((pause: unknown, i) => pauseOf(pause, `${name}[${i}]`));
}

function pauseOf(pause: unknown, place: string): Pause {
  if (typeof pause !== 'object' || pause === null) throw new BadLine(`${place}: write {from, to}`);
  const { from, to, waitingFor, effect } = pause as Record<string, unknown>;
  const placed = { [`${place}.from`]: from, [`${place}.to`]: to };
  const read: Pause = {
    from: instantField(placed, `${place}.from`),
    to: to === null ? null : instantField(placed, `${place}.to`),
  };
  if (read.to !== null && read.to < read.from) throw new BadLine(`${place}: ends before it begins`);
  if (typeof waitingFor === 'string') read.waitingFor = waitingFor;
  if (effect === undefined) return read;
  const known = EFFECTS.find((one) => one === effect);
  if (known === undefined) throw new BadLine(`${place}.effect: write one of ${EFFECTS.join(', ')}`);
  return { ...read, effect: known };
}

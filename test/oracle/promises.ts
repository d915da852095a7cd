import {
  add,
  countIn,
  dateAt,
  inst,
  lastClose,
  type ModelCalendar,
  type ModelPause,
  nth,
  opening,
  works,
} from './model.ts';

export type ModelDue = { due: number; lateFrom: number; date?: string } | null;

/** Waits clipped to the start, in order, touching ones made one. */
export function merged(pauses: ModelPause[], start: number): ModelPause[] {
  const list: ModelPause[] = [];
  for (const p of [...pauses].sort((a, b) => a.from - b.from)) {
    const from = Math.max(p.from, start);
    if (p.to <= from) continue;
    const last = list.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, p.to);
    else list.push({ from, to: p.to });
  }
  return list;
}

const at = (due: number | null): ModelDue => (due === null ? null : { due, lateFrom: due + 1 });

/** Promise days; `time` for "HH:MM next working day". */
export function promiseDays(
  c: ModelCalendar,
  t: number,
  n: number,
  byDate: boolean,
  pauses: ModelPause[] = [],
  time?: string,
): ModelDue {
  const zero = byDate ? dateAt(c, t) : opening(c, t)?.date;
  if (zero === undefined) return null;
  let day = nth(zero, n, (d) => works(c, d));
  const due = () => (day === null ? null : time === undefined ? lastClose(c, day) : inst(c, day, time));
  for (const p of merged(pauses, t)) {
    const now = due();
    if (day === null || now === null || p.from >= now + 1) break;
    const a = opening(c, p.from)?.date;
    const b = opening(c, p.to)?.date;
    if (!a || !b) return null;
    day = nth(
      day,
      countIn(a, b, (d) => works(c, d)),
      (d) => works(c, d),
    );
  }
  return at(due());
}

/** Time used up outside waits, by walking the stretches between them. */
export function allowance(
  step: (t: number, ms: number) => number | null,
  t: number,
  ms: number,
  pauses: ModelPause[],
  passed: (a: number, b: number) => number,
): ModelDue {
  let left = ms;
  let from = t;
  for (const p of merged(pauses, t)) {
    const free = passed(from, p.from);
    if (free >= left) break;
    left -= free;
    from = p.to;
  }
  return at(left === 0 && from !== t ? null : step(from, left));
}

/** Elapsed time in which dates that do not work do not exist, walked date by date. */
export function onWorkingDates(c: ModelCalendar): ModelCalendar {
  const all: [string, string][] = [['00:00', '24:00']];
  return new Proxy(c, {
    get(target, key) {
      if (key !== 'dates') return Reflect.get(target, key);
      return new Proxy(
        {},
        { get: (_, date) => (works(target, Temporal.PlainDate.from(String(date))) ? all : []) },
      );
    },
  });
}

export const workingTime = (c: ModelCalendar) => (t: number, ms: number) => add(c, t, ms);

import type { Instant } from './time/types.ts';

/** What is still to happen, taken out in order of its instant; what was put in first comes first at the same one. */
export interface Agenda<T> {
  add(at: Instant, what: T): void;
  /** The next that lies before that instant; null: none does. */
  takeBefore(end: Instant): { readonly at: Instant; readonly what: T } | null;
  /** When the next lies; Infinity: there is none. */
  readonly soonest: Instant;
}

/**
 * A binary heap of places. Instants and turns stand in arrays of numbers: a simulated year has a hundred thousand of them, and looking
 * for the next must not fetch an object for each it passes.
 */
export function agenda<T>(): Agenda<T> {
  let ats = new Float64Array(1_024);
  let turns = new Float64Array(1_024);
  const whats: T[] = [];
  let turn = 0;
  const isBefore = (at: Instant, n: number, i: number): boolean => {
    const other = ats[i] as Instant;
    return at < other || (at === other && n < (turns[i] as number));
  };
  const put = (i: number, at: Instant, n: number, what: T): void => {
    ats[i] = at;
    turns[i] = n;
    whats[i] = what;
  };
  const move = (from: number, to: number): void =>
    put(to, ats[from] as Instant, turns[from] as number, whats[from] as T);
  const sink = (at: Instant, n: number, what: T): void => {
    const size = whats.length;
    let i = 0;
    for (;;) {
      let down = 2 * i + 1;
      if (down >= size) break;
      if (down + 1 < size && isBefore(ats[down + 1] as Instant, turns[down + 1] as number, down)) down += 1;
      if (isBefore(at, n, down)) break;
      move(down, i);
      i = down;
    }
    put(i, at, n, what);
  };
  return {
    get soonest() {
      return whats.length === 0 ? Number.POSITIVE_INFINITY : (ats[0] as Instant);
    },
    add(at, what) {
      const n = turn++;
      let i = whats.length;
      if (i === ats.length) {
        ats = longer(ats);
        turns = longer(turns);
      }
      whats.push(what);
      while (i > 0) {
        const up = (i - 1) >> 1;
        if (!isBefore(at, n, up)) break;
        move(up, i);
        i = up;
      }
      put(i, at, n, what);
    },
    takeBefore(end) {
      if (whats.length === 0 || (ats[0] as Instant) >= end) return null;
      const first = { at: ats[0] as Instant, what: whats[0] as T };
      const last = whats.length - 1;
      const what = whats.pop() as T;
      if (last > 0) sink(ats[last] as Instant, turns[last] as number, what);
      return first;
    },
  };
}

function longer(numbers: Float64Array): Float64Array<ArrayBuffer> {
  const twice = new Float64Array(2 * numbers.length);
  twice.set(numbers);
  return twice;
}

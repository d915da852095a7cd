import type { Instant } from '../../time/types.ts';

/** What is still to happen, taken out in order of its instant; what was put in first comes first at the same one. */
export interface Agenda<T> {
  add(at: Instant, what: T): void;
  /** The next that lies before that instant; null: none does. */
  takeBefore(end: Instant): { readonly at: Instant; readonly what: T } | null;
  readonly size: number;
}

interface Entry<T> {
  readonly at: Instant;
  readonly n: number;
  readonly what: T;
}

const isBefore = (a: Entry<unknown>, b: Entry<unknown>): boolean =>
  a.at < b.at || (a.at === b.at && a.n < b.n);

/** A binary heap. */
export function agenda<T>(): Agenda<T> {
  const heap: Entry<T>[] = [];
  let n = 0;
  return {
    get size() {
      return heap.length;
    },
    add(at, what) {
      const entry = { at, n: n++, what };
      let i = heap.length;
      heap.push(entry);
      while (i > 0) {
        const up = (i - 1) >> 1;
        const above = heap[up] as Entry<T>;
        if (!isBefore(entry, above)) break;
        heap[i] = above;
        i = up;
      }
      heap[i] = entry;
    },
    takeBefore(end) {
      const first = heap[0];
      if (first === undefined || first.at >= end) return null;
      const last = heap.pop() as Entry<T>;
      if (heap.length > 0) sinkInto(heap, last);
      return first;
    },
  };
}

function sinkInto<T>(heap: Entry<T>[], entry: Entry<T>): void {
  let i = 0;
  for (;;) {
    let down = 2 * i + 1;
    const left = heap[down];
    if (left === undefined) break;
    const right = heap[down + 1];
    let below = left;
    if (right !== undefined && isBefore(right, left)) {
      below = right;
      down += 1;
    }
    if (!isBefore(below, entry)) break;
    heap[i] = below;
    i = down;
  }
  heap[i] = entry;
}

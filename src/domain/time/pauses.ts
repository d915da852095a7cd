import type { Instant, Pause } from './types.ts';

/** A wait that has ended, [from, to) with from < to. */
export interface Span {
  from: Instant;
  to: Instant;
}

/** A wait with those for whom we waited, in words; null if nobody was named. */
export interface LabelledSpan extends Span {
  waitingFor: string | null;
}

/** Ended waits clipped to the start, in order and merged where they touch or overlap (section 3). */
export function mergedSpans(pauses: readonly Pause[], start: Instant): Span[] {
  if (pauses.length === 0) return [];
  const merged: Span[] = [];
  for (const span of endedInOrder(pauses, start)) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push({ from: span.from, to: span.to });
  }
  return merged;
}

/** The merged waits, each with the names of all that it was made of. */
export function labelledSpans(pauses: readonly Pause[], start: Instant): LabelledSpan[] {
  const ended = endedInOrder(pauses, start);
  return mergedSpans(pauses, start).map((span) => {
    const within = ended.filter((pause) => span.from <= pause.from && pause.from <= span.to);
    const names = new Set(within.flatMap(({ waitingFor }) => (waitingFor ? [waitingFor] : [])));
    return { ...span, waitingFor: names.size === 0 ? null : [...names].join(' and ') };
  });
}

/** Ended waits of positive length, clipped to the start, in order of their beginning. */
export function endedInOrder<P extends Pause>(pauses: readonly P[], start: Instant): (P & Span)[] {
  return pauses
    .flatMap((pause) =>
      pause.to === null ? [] : [{ ...pause, from: Math.max(pause.from, start), to: pause.to }],
    )
    .filter((pause) => pause.from < pause.to)
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

/** The same waits with those still open ended at `now`. */
export function endedAt(pauses: readonly Pause[], now: Instant): Pause[] {
  return pauses.map((pause) => (pause.to === null ? { ...pause, to: Math.max(now, pause.from) } : pause));
}

/** When the earliest wait that is still open began, not before the start; null if none is open. */
export function openSince(pauses: readonly Pause[], start: Instant): Instant | null {
  const open = pauses.filter((pause) => pause.to === null).map((pause) => Math.max(pause.from, start));
  return open.length === 0 ? null : Math.min(...open);
}
